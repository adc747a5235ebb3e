//! Reading logs, judging them, writing what was found.

#[cfg(test)]
mod bytes;
#[cfg(test)]
mod convert;
#[cfg(test)]
mod csv;
#[cfg(test)]
mod document;
#[cfg(test)]
mod encoding;
#[cfg(test)]
mod forensics;
#[cfg(test)]
mod items;
#[cfg(test)]
mod mapping;
#[cfg(test)]
mod ndjson;
#[cfg(test)]
mod order;
#[cfg(test)]
mod output;
#[cfg(test)]
mod packed;
#[cfg(test)]
mod parquet;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod real;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod threads;
#[cfg(test)]
mod times;
#[cfg(test)]
mod what_if;
#[cfg(test)]
mod xes;
