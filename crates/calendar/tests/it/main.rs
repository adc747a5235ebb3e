//! The tests of the calendar, in one binary.

#[cfg(test)]
mod almanac;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod layers;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod text;
