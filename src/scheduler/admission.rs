//! Which environment takes which invocation of one function version: plain synchronous policy.
//!
//! AWS gives an invocation to an idle environment, else to a new one. Here an invocation also waits
//! for an environment that is *coming*: one that starts, restarts, or has answered and is about to
//! ask for the next invocation. A client that sends its next request the moment it has the answer
//! to the last one must find the same environment, not a second one.
//!
//! **Invariant:** after every call no invocation waits while an environment is idle, and, once the
//! starts that were asked for have been counted, no more invocations wait than environments come.

use std::collections::VecDeque;

/// Environments `E` that are idle, and invocations `J` that wait.
#[derive(Debug)]
pub(super) struct Admission<E, J> {
    /// The most recently used one last: it is taken first, so that surplus ones reach their
    /// keep-alive.
    idle: Vec<E>,
    waiting: VecDeque<J>,
    coming: usize,
    life: Life,
}

#[derive(Debug, PartialEq, Eq)]
enum Life {
    Current,
    /// The version was changed or deleted: environments stop when nothing waits for them.
    Retired,
}

/// What to do for an invocation that arrived.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Arrival<E, J> {
    /// Hand it to this environment.
    Assign(E, J),
    /// It waits; start an environment, which counts as coming from now on.
    Start,
    /// It waits for an environment that is coming.
    Wait,
}

/// What an environment does that has nothing to run.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next<J> {
    Run(J),
    /// It is idle now: its handle was kept.
    Rest,
    /// Its version is retired.
    Stop,
}

/// Whether one more environment has to be started, which counts as coming from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    Start,
    Met,
}

impl<E, J> Admission<E, J> {
    pub(super) fn new() -> Self {
        Self { idle: Vec::new(), waiting: VecDeque::new(), coming: 0, life: Life::Current }
    }

    /// An invocation arrives.
    pub(super) fn arrive(&mut self, invocation: J) -> Arrival<E, J> {
        if let Some(environment) = self.idle.pop() {
            return Arrival::Assign(environment, invocation);
        }
        self.waiting.push_back(invocation);
        match self.demand() {
            Demand::Start => Arrival::Start,
            Demand::Met => Arrival::Wait,
        }
    }

    /// One environment shall come ahead of the first invocation, unless there is one.
    pub(super) fn prepare(&mut self) -> Demand {
        if self.life == Life::Retired || !self.idle.is_empty() || self.coming != 0 {
            return Demand::Met;
        }
        self.coming += 1;
        Demand::Start
    }

    /// An environment that was coming has arrived.
    pub(super) fn rest(&mut self, environment: E) -> Next<J> {
        self.coming -= 1;
        match self.waiting.pop_front() {
            Some(invocation) => Next::Run(invocation),
            None if self.life == Life::Retired => Next::Stop,
            None => {
                self.idle.push(environment);
                Next::Rest
            }
        }
    }

    /// A running environment has answered, or restarts: it will rest soon.
    pub(super) fn come(&mut self) {
        self.coming += 1;
    }

    /// An environment that was coming does not come, or takes longer than is worth waiting for.
    pub(super) fn leave(&mut self) -> Demand {
        self.coming -= 1;
        self.demand()
    }

    /// Takes the invocation that has waited longest, for an environment that can answer it without
    /// becoming idle. Afterwards the environment still counts as coming.
    pub(super) fn take_waiting(&mut self) -> Option<J> {
        self.waiting.pop_front()
    }

    /// Takes an environment out of the idle ones; none if an invocation is already on its way.
    pub(super) fn withdraw(&mut self, is_meant: impl Fn(&E) -> bool) -> Option<E> {
        let position = self.idle.iter().position(is_meant)?;
        Some(self.idle.remove(position))
    }

    /// Retires the version; the idle environments are returned, to be stopped.
    pub(super) fn retire(&mut self) -> Vec<E> {
        self.life = Life::Retired;
        std::mem::take(&mut self.idle)
    }

    fn demand(&mut self) -> Demand {
        if self.coming < self.waiting.len() {
            self.coming += 1;
            Demand::Start
        } else {
            Demand::Met
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_second_concurrent_invocation_starts_a_second_environment() {
        let mut admission = Admission::new();
        assert_eq!(admission.arrive("a"), Arrival::Start);
        assert_eq!(admission.rest(1), Next::Run("a"));
        assert_eq!(admission.arrive("b"), Arrival::Start);
    }

    #[test]
    fn the_next_invocation_of_a_sequential_client_waits_for_the_same_environment() {
        let mut admission = Admission::new();
        assert_eq!(admission.arrive("a"), Arrival::Start);
        assert_eq!(admission.rest(1), Next::Run("a"));
        admission.come();
        assert_eq!(admission.arrive("b"), Arrival::Wait);
        assert_eq!(admission.rest(1), Next::Run("b"));
    }

    #[test]
    fn an_environment_that_does_not_come_back_is_replaced() {
        let mut admission = Admission::new();
        assert_eq!(admission.arrive("a"), Arrival::<u32, _>::Start);
        assert_eq!(admission.rest(1), Next::Run("a"));
        admission.come();
        assert_eq!(admission.arrive("b"), Arrival::Wait);
        assert_eq!(admission.leave(), Demand::Start);
    }

    #[test]
    fn the_most_recently_used_environment_is_taken_first() {
        let mut admission = Admission::<u32, &str>::new();
        for environment in [1, 2] {
            admission.come();
            assert_eq!(admission.rest(environment), Next::Rest);
        }
        assert_eq!(admission.arrive("a"), Arrival::Assign(2, "a"));
    }

    #[test]
    fn a_retired_version_serves_what_waits_and_stops() {
        let mut admission = Admission::new();
        assert_eq!(admission.arrive("a"), Arrival::Start);
        assert_eq!(admission.retire(), Vec::<u32>::new());
        assert_eq!(admission.rest(1), Next::Run("a"));
        admission.come();
        assert_eq!(admission.rest(1), Next::Stop);
    }

    #[test]
    fn one_environment_is_prepared_for_the_first_invocation() {
        let mut admission = Admission::new();
        assert_eq!(admission.prepare(), Demand::Start);
        assert_eq!(admission.prepare(), Demand::Met);
        assert_eq!(admission.rest(1), Next::Rest);
        assert_eq!(admission.prepare(), Demand::Met);
        assert_eq!(admission.arrive("a"), Arrival::Assign(1, "a"));
    }

    #[test]
    fn nothing_is_prepared_for_a_retired_version() {
        let mut admission = Admission::<u32, &str>::new();
        admission.retire();
        assert_eq!(admission.prepare(), Demand::Met);
    }

    proptest! {
        #[test]
        fn nothing_waits_beside_an_idle_environment_and_nothing_waits_for_nobody(
            steps in proptest::collection::vec(0..6_u8, 1..200),
        ) {
            let mut admission = Admission::new();
            let (mut coming, mut running, mut served, mut arrived) = (0_usize, 0_usize, 0_usize, 0_usize);
            for (number, step) in steps.into_iter().enumerate() {
                match step {
                    0 | 1 => {
                        arrived += 1;
                        match admission.arrive(arrived) {
                            Arrival::Assign(_, _) => { running += 1; served += 1; }
                            Arrival::Start => coming += 1,
                            Arrival::Wait => {}
                        }
                    }
                    2 if 0 < coming => {
                        coming -= 1;
                        if let Next::Run(_) = admission.rest(number) { running += 1; served += 1; }
                    }
                    3 if 0 < running => { running -= 1; coming += 1; admission.come(); }
                    4 if 0 < coming => {
                        coming -= 1;
                        if admission.leave() == Demand::Start { coming += 1; }
                    }
                    5 if admission.prepare() == Demand::Start => coming += 1,
                    _ => {}
                }
                prop_assert!(admission.idle.is_empty() || admission.waiting.is_empty());
                prop_assert!(admission.waiting.len() <= coming);
                prop_assert_eq!(admission.coming, coming);
                prop_assert_eq!(admission.waiting.len(), arrived - served);
            }
        }
    }
}
