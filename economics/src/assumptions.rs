//! What the simulation takes for granted. The rules are the runtime's; each constant here is a choice about people, or
//! something that genesis sets, with the reason for it.

use sd_primitives::{Balance, SD, TOTAL_SUPPLY};

/// Days in a year. Leap days would change nothing that can be seen.
pub const YEAR: u32 = 365;

/// How long it runs: long enough to settle where the rules are used as they were meant to be, and longer than anybody
/// should believe in constant demand.
pub const YEARS: u32 = 20;

/// Graphics a day that people want to make: a circle of enthusiasts; a known service; what the default terms are made for
/// (`generate_target`); a third of all AI images that the world was estimated to make a day in 2023.
pub const DEMANDS: [u64; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// What must have been distributed at the milestone: a quarter of the supply, as genesis sets it for public networks. That
/// 10,000 accounts have earned by then is taken for granted: nobody is rewarded for more than 50 graphics a day, so that
/// a million a day are made by 20,000 accounts or more.
pub const THRESHOLD: Balance = TOTAL_SUPPLY / 4;

/// Days from the milestone to the handover, as genesis sets them for public networks.
pub const NOTICE: u32 = 7;

/// The day of the handover where the milestone is not reached before, as genesis sets it for public networks.
pub const FALLBACK: u32 = 3 * YEAR;

/// Graphics shared, of a thousand made. Most graphics are tries; and an account is rewarded for 10 shares a day where it
/// is rewarded for 50 graphics. None is taken down: what a moderator forfeits merely stays in the channel.
pub const SHARED: u64 = 100;

/// Graphics minted, of a thousand made. Minting costs twice what generating does, and earns nothing by itself.
pub const MINTED: u64 = 10;

/// Graphics sold, of a thousand made: a fifth of those minted, each once. Later sales earn at most half as much.
pub const SOLD: u64 = 2;

/// What one is sold for: several times the 1.5 SD that generating and minting it cost. It matters little, for the price
/// goes from people to people; the treasuries take 2.5 % of it.
pub const PRICE: Balance = 10 * SD;

/// What hosts offer in prizes for each graphic shared, as long as channel Contest is full, and in proportion less as it
/// empties: contests grow with the gallery. Never above the rule's ceiling for a day.
pub const PRIZES: Balance = SD / 10;
