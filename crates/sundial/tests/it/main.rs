//! The command from outside: arguments in, text and exit code out.

mod administration;
mod audit;
mod building_permits;
mod calendar;
mod compare;
mod convert;
mod demo;
mod drafts;
mod example_log;
mod explain;
mod forensics;
mod help;
mod ledger;
mod messages;
mod readme;
mod real_logs;
mod report;
mod rules;
mod run;
mod scenarios;
mod serve;
mod service;
mod service_requests;
mod simulate;
mod what_if;
mod without_deadlines;
