//! The conditions of a list, gathered one after the other: texts and their values stay together.

use crate::db::Value;
use ports::Scope;

/// Conditions that all hold, with the values for their places.
pub(crate) struct Conditions<'a> {
    texts: Vec<String>,
    values: Vec<Value<'a>>,
}

impl<'a> Conditions<'a> {
    /// Begins with the scope: the place itself, and everything below it.
    pub(crate) fn within(scope: &'a Scope, below: &'a (String, String)) -> Conditions<'a> {
        let mut conditions = Conditions { texts: Vec::new(), values: Vec::new() };
        let (from, to) = below;
        conditions.add(
            "(place = $ OR (place >= $ AND place < $))",
            &[Value::Text(scope.top().path()), Value::Text(from), Value::Text(to)],
        );
        conditions
    }

    /// Adds a condition; each `$` in it takes the next value.
    pub(crate) fn add(&mut self, text: &str, values: &[Value<'a>]) {
        let mut said = String::new();
        let mut places = text.split('$');
        said.push_str(places.next().unwrap_or(""));
        for (rest, value) in places.zip(values) {
            self.values.push(*value);
            said.push('$');
            said.push_str(&self.values.len().to_string());
            said.push_str(rest);
        }
        self.texts.push(said);
    }

    /// Adds that a column has this value, where one is wanted.
    pub(crate) fn add_equal(&mut self, column: &str, wanted: Option<&'a str>) {
        if let Some(wanted) = wanted {
            self.add(&format!("{column} = $"), &[Value::Text(wanted)]);
        }
    }

    /// Returns the whole query, of at most so many rows, with its values.
    pub(crate) fn query(
        mut self,
        columns: &str,
        table: &str,
        order: &str,
        max: u32,
    ) -> (String, Vec<Value<'a>>) {
        self.values.push(Value::Int(i64::from(max)));
        let (conditions, last) = (self.texts.join(" AND "), self.values.len());
        let text = format!("SELECT {columns} FROM {table} WHERE {conditions} ORDER BY {order} LIMIT ${last}");
        (text, self.values)
    }

    /// Returns a query that groups by columns and orders by them, with its values.
    pub(crate) fn grouped(self, columns: &[&str], figures: &str, table: &str) -> (String, Vec<Value<'a>>) {
        let conditions = self.texts.join(" AND ");
        let by = columns.join(", ");
        let text = if columns.is_empty() {
            format!("SELECT {figures} FROM {table} WHERE {conditions}")
        } else {
            format!("SELECT {by}, {figures} FROM {table} WHERE {conditions} GROUP BY {by} ORDER BY {by}")
        };
        (text, self.values)
    }
}
