//! Files that mean harm, or look as if they did: names and bytes.

use serde_json::{Value, json};

use crate::samples;

/// The plan file with one thing changed.
fn plan_with(id: &str, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut plan = samples::plan("tinh-bien-2026");
    plan["id"] = json!(id);
    change(&mut plan);
    plan.to_string().into_bytes()
}

/// Puts a text in the place of every name.
fn rename_all(value: &mut Value, text: &str) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                let is_text = matches!(key.as_str(), "name" | "label" | "unit" | "where" | "text");
                match field {
                    Value::String(old) if is_text => text.clone_into(old),
                    _ => rename_all(field, text),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|one| rename_all(one, text)),
        _ => {}
    }
}

/// All of them.
pub fn files() -> Vec<(String, Vec<u8>)> {
    const SCRIPT: &str = "<script>window.__ran=1</script>";
    const PICTURE: &str = "\"><img src=x onerror=window.__ran=1>";
    const ADDRESS: &str = "<img src=https://example.org/seen.png>";
    let [script, picture, address] = [SCRIPT, PICTURE, ADDRESS];
    let whole = plan_with("x", |_| {});
    let deep = ["[".repeat(10_000), "]".repeat(10_000)].concat();
    let named = |name: &str, bytes: Vec<u8>| (name.to_owned(), bytes);
    vec![
        named("script", plan_with("a", |plan| rename_all(plan, script))),
        named("picture", plan_with("b", |plan| rename_all(plan, picture))),
        named("address", plan_with("c", |plan| rename_all(plan, address))),
        named("id", plan_with(script, |_| {})),
        named(
            "NaN",
            b"{\"format\": \"so-chi-tieu/plan\", \"version\": NaN}".to_vec(),
        ),
        named(
            "huge number",
            b"{\"format\": \"so-chi-tieu/plan\", \"version\": 1e999}".to_vec(),
        ),
        named("deep", deep.into_bytes()),
        named(
            "doubled key",
            b"{\"format\": \"a\", \"format\": \"so-chi-tieu/plan\"}".to_vec(),
        ),
        named("cut", whole[..whole.len() / 2].to_vec()),
        named("100 MB", vec![b' '; 100_000_000]),
    ]
}
