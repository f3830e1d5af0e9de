// Governance as people and collectives take part in it: motions, announcements, proposals, votes; and what the chain must say
// about the handover, worked out from what it has stored.

import { alice, bob, charlie } from './accounts.mjs';
import { balanceOf, channelsOf, potsOf } from './books.mjs';
import { SD } from './units.mjs';

/** The whole board of a development network, which together is the three quarters that announce. */
export const BOARD = [alice, bob, charlie];

/** Who decides what before the handover, and after it. */
const LEVERS = {
  CommunityTerms: ['Board', 'Referendum'],
  Roles: ['Board', 'Referendum'],
  CommunityTreasury: ['Nobody', 'Referendum'],
  Ecosystem: ['Board', 'Referendum'],
  Root: ['BoardAnnounced', 'Referendum'],
  Referenda: ['Nobody', 'Everybody'],
  CompanyTerms: ['Board', 'Board'],
  CompanyTreasury: ['Board', 'Board'],
  BoardMembers: ['Board', 'Board'],
  Votes: ['Committee', 'Committee'],
};

/** How long everything takes on a development network: blocks, but for the deposit. */
export const PERIODS = { launch: 10n, voting: 10n, enactment: 5n, locking: 5n, fastTrack: 5n, deposit: SD, delay: 10n };

/** What the milestone is there; the fallback is in milliseconds. */
export const MILESTONE = { threshold: 20n * SD, earners: 2, notice: 10, fallback: 94_608_000_000 };

/**
 * Has `members` of a collective say yes to `calls`. The first speaks for all, for which the others make it their proxy when they
 * have not: so all of it is one transaction, and a decision takes one block.
 *
 * @param collective `companyBoard` or `technicalCommittee`
 * @returns the outcome of the transaction, and `errors`: for each call its error's name, or null
 */
export async function collectiveVotes(chain, collective, members, calls) {
  const { utility: { batchAll }, [collective]: { close } } = chain.api.tx;
  const motions = await motionsOf(chain, collective, members, calls);
  const closed = await chain.sendOk(batchAll(motions.flatMap(({ votes, closing }) => [...votes, close(...closing)])), members[0]);
  const executed = closed.events.filter(({ section, method }) => section === collective && method === 'Executed');
  const hashes = (list) => list.map((hash) => hash.toHex()).join();
  const [decided, asked] = [hashes(executed.map(({ data }) => data.proposalHash)), hashes(motions.map(({ hash }) => hash))];
  if (decided !== asked) throw new Error(`${collective} decided ${decided} instead of ${asked}`);
  return { ...closed, errors: executed.map(({ data: { result } }) => (result.isErr ? chain.errorName(result.asErr) : null)) };
}

/**
 * Has all `members` say yes to `call` and leaves it to somebody else to close the motion.
 *
 * @returns the transaction that does
 */
export async function readyToClose(chain, collective, members, call) {
  const [{ votes, closing }] = await motionsOf(chain, collective, members, [call]);
  await chain.sendOk(chain.api.tx.utility.batchAll(votes), members[0]);
  return chain.api.tx[collective].close(...closing);
}

/** For each of `calls` what proposes it and brings it all votes, and what closes it then. */
async function motionsOf(chain, collective, members, calls) {
  const { query, tx: { proxy, [collective]: { propose, vote } } } = chain.api;
  const [speaker, ...others] = members;
  await speaksFor(chain, speaker, others);
  const count = (await query[collective].proposalCount()).toNumber();
  return Promise.all(calls.map(async (call, i) => {
    const { method: { hash, encodedLength: length } } = call;
    const { weight } = await call.paymentInfo(speaker);
    const yes = vote(hash, count + i, true);
    return {
      hash,
      votes: [propose(members.length, call, length), yes, ...others.map(({ address }) => proxy.proxy(address, null, yes))],
      closing: [hash, count + i, weight, length],
    };
  }));
}

/** `speaker` is a proxy of each of `others` from now on. */
async function speaksFor(chain, speaker, others) {
  const { query: { proxy }, tx } = chain.api;
  const known = await Promise.all(others.map(({ address }) => proxy.proxies(address)));
  const missing = others.filter((_, i) => !known[i][0].some(({ delegate }) => delegate.eq(speaker.address)));
  await Promise.all(missing.map((member) => chain.sendOk(tx.proxy.addProxy(speaker.address, 'Governance', 0), member)));
}

/** Has the whole board announce `calls`; the outcome, and each one's error or null. */
export const boardAnnounces = (chain, ...calls) => (
  collectiveVotes(chain, 'companyBoard', BOARD, calls.map((call) => chain.api.tx.sdHandover.companyDispatch(call)))
);

/** A call as a proposal that has it in itself, up to 128 bytes. */
export const inline = (call) => ({ Inline: call.method.toHex() });

/** A call as a proposal that has only its hash: the preimage must be noted and requested. */
export const lookup = ({ method: { hash, encodedLength } }) => ({ Lookup: { hash: hash.toHex(), len: encodedLength } });

/** A vote with `amount` of $SD. */
export const aye = (amount, conviction = 'None') => ({ Standard: { vote: { aye: true, conviction }, balance: amount } });
export const nay = (amount, conviction = 'None') => ({ Standard: { vote: { aye: false, conviction }, balance: amount } });

/** The referendum `index` while it is voted on; null when it is over. */
export async function ongoing(at, index) {
  const info = await at.query.democracy.referendumInfoOf(index);
  if (info.isNone || !info.unwrap().isOngoing) return null;
  const { end, tally } = info.unwrap().asOngoing;
  return { end: end.toNumber(), tally: { ayes: tally.ayes.toBigInt(), nays: tally.nays.toBigInt(), turnout: tally.turnout.toBigInt() } };
}

/** What must be voted with for a referendum to be enacted: a twentieth, rounded up, of all $SD that is in no pot. */
export async function quorumAt(at) {
  const pots = await Promise.all(Object.values(await potsOf(at)).map((pot) => balanceOf(at, pot)));
  const people = pots.reduce((rest, pot) => rest - pot, (await at.query.balances.totalIssuance()).toBigInt());
  return (people + 19n) / 20n;
}

/** What `SdApi.handover()` says at a block, in plain values. */
export async function handoverAt(at) {
  const info = await at.call.sdApi.handover();
  const number = (option) => (option.isSome ? option.unwrap().toNumber() : null);
  return {
    distributed: info.distributed.toBigInt(),
    threshold: info.threshold.toBigInt(),
    earners: info.earners.toNumber(),
    leastEarners: info.leastEarners.toNumber(),
    reachedAt: number(info.reachedAt),
    dueAt: number(info.dueAt),
    fallbackAt: number(info.fallbackAt),
    handedOverAt: number(info.handedOverAt),
    periods: Object.fromEntries([...info.periods].map(([name, value]) => [name, value.toBigInt()])),
    quorum: info.quorum.toBigInt(),
    levers: Object.fromEntries(info.levers.map(([lever, now, after]) => [lever.toString(), [now.toString(), after.toString()]])),
    announced: info.announced.map(({ id, call, code, due }) => ({
      id: id.toNumber(), call: call.toHex(), code: code.isSome ? code.unwrap().toHex() : null, due: due.toNumber(),
    })),
    authorized: info.authorized.isSome ? info.authorized.unwrap().toHex() : null,
  };
}

/**
 * What it must say there.
 *
 * @param chain where the first block is read, from whose time the fallback counts
 * @param happened what the test knows: `reachedAt`, `handedOverAt`, `announced`, `authorized`
 */
export async function dueHandoverAt(chain, at, { reachedAt = null, handedOverAt = null, announced = [], authorized = null }) {
  const { ecosystem, ...earned } = await channelsOf(at);
  const began = (await (await chain.at(await chain.hashOf(1))).query.timestamp.now()).toNumber();
  const now = ([before, after], lever) => {
    if (handedOverAt !== null) return after;
    return lever === 'Root' && reachedAt !== null ? 'Nobody' : before;
  };
  return {
    distributed: Object.values(earned).reduce((sum, { paid }) => sum + paid, 0n),
    threshold: MILESTONE.threshold,
    earners: (await at.query.sdRewards.earners()).toNumber(),
    leastEarners: MILESTONE.earners,
    reachedAt,
    dueAt: reachedAt === null ? null : reachedAt + MILESTONE.notice,
    fallbackAt: began + MILESTONE.fallback,
    handedOverAt,
    periods: PERIODS,
    quorum: await quorumAt(at),
    levers: Object.fromEntries(Object.entries(LEVERS).map(([lever, who]) => [lever, [now(who, lever), who[1]]])),
    announced,
    authorized,
  };
}

/** The events in the block `hash`, those of hooks included. */
export async function eventsAt(chain, hash) {
  return (await (await chain.at(hash)).query.system.events()).map(({ event }) => event);
}
