//! The tests of the ledger, in one binary.

#[cfg(test)]
mod bytes;
#[cfg(test)]
mod canonical;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod draws;
#[cfg(test)]
mod heads;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod support;
#[cfg(test)]
mod vectors;
