//! What is on the page by role and accessible name, as Chromium tells screen readers.

use serde_json::Value;

/// The nodes of `Accessibility.queryAXTree`'s answer whose name is, or else begins with, the wanted words.
#[must_use]
pub fn matching(answer: &Value, wanted: &str) -> Vec<u64> {
    let there = named(answer);
    let exact: Vec<u64> = there.iter().filter(|(_, name)| name == wanted).map(|(node, _)| *node).collect();
    if !exact.is_empty() {
        return exact;
    }
    there.iter().filter(|(_, name)| begins(name, wanted)).map(|(node, _)| *node).collect()
}

/// Every node that assistive technology hears of, with its name.
#[must_use]
pub fn named(answer: &Value) -> Vec<(u64, String)> {
    let nodes = answer["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let heard = nodes.iter().filter(|node| node["ignored"] != true);
    let pair = |node: &Value| {
        let name = node.pointer("/name/value").and_then(Value::as_str).unwrap_or_default();
        Some((node["backendDOMNodeId"].as_u64()?, name.replace('\u{a0}', " ").trim().to_owned()))
    };
    heard.filter_map(pair).collect()
}

/// Whether a name begins with whole words.
fn begins(name: &str, wanted: &str) -> bool {
    name.strip_prefix(wanted).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn exact_names_come_before_longer_ones_and_words_are_whole() {
        let node = |id: u64, name: &str| json!({ "backendDOMNodeId": id, "name": { "value": name } });
        let mut hidden = node(9, "Later");
        hidden["ignored"] = json!(true);
        let page = json!({ "nodes": [node(1, "Undo miss 3"), node(2, "Clean"), node(3, "Cleaner"), node(4, "Clean 4"), hidden] });
        assert_eq!(matching(&page, "Undo"), [1]);
        assert_eq!(matching(&page, "Clean"), [2]);
        assert!(matching(&page, "Cle").is_empty());
        assert!(matching(&page, "Later").is_empty());
        assert_eq!(matching(&page, ""), Vec::<u64>::new(), "no node is without a name here");
    }
}
