//! `/api/v1/docs`: the interface on a page, where each operation can be tried with a token.
//!
//! Made of the description, with one script and one style of ours; nothing is loaded from elsewhere, and without the
//! script the page says each operation as a command line.

use super::describe::described_value;
use crate::visit::{Language, Paper, Reader};
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde_json::Value;

/// Shows the page.
pub(crate) async fn page(reader: Reader) -> Paper {
    Paper::of(html(&described_value(), &reader))
}

/// The script of the page.
pub(crate) async fn script() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("docs/try.js"))
}

/// The style of the page.
pub(crate) async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("docs/try.css"))
}

fn html(api: &Value, reader: &Reader) -> String {
    let title = reader.of_two("接口", "The interface");
    let token = reader.of_two("令牌（只留在本页）", "Token (it stays in this page)");
    let about = halves(api["info"]["description"].as_str().unwrap_or(""), reader.language);
    let hint = reader.of_two("机器可读的说明", "The description for machines");
    let mut operations = String::new();
    for (path, item) in api["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            operations.push_str(&of_operation(path, method, operation, reader));
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title} · 日晷 Sundial</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"/api/v1/docs/try.css\">\
         <script src=\"/api/v1/docs/try.js\" defer></script></head>\
         <body><main><h1>{title}</h1><p>{}</p><p><a href=\"/api/v1/openapi.json\">{hint}</a></p>\
         <p><label for=\"token\">{token}</label> <input id=\"token\" type=\"password\" autocomplete=\"off\"></p>\
         {operations}</main></body></html>\n",
        reader.language.code(),
        escape(about),
    )
}

/// An operation as a form, with the command line that does the same.
fn of_operation(path: &str, method: &str, operation: &Value, reader: &Reader) -> String {
    let id = operation["operationId"].as_str().unwrap_or(path);
    let upper = method.to_uppercase();
    let summary = halves(operation["summary"].as_str().unwrap_or(""), reader.language);
    let fields: String =
        operation["parameters"].as_array().into_iter().flatten().map(|field| of_field(id, field)).collect();
    let body = operation["requestBody"]["content"]["application/json"].get("example");
    let body = body.map(|example| {
        let text = escape(&serde_json::to_string_pretty(example).unwrap_or_default());
        format!("<p><label for=\"{id}-body\">JSON</label><textarea id=\"{id}-body\" name=\"body\" rows=\"12\">{text}</textarea></p>")
    });
    let send = reader.of_two("发送", "Send");
    let token = if operation["security"].is_array() { " -H \"Authorization: Bearer $TOKEN\"" } else { "" };
    let data = if body.is_some() { " -H \"Content-Type: application/json\" -d @events.json" } else { "" };
    format!(
        "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\"><code>{upper} {}</code></h2><p>{}</p>\
         <pre class=\"line\">curl -X {upper} \"$SUNDIAL{}\"{token}{data}</pre>\
         <form data-method=\"{upper}\" data-path=\"{}\">{fields}{}<button>{send}</button></form>\
         <output for=\"{id}-body\" aria-live=\"polite\"></output></section>",
        escape(path),
        escape(summary),
        escape(path),
        escape(path),
        body.unwrap_or_default(),
    )
}

fn of_field(id: &str, field: &Value) -> String {
    let name = escape(field["name"].as_str().unwrap_or(""));
    let place = escape(field["in"].as_str().unwrap_or(""));
    // What a path needs is filled in; what narrows a list is only hinted at.
    let example = field["example"].as_str().map_or_else(|| field["example"].to_string(), str::to_owned);
    let example = if field["example"].is_null() { String::new() } else { escape(&example) };
    let given = if place == "path" { "value" } else { "placeholder" };
    let said = escape(field["description"].as_str().unwrap_or(""));
    format!(
        "<p><label for=\"{id}-{name}\"><code>{name}</code></label> \
         <input id=\"{id}-{name}\" name=\"{name}\" data-in=\"{place}\" {given}=\"{example}\"> <small>{said}</small></p>"
    )
}

/// The half of `中文 / English` in a language.
fn halves(text: &str, language: Language) -> &str {
    let Some((zh, en)) = text.split_once(" / ") else { return text };
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
