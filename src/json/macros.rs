//! Forms as tables: each line is read and written alike.

/// The form of a struct: an object. For each field its name in the form and how it stands there:
/// - `must`: always
/// - `keep`: always written; its type's default is read where it is absent
/// - `may`: absent while it is `None` or empty
/// - `flag`: true, or absent
/// - `flat`: a list of pairs, as one list of their numbers in turn; absent while it is empty
/// - `of`: always; it is read from all of the object, for it was said otherwise before
macro_rules! record {
    ($type:ident { $($name:literal $kind:ident $field:ident),* $(,)? }) => {
        impl $crate::json::Record for $type {
            fn to_json(&self) -> $crate::json::Json {
                $crate::json::Json::object(vec![
                    $( ($name, record!(@absent $kind), record!(@form $kind, &self.$field)) ),*
                ])
            }

            fn from_json(json: &$crate::json::Json) -> Option<Self> {
                matches!(json, $crate::json::Json::Object(_)).then_some(())?;
                Some(Self { $( $field: record!(@read $kind, json, $name) ),* })
            }
        }
    };
    (@absent may) => { true };
    (@absent flag) => { true };
    (@absent flat) => { true };
    (@absent $kind:ident) => { false };
    (@form flag, $field:expr) => { $crate::json::Record::to_json(&(*$field).then_some(true)) };
    (@form flat, $field:expr) => { $crate::json::flat($field) };
    (@form $kind:ident, $field:expr) => { $crate::json::Record::to_json($field) };
    (@read of, $json:ident, $name:literal) => {
        $crate::json::Record::from_json($json)?
    };
    (@read must, $json:ident, $name:literal) => {
        $crate::json::Record::from_json($json.field($name)?)?
    };
    (@read flat, $json:ident, $name:literal) => {
        match $json.field($name) {
            None => Default::default(),
            Some(value) => $crate::json::pairs(value)?,
        }
    };
    (@read $kind:ident, $json:ident, $name:literal) => {
        match $json.field($name) {
            None => Default::default(),
            Some(value) => $crate::json::Record::from_json(value)?,
        }
    };
}

/// The form of an enum without data: a text for each variant.
macro_rules! letters {
    ($type:ident { $($letter:literal $variant:ident),* $(,)? }) => {
        impl $crate::json::Record for $type {
            fn to_json(&self) -> $crate::json::Json {
                $crate::json::Json::text(match self { $( Self::$variant => $letter ),* })
            }

            fn from_json(json: &$crate::json::Json) -> Option<Self> {
                match json.as_text()? {
                    $( $letter => Some(Self::$variant), )*
                    _ => None,
                }
            }
        }
    };
}
