//! runtime_api.
