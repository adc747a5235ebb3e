//! A session with PostgreSQL, driven from a blocking thread.

use super::fault::Fault;
use super::tx::Insert;
use super::value::{Column, Value};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tokio::runtime::Handle;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Row, Statement};

/// A connection with the statements that were prepared on it.
pub(crate) struct Session {
    client: Client,
    runtime: Handle,
    prepared: Mutex<HashMap<String, Statement>>,
}

impl Session {
    pub(super) async fn open(config: &Config, runtime: &Handle) -> Result<Session, Fault> {
        let (client, connection) = config.connect(NoTls).await?;
        runtime.spawn(async move {
            // How a connection ended is told by the statement that was waiting on it.
            let _ended = connection.await;
        });
        Ok(Session { client, runtime: runtime.clone(), prepared: Mutex::default() })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(super) fn script(&self, text: &str) -> Result<(), Fault> {
        Ok(self.runtime.block_on(self.client.batch_execute(text))?)
    }

    pub(super) fn execute(&self, text: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let statement = self.prepare(text)?;
        let values = parameters(values);
        Ok(self.runtime.block_on(self.client.execute(&statement, &borrowed(&values)))?)
    }

    pub(super) fn query(&self, text: &str, values: &[Value<'_>]) -> Result<Vec<Row>, Fault> {
        let statement = self.prepare(text)?;
        let values = parameters(values);
        Ok(self.runtime.block_on(self.client.query(&statement, &borrowed(&values)))?)
    }

    pub(super) fn query_keys(&self, text: &str, keys: &[&str]) -> Result<Vec<Row>, Fault> {
        let statement = self.prepare(text)?;
        Ok(self.runtime.block_on(self.client.query(&statement, &[&keys]))?)
    }

    pub(super) fn insert(&self, insert: &Insert, rows: &[Vec<Value<'_>>]) -> Result<(), Fault> {
        let statement = self.prepare(&insert.pg())?;
        let arrays: Vec<Parameter<'_>> = (insert.columns.iter().enumerate())
            .map(|(at, column)| array(*column, rows.iter().filter_map(|row| row.get(at))))
            .collect();
        self.runtime.block_on(self.client.execute(&statement, &borrowed(&arrays)))?;
        Ok(())
    }

    fn prepare(&self, text: &str) -> Result<Statement, Fault> {
        let mut prepared = self.prepared.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(statement) = prepared.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.runtime.block_on(self.client.prepare(text))?;
        prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
}

type Parameter<'a> = Box<dyn ToSql + Sync + 'a>;

fn parameters<'a>(values: &[Value<'a>]) -> Vec<Parameter<'a>> {
    let parameter = |value: &Value<'a>| -> Parameter<'a> {
        match *value {
            Value::Int(number) => Box::new(number),
            Value::MaybeInt(number) => Box::new(number),
            Value::Text(text) => Box::new(text),
        }
    };
    values.iter().map(parameter).collect()
}

fn array<'a>(column: Column, values: impl Iterator<Item = &'a Value<'a>>) -> Parameter<'a> {
    match column {
        Column::Int(_) => {
            let numbers = values.map(|value| match *value {
                Value::Int(number) => Some(number),
                Value::MaybeInt(number) => number,
                Value::Text(_) => None,
            });
            Box::new(numbers.collect::<Vec<Option<i64>>>())
        }
        Column::Text(_) => {
            let texts = values.map(|value| match *value {
                Value::Text(text) => Some(text),
                Value::Int(_) | Value::MaybeInt(_) => None,
            });
            Box::new(texts.collect::<Vec<Option<&str>>>())
        }
    }
}

fn borrowed<'p>(values: &'p [Parameter<'p>]) -> Vec<&'p (dyn ToSql + Sync)> {
    values.iter().map(|value| &**value as &(dyn ToSql + Sync)).collect()
}
