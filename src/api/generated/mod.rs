//! The Lambda API as AWS's model has it. Everything here but this file is written by the generator
//! in `scripts/codegen`.

pub mod constraints;
mod enums;
pub mod errors;
pub mod operations;
mod requests;
mod responses;
#[cfg(test)]
mod round_trips;
pub mod routes;
mod structures;

pub use enums::*;
pub use requests::*;
pub use responses::*;
pub use structures::*;

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    /// A value of a shape with every member present.
    fn example(shapes: &Value, name: &str) -> Value {
        let shape = &shapes[name];
        let part = |part: &str| example(shapes, shape[part]["shape"].as_str().unwrap());
        match shape["type"].as_str().unwrap() {
            "blob" => json!("AAEC"),
            "boolean" => json!(true),
            "double" | "timestamp" => json!(1.5),
            "integer" | "long" => json!(3),
            "list" => json!([part("member")]),
            "map" => {
                let key = part("key").as_str().unwrap().to_owned();
                Value::Object(Map::from_iter([(key, part("value"))]))
            }
            "string" => shape["enum"].get(0).cloned().unwrap_or(json!("text")),
            "structure" => {
                let members = shape["members"].as_object().unwrap().iter();
                let example = |(member, row): (&String, &Value)| {
                    (member.clone(), example(shapes, row["shape"].as_str().unwrap()))
                };
                Value::Object(members.map(example).collect())
            }
            other => panic!("no example of a {other}"),
        }
    }

    #[test]
    fn every_structure_writes_what_it_read() {
        let model: Value =
            serde_json::from_str(include_str!("../../../scripts/codegen/model/service-2.json"))
                .unwrap();
        let shapes = &model["shapes"];
        let mut count = 0;
        for (name, shape) in shapes.as_object().unwrap() {
            if shape["type"] != "structure" || shape["exception"] == true {
                continue;
            }
            let value = example(shapes, name);
            if let Some(again) = super::round_trips::round_trip(name, value.clone()) {
                assert_eq!(again, value, "{name}");
                count += 1;
            }
        }
        // 343, less 58 errors, 2 parts of the event stream and 8 with headers or raw bodies.
        assert_eq!(count, 275);
    }

    #[test]
    fn unknown_values_of_an_enumeration_survive() {
        use super::LastUpdateStatusReasonCode;
        // Recorded, and absent from the model.
        let code: LastUpdateStatusReasonCode = serde_json::from_value(json!("Creating")).unwrap();
        assert_eq!(code, LastUpdateStatusReasonCode::Unrecognized("Creating".into()));
        assert_eq!(serde_json::to_value(&code).unwrap(), "Creating");
    }
}
