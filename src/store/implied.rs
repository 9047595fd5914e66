//! What the key of a record says already is not said again in the record: three thousand notes name their session, and sessions began
//! when their ids were made.

use std::borrow::Cow;

use super::keys;
use crate::domain::Id;
use crate::json::{Json, Record};

/// The field of the record under `key` that the key says, and what it says.
fn implied(key: &str) -> Option<(&'static str, Json)> {
    let id = |kind| key.strip_prefix(kind).and_then(|id| Id::try_from(id.to_owned()).ok());
    if let Some(note) = id(keys::NOTE) {
        return Some(("s", note.to_json()));
    }
    Some(("b", id(keys::SESSION)?.made_at()?.to_json()))
}

/// `record` as it is kept under `key`.
pub(super) fn without<'a>(key: &str, record: &'a Json) -> Cow<'a, Json> {
    if let Some((name, said)) = implied(key)
        && record.field(name) == Some(&said)
        && let Json::Object(fields) = record
    {
        let others = fields.iter().filter(|(known, _)| known != name);
        return Cow::Owned(Json::Object(others.cloned().collect()));
    }
    Cow::Borrowed(record)
}

/// `record` as it was kept under `key`, with what the key says.
pub(super) fn with(key: &str, mut record: Json) -> Json {
    if let Json::Object(fields) = &mut record
        && let Some((name, said)) = implied(key)
        && fields.iter().all(|(known, _)| known != name)
    {
        fields.insert(0, (Cow::Borrowed(name), said));
    }
    record
}
