//! The command from outside: arguments in, text and exit code out.

mod calendar;
mod example_log;
mod explain;
mod rules;
mod run;
mod scenarios;
