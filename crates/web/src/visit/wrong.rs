//! A page that says what is wrong, and what to do next.

use super::reader::Reader;
use crate::entrance::html;
use crate::problem::Problem;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// A page that says what is wrong.
#[derive(Clone, Debug)]
pub struct Wrong {
    reader: Reader,
    problem: Box<Problem>,
}

impl Wrong {
    /// Tells a reader what is wrong.
    pub fn to(reader: &Reader, problem: impl Into<Problem>) -> Wrong {
        Wrong { reader: reader.clone(), problem: Box::new(problem.into()) }
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = html::wrong(&self.reader, &self.problem).with_status(status).into_response();
        response.headers_mut().extend(self.problem.headers());
        response
    }
}
