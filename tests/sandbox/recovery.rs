//! Nothing outlives the server, whatever it is that dies.

use coracle::sandbox::SandboxEvent;

use crate::support::{Host, process};

#[tokio::test]
async fn a_dropped_sandbox_is_killed_and_removed() {
    let host = Host::new().await;
    let mut shell = host.sandbox().await;
    shell.sandbox.start(&process(&["/bin/sleep", "1000"])).await.unwrap();
    drop(shell);
    host.close().await;
}
