//! What the n-th event in a window earns.

/// The curve of one lane in one window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Curve {
	/// What each of the first `target` events earns, in base units; at most 10^13.
	pub base: u128,
	/// T: how many events earn the whole base; at most 10^9.
	pub target: u32,
}

impl Curve {
	/// P(n): what the first `n` events of a window earn together, in base units.
	pub fn prefix(&self, n: u64) -> u128 {
		let (base, t, n) = (self.base, u128::from(self.target), u128::from(n));
		if t == 0 {
			return 0;
		}
		let whole = base * n.min(t);
		let m = n.clamp(t, 2 * t) - t;
		whole + base * (2 * t * m - m * m) / (2 * t)
	}

	/// What the next event after `n` earns, in base units.
	pub fn next(&self, n: u64) -> u128 {
		self.prefix(n + 1) - self.prefix(n)
	}
}
