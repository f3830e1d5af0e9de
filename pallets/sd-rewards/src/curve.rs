//! What the n-th event in a window earns.
//!
//! The first `target` events earn `base` each, the next `target` linearly less down to nothing, further ones nothing. The
//! curve is defined by its prefix sum, so that any number of events costs O(1) to price, and so that nobody gains by
//! dividing a batch into single events or joining single events into a batch.

use sd_primitives::Balance;

/// The curve of one lane in one window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Curve {
	/// What each of the first `target` events earns, in base units; at most 10 SD.
	pub base: Balance,
	/// How many events earn the whole base; at most 10^9.
	pub target: u32,
}

impl Curve {
	/// P(n): what the first `n` events of a window earn together, in base units.
	///
	/// `base × n` up to the target, then `base × T + ⌊base × (2·T·m − m²) / (2·T)⌋` with `m = min(n, 2·T) − T`. With a base
	/// of at most 10^13 and a target of at most 10^9 no product exceeds 10^31.
	pub fn prefix(&self, n: u64) -> Balance {
		let (target, n) = (u128::from(self.target), u128::from(n));
		if n <= target {
			return self.base * n;
		}
		if target == 0 {
			return 0;
		}
		let beyond = n.min(2 * target) - target;
		let declining = self.base * (2 * target * beyond - beyond * beyond) / (2 * target);
		self.base * target + declining
	}

	/// What `count` events after the first `n` earn together, in base units.
	pub fn price(&self, n: u64, count: u64) -> Balance {
		self.prefix(n.saturating_add(count)) - self.prefix(n)
	}

	/// How many events after the first `n` each earn at least `least` base units.
	///
	/// A bisection: with a base of at least twice the target, which all but an exhausted channel has, no event earns more
	/// than one before it. Below that a unit lost to rounding may make the answer differ by the events that earn a unit.
	pub fn earning_at_least(&self, least: Balance, n: u64) -> u64 {
		self.first_beyond(n, |event| self.price(event, 1) < least) - n
	}

	/// As [`Self::earning_at_least`], of a channel that has only `available` base units: the event that takes the last of
	/// them earns what is left, and further ones nothing.
	pub fn earning_at_least_out_of(&self, available: Balance, least: Balance, n: u64) -> u64 {
		let whole = self.first_beyond(n, |event| self.price(n, event + 1 - n) > available) - n;
		let left = available - self.price(n, whole);
		self.earning_at_least(least, n).min(whole + u64::from(left >= least))
	}

	/// The first event from the `n`-th on for which `beyond` holds, which holds for all after it, or the one after which
	/// nothing is earned any more.
	fn first_beyond(&self, n: u64, beyond: impl Fn(u64) -> bool) -> u64 {
		let (mut low, mut high) = (n, (2 * u64::from(self.target)).max(n));
		while low < high {
			let middle = low + (high - low) / 2;
			if beyond(middle) {
				high = middle;
			} else {
				low = middle + 1;
			}
		}
		low
	}
}
