//! The description of the interface for machines.

use super::routes::described;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, ContactBuilder, InfoBuilder};

#[derive(OpenApi)]
#[openapi()]
struct Bare;

/// What the description begins with.
pub(super) fn about() -> utoipa::openapi::OpenApi {
    let mut api = Bare::openapi();
    api.info = InfoBuilder::new()
        .title("Sundial 日晷")
        .version("1")
        .description(Some(
            "办件事件的接收与监察结果的查询 / Takes the events of cases in, and tells what supervision found.",
        ))
        .contact(Some(ContactBuilder::new().name(Some("the administrator of this instance")).build()))
        .build();
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    let mut components = Components::new();
    components.add_security_scheme("token", bearer);
    api.components = Some(components);
    api
}

/// Returns the description of the interface, OpenAPI 3.1 as JSON.
#[must_use]
pub fn description() -> String {
    let (_, api) = described();
    let mut text = api.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
