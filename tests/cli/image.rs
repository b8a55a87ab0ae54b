use crate::{coracle, run};

#[test]
fn a_wrong_architecture_or_a_missing_reference_exits_with_2() {
    assert_eq!(run(coracle(&["image", "pull", "python3.11", "--arch", "mips"])).code, Some(2));
    assert_eq!(run(coracle(&["image", "pull"])).code, Some(2));
}
