//! An alias: a name for a version, and perhaps for a second one that gets a share.

use std::collections::BTreeMap;

use crate::model::{AliasName, RevisionId, Version};

/// An alias, as it is at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    pub name: AliasName,
    pub version: Version,
    pub description: String,
    /// The share of invocations, from 0 to 1, that goes to another version
    /// (`RoutingConfig.AdditionalVersionWeights`).
    pub weights: BTreeMap<Version, f64>,
    pub revision_id: RevisionId,
}

impl Alias {
    /// The version for one invocation; `draw` is uniform in 0..1.
    pub(super) fn choose(&self, draw: f64) -> Version {
        let mut share = 0.0;
        for (version, weight) in &self.weights {
            share += weight;
            if draw < share {
                return *version;
            }
        }
        self.version
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alias(weight: f64) -> Alias {
        Alias {
            name: "live".parse().unwrap(),
            version: Version::Published(1),
            description: String::new(),
            weights: BTreeMap::from([(Version::Published(2), weight)]),
            revision_id: RevisionId::random(),
        }
    }

    proptest! {
        #[test]
        fn the_second_version_gets_its_share_of_the_draws(weight in 0.0..=1.0_f64) {
            let alias = alias(weight);
            let draws = 1000_u32;
            let second = (0..draws)
                .filter(|draw| {
                    let version = alias.choose(f64::from(*draw) / f64::from(draws));
                    version == Version::Published(2)
                })
                .count();
            let expected = weight * f64::from(draws);
            let second = f64::from(u32::try_from(second).unwrap());
            prop_assert!((second - expected).abs() <= 1.0, "{second} of {draws} for {weight}");
        }
    }

    #[test]
    fn a_weight_of_0_or_1_leaves_nothing_to_chance() {
        for draw in [0.0, 0.5, 0.999_999] {
            assert_eq!(alias(0.0).choose(draw), Version::Published(1));
            assert_eq!(alias(1.0).choose(draw), Version::Published(2));
        }
    }
}
