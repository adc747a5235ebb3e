//! What pages say, in Chinese and English. Every key has both, or it does not compile.

macro_rules! words {
    ($(#[$doc:meta])* $group:ident { $($key:ident: $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $group { $(#[doc = $en] pub $key: &'static str,)+ }

        impl $group {
            pub(super) const ZH: $group = $group { $($key: $zh,)+ };
            pub(super) const EN: $group = $group { $($key: $en,)+ };
            #[cfg(test)]
            pub(super) const ALL: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($key), $zh, $en),)+];
        }
    };
}

mod cards;
mod cases;
mod catalogue;
mod frame;
mod keep;
mod seeing;
mod sign;
#[cfg(test)]
mod tests;

pub use cards::CardWords;
pub use cases::CaseWords;
pub use catalogue::Words;
pub use frame::FrameWords;
pub use keep::KeepWords;
pub use seeing::SeeingWords;
pub use sign::SignWords;
