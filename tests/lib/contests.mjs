// Contests as events tell them: entries, votes, standings, and who has won. Simple instead of fast: whoever is best is found
// by sorting all entries.

import { ENTRY_DEPOSIT, prizesOf, ranked, voteWeight } from './formulas.mjs';

const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

export class Contests {
  /**
   * @param next how many have been opened
   * @param all  Map from id to { sponsor, prize, shares, quorum, entries, votes, outcome }: `sponsor` an address or null,
   *             `entries` [{ creator, number, contentHash, tally, released }], `votes` a Map from voter to { creator, held, weight },
   *             `outcome` null or { winners: [{ creator, contentHash, tally, prize, claimed }] }
   */
  constructor({ next = 0, all = new Map() } = {}) {
    this.next = next;
    this.all = new Map([...all].map(([id, contest]) => [id, structuredClone(contest)]));
  }

  /** The id of a contest that opens. */
  open({ sponsor, prize, shares, quorum }) {
    const id = this.next++;
    this.all.set(id, { sponsor, prize, shares, quorum, entries: [], votes: new Map(), outcome: null });
    return id;
  }

  enter({ contest, creator, contentHash }) {
    const { entries } = this.all.get(contest);
    const number = entries.length;
    entries.push({ creator, number, contentHash, tally: 0n, released: false });
    return { number, deposit: ENTRY_DEPOSIT };
  }

  /** @param earned what the voter ever earned by generating and sharing */
  vote({ contest, voter, creator, amount, earned }) {
    const { entries, votes } = this.all.get(contest);
    const before = votes.get(voter) ?? { creator, held: 0n, weight: 0n };
    if (before.creator !== creator) throw new Error(`${voter} votes for two entries`);
    const held = before.held + amount;
    const weight = voteWeight(held, earned);
    votes.set(voter, { creator, held, weight });
    const entry = entries.find((it) => it.creator === creator);
    entry.tally += weight - before.weight;
    return { held, weight, tally: entry.tally, total: this.total(contest) };
  }

  /** What all votes weigh. */
  total = (contest) => sum(this.all.get(contest).entries.map(({ tally }) => tally));

  /** The best entries, at most ten. */
  standings = (contest) => ranked(this.all.get(contest).entries).slice(0, 10);

  /** @param removed Set of the content hashes of graphics that were taken down */
  close({ contest, due, removed }) {
    const it = this.all.get(contest);
    const best = this.total(contest) < it.quorum ? [] : ranked(it.entries).filter(({ contentHash }) => !removed.has(contentHash));
    const prizes = prizesOf(it.prize, it.shares).slice(0, best.length);
    const winners = prizes.map((prize, rank) => {
      const { creator, contentHash, tally } = best[rank];
      return { creator, contentHash, tally, prize };
    });
    it.outcome = { winners: winners.map((winner) => ({ ...winner, claimed: false })) };
    return { sponsor: it.sponsor, total: this.total(contest), winners, due, returned: it.prize - sum(prizes) };
  }

  /** @param excluded Set of addresses that earn nothing: a prize out of the channel is not for them */
  claim({ contest, rank, removed, excluded }) {
    const { sponsor, outcome } = this.all.get(contest);
    const won = outcome.winners[rank];
    won.claimed = true;
    const goesBack = removed.has(won.contentHash) || (sponsor === null && excluded.has(won.creator));
    const paid = goesBack ? 0n : won.prize;
    return { sponsor, winner: won.creator, contentHash: won.contentHash, paid, returned: won.prize - paid };
  }

  release({ contest, account }) {
    const { entries, votes } = this.all.get(contest);
    const entry = entries.find(({ creator, released }) => creator === account && !released);
    if (entry) entry.released = true;
    const vote = votes.get(account)?.held ?? 0n;
    votes.delete(account);
    return { deposit: entry ? ENTRY_DEPOSIT : 0n, vote };
  }

  /** Whether nothing is left to claim or to release: then it is forgotten. */
  remove({ contest }) {
    const { outcome, entries, votes } = this.all.get(contest);
    const over = outcome !== null && outcome.winners.every(({ claimed }) => claimed) && entries.every(({ released }) => released) && votes.size === 0;
    this.all.delete(contest);
    return { over };
  }
}
