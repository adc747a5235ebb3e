//! The command from outside: arguments in, text and exit code out.

mod audit;
mod calendar;
mod compare;
mod convert;
mod example_log;
mod explain;
mod forensics;
mod help;
mod readme;
mod real_logs;
mod rules;
mod run;
mod scenarios;
mod simulate;
mod what_if;
