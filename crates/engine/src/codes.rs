//! Closed vocabularies.

/// Makes a closed vocabulary: a type, and each word's code, Chinese and English in one line, so that the four cannot
/// drift apart.
macro_rules! codes {
    ($(#[$about:meta])* $type:ident { $($(#[$doc:meta])* $name:ident $code:literal $zh:literal $en:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $($(#[$doc])* $name,)+
        }

        impl $type {
            /// Every one with its code, in order.
            pub const CODES: &'static [(&'static str, $type)] = &[$(($code, $type::$name),)+];

            /// Every one, in order.
            pub const ALL: &'static [$type] = &[$($type::$name,)+];

            /// Finds one by its code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<$type> {
                $type::ALL.iter().copied().find(|one| one.code() == code)
            }

            /// Returns its code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($type::$name => $code,)+ }
            }

            /// Says it in Chinese.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $($type::$name => $zh,)+ }
            }

            /// Says it in English.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $($type::$name => $en,)+ }
            }
        }
    };
}

pub(crate) use codes;
