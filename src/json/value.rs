//! A tree of JSON.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::read::{self, NotJson};

/// A JSON value. Objects keep the order of their fields.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number that is no 64-bit integer. No record has one; it is written as `null`.
    Fraction,
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// Reads a text, whole.
    ///
    /// # Errors
    /// [`NotJson`]; also if it is nested more than 127 deep, or has more than half a million values.
    pub fn parse(text: &str) -> Result<Self, NotJson> {
        read::read(text)
    }

    /// The value of a field; `None` if there is none, or if this is no object.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The items of an array; `None` if this is none.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// A text's letters; `None` if this is none.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// An object. A field that may be absent is left out while it is `null` or an empty array.
    pub fn object(fields: Vec<(&'static str, bool, Self)>) -> Self {
        let is_empty = |value: &Self| matches!(value, Self::Null) || value.items().is_some_and(<[_]>::is_empty);
        let kept = fields.into_iter().filter(|(_, may_be_absent, value)| !(*may_be_absent && is_empty(value)));
        Self::Object(kept.map(|(name, _, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// An object with one field.
    pub fn tagged(name: &'static str, value: Self) -> Self {
        Self::Object(vec![(Cow::Borrowed(name), value)])
    }
}

/// As compact JSON.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Fraction => serializer.serialize_unit(),
            Self::Bool(is) => serializer.serialize_bool(*is),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_was_read() {
        for text in ["null", "[]", "{}", "[1,-2,\"ñ \\\"🤷\\n\",true,{\"b\":[null],\"a\":{}}]", "-9223372036854775808"]
        {
            assert_eq!(Json::parse(text).expect("JSON").to_string(), text);
        }
    }

    #[test]
    fn a_number_that_is_no_integer_is_none() {
        for text in ["1.5", "1e3", "9223372036854775808", "-0.0"] {
            assert_eq!(Json::parse(text).expect("JSON"), Json::Fraction, "{text}");
        }
    }

    #[test]
    fn fields_are_found_by_name() {
        let json = Json::parse("{\"b\":1,\"a\":[2]}").expect("JSON");
        assert_eq!(json.field("a").and_then(Json::items), Some([Json::Int(2)].as_slice()));
        assert_eq!((json.field("c"), Json::Int(1).field("a"), json.items()), (None, None, None));
    }

    #[test]
    fn what_is_no_json_or_too_deep_is_refused() {
        for text in ["", "[1,", "{\"a\":}", "nul", "[1] 2", &"[".repeat(200_000)] {
            assert!(Json::parse(text).is_err(), "{text:.20}");
        }
    }
}
