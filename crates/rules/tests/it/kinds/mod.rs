//! Every kind of rule: what it finds, and what it does not.

mod clock;
mod events;
mod fees;
mod law;
mod lists;
mod months;
mod people;
mod suspensions;
mod table;
