//! Answers an API Gateway REST request: `{"param": "田中 次郎"}` gives `<TEST_ENV_VAR> 田中 次郎さん`.

use std::io::ErrorKind;
use std::{env, fs};

use base64::prelude::{BASE64_STANDARD, Engine};
use lambda_runtime::{Error, LambdaEvent, run, service_fn};
use serde_json::{Value, json};

/// From the Lambda layer: whom to greet when the request names nobody, and how to address people.
const WORDS: &str = "/opt/hello.json";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let words = read_words()?;
    let greeting = env::var("TEST_ENV_VAR").unwrap_or_else(|_| "hello".into());
    let hello = |event: LambdaEvent<Value>| {
        let param = param_of(&event.payload).unwrap_or_else(|| words["param"].clone());
        let text = format!("{greeting} {}{}", text_of(&param), text_of(&words["honorific"]));
        async move { Ok::<_, Error>(json!({ "statusCode": 200, "body": text })) }
    };
    run(service_fn(hello)).await
}

/// Where the layer is not at /opt (a plain process on a developer's machine) the words are those of the build.
fn read_words() -> Result<Value, Error> {
    match fs::read(WORDS) {
        Ok(bytes) => Ok(serde_json::from_slice(&bytes)?),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(serde_json::from_str(include_str!("../layer/hello.json"))?)
        }
        Err(error) => Err(error.into()),
    }
}

/// `param` of the JSON in the request's body; the body is base64 when API Gateway took it for binary.
fn param_of(event: &Value) -> Option<Value> {
    let body = event["body"].as_str()?;
    let bytes = match event["isBase64Encoded"].as_bool() {
        Some(true) => BASE64_STANDARD.decode(body).ok()?,
        _ => body.as_bytes().to_vec(),
    };
    let request: Value = serde_json::from_slice(&bytes).ok()?;
    request.get("param").filter(|param| !param.is_null()).cloned()
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
