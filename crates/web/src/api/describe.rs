//! The description of the interface for machines.

use super::routes::described;
use utoipa::OpenApi as _;
use utoipa::openapi::schema::Type;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    Components, ContactBuilder, ContentBuilder, HeaderBuilder, InfoBuilder, ObjectBuilder, OpenApi, Ref,
    RefOr, ResponseBuilder,
};

#[derive(utoipa::OpenApi)]
#[openapi()]
struct Bare;

/// What the description begins with.
pub(super) fn about() -> OpenApi {
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

/// Says of every operation with which problems it may answer, so that none is forgotten: what cannot be understood,
/// who is not known or may not where a token is wanted, who comes too often, and a store that cannot be reached.
pub(super) fn with_problems(mut api: OpenApi) -> OpenApi {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem = |status: &'static str, said: &str| {
        let wait = matches!(status, "429" | "503").then(|| {
            let header = HeaderBuilder::new()
                .schema(Some(ObjectBuilder::new().schema_type(Type::Integer)))
                .description(Some("after how many seconds to come again"));
            ("Retry-After", header.build())
        });
        let response =
            ResponseBuilder::new().description(said).content("application/problem+json", content.clone());
        let response =
            wait.into_iter().fold(response, |response, (name, header)| response.header(name, header));
        (status.to_owned(), RefOr::T(response.build()))
    };
    for item in api.paths.paths.values_mut() {
        for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            let mut known = vec![
                problem("400", "what was asked cannot be understood"),
                problem("429", "come again later: too often, or more than can be kept at the moment"),
                problem("503", "the database cannot be reached at the moment"),
            ];
            if operation.security.is_some() {
                known.push(problem("401", "nobody is known by this token"));
                known.push(problem("403", "the role may not"));
            }
            for (status, response) in known {
                responses.entry(status).or_insert(response);
            }
        }
    }
    api
}

/// Returns the description as a value, for the page that is made of it.
pub(super) fn described_value() -> serde_json::Value {
    let (_, api, _) = described();
    serde_json::to_value(api).unwrap_or_default()
}

/// Returns the description of the interface, OpenAPI 3.1 as JSON.
#[must_use]
pub fn description() -> String {
    let (_, api, _) = described();
    let mut text = api.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}
