//! Images pulled from real and from misbehaving registries.
//!
//! `pulls` needs the test images: `scripts/images/build.py --cache DIR`, then
//! `scripts/images/serve.py --cache DIR --port 5055` in the background and
//! `CORACLE_TEST_REGISTRY=127.0.0.1:5055` for the tests. `faults` needs nothing.

mod faults;
mod model;
mod pulls;
mod registry;
mod support;
