//! Who a token belongs to.

use app::people::account::token;
use app::{Actor, People, PeopleError};
use async_trait::async_trait;
use ports::StoreError;

/// Tells who a token belongs to.
#[async_trait]
pub trait Doorkeeper: Send + Sync {
    /// Returns the actor of a token; `None` for one that is unknown, revoked or out of date.
    ///
    /// # Errors
    /// Any failure of the store.
    async fn actor_of_token(&self, token: &str) -> Result<Option<Actor>, StoreError>;
}

#[async_trait]
impl Doorkeeper for People {
    async fn actor_of_token(&self, secret: &str) -> Result<Option<Actor>, StoreError> {
        match token::actor_of_token(self, secret).await {
            Ok(actor) => Ok(Some(actor)),
            Err(PeopleError::Refused(_) | PeopleError::OtherKey) => Ok(None),
            Err(PeopleError::Store(failure)) => Err(failure),
        }
    }
}
