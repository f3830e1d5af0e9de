// The handover from outside, on one chain, in its order: the board announces, the milestone is reached by earning, the
// community takes over, and a referendum sets the fees.
//
// A referendum is launched every ten blocks, the one with most behind it first, so the tests follow the clock: while one is voted
// on, what came of the one before is looked at.

import { strict as assert } from 'node:assert';
import { blake2AsHex } from '@polkadot/util-crypto';
import { alice, bob, charlie, dave, eve, ferdie, one } from '../lib/accounts.mjs';
import { balanceOf, potsOf } from '../lib/books.mjs';
import { GENERATION_FEE, spendingCeiling, split } from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import {
  BOARD, PERIODS, aye, boardAnnounces, collectiveVotes, dueHandoverAt, eventsAt, handoverAt, inline, lookup, nay, ongoing, quorumAt,
  readyToClose,
} from '../lib/governance.mjs';
import { step } from '../lib/steps.mjs';
import { SD } from '../lib/units.mjs';
import {
  allRefused, atLeastLeftOfEpoch, boardDecides, boardIsRefused, epochBegun, eventOf, newPicture, nothingChanged, ownDevNode, soon,
} from './support.mjs';

const { chain } = await ownDevNode('governance', { handover: true });
const { api } = chain;
const {
  balances, democracy, preimage, sdContests, sdGraphics, sdHandover, sdMarket, sdRewards, sdTreasury, system, technicalCommittee, utility,
} = api.tx;
const [LAUNCH, VOTING, ENACTMENT, LOCKING, DELAY, LEAST_VOTING] = ['launch', 'voting', 'enactment', 'locking', 'delay', 'fastTrack'].map((name) => Number(PERIODS[name]));
const SOMEWHERE = `0x${'77'.repeat(32)}`;
const firstTerms = (await api.call.sdApi.terms()).community;

/** A call that sets the community's terms, with what is given changed. */
const terms = (change) => sdRewards.setCommunityTerms(Object.assign(Object.fromEntries([...firstTerms].map(([name, term]) => [name, term.toString()])), change));
const electCommittee = (...members) => technicalCommittee.setMembers(members.map(({ address }) => address).sort(), null, 3);
const spend = (source, amount) => sdTreasury.spend(source, 'Native', amount, ferdie.address);
const denied = [
  system.setStorage([['0x00', '0x01']]),
  balances.forceTransfer(dave.address, ferdie.address, SD),
  utility.batchAll([sdGraphics.setModerator(one.address, true), utility.batch([system.killPrefix('0x00', 1)])]),
];

/** What the referendum about fees decides, as a preimage. */
const fees = { communityShare: 600_000_000, mintCommunityFee: 1_250_000_000_000 };
const setsFees = terms(fees);
const feesHash = setsFees.method.hash.toHex();
const isThere = async () => (await api.query.preimage.preimageFor([feesHash, setsFees.method.encodedLength])).isSome;

/** What the test knows of the handover. */
const happened = { reachedAt: null, handedOverAt: null, announced: [], authorized: null };

/** `SdApi.handover()` says all that it must at the end of a block, the best one if none is given. */
async function apiIsRight(hash) {
  const at = await chain.at(hash ?? (await chain.best()).hash);
  assert.deepEqual(await handoverAt(at), await dueHandoverAt(chain, at, happened));
}

/** Dave's, or somebody else's, generated graphics; their content hashes. */
async function generated(count, artist = dave) {
  const expiresAt = await soon(chain);
  const pictures = Array.from({ length: count }, newPicture);
  const outcomes = await chain.sendAll(pictures.map((picture) => [generateTx(chain, graphicOf(picture, artist), { expiresAt }), artist]));
  assert.deepEqual(outcomes.filter(({ error }) => error), []);
  return { pictures, outcomes };
}

/** Lets the block `number` pass if it is near: its hooks change more than a refused transaction does. */
async function letPass(number) {
  if (number - (await chain.best()).number <= 2) await chain.waitBest(number);
}

/** The next block in which a vote begins, if there is a proposal; the deposits of that are given back in it. */
const nextLaunch = async () => (Math.floor((await chain.best()).number / LAUNCH) + 1) * LAUNCH;

/** The one event of this kind in a block, hooks included. */
const eventIn = async (number, section, method) => eventOf({ events: await eventsAt(chain, await chain.hashOf(number)) }, section, method).data;

/** Announcements that the whole board votes for and the chain refuses, each `[call, name]`. */
async function announcementsAreRefused(...motions) {
  const closed = await boardAnnounces(chain, ...motions.map(([call]) => call));
  assert.deepEqual(closed.errors, motions.map(([, name]) => name));
  // Where a vote begins, a hook gives the deposits of its proposal back.
  if (closed.block.number % LAUNCH !== 0) await nothingChanged(chain, closed.block, 'CompanyBoard');
}

/** What somebody noted on chain so that the board could announce it: no code, but the chain does not look. */
const code = `0x${'5d'.repeat(100)}`;
const codeHash = blake2AsHex(code);

step('in the beginning the board decides, and everybody can see that', async () => {
  await chain.waitBest(2);
  await apiIsRight();
});

step('nobody proposes anything yet', async () => {
  await allRefused(
    chain,
    [democracy.propose(inline(setsFees), SD), dave, 'BadOrigin'],
    [democracy.propose(inline(denied[0]), SD), ferdie, 'system.CallFiltered'],
    [sdHandover.requestPreimage(SOMEWHERE), one, 'sdHandover.NotNoted'],
    [sdHandover.releasePreimage(feesHash), ferdie, 'sdHandover.NotRequested'],
    [sdHandover.companyDispatch(electCommittee(dave)), alice, 'BadOrigin'],
    [sdHandover.executeAnnounced(0), bob, 'BadOrigin'],
  );
});

step('two thirds of the board set terms, and announce nothing', async () => {
  const decided = await boardDecides(chain, terms({ recycle: 20_000_000 }));
  assert.equal(eventOf(decided, 'sdRewards', 'CommunityTermsSet').data.terms.recycle.toNumber(), 20_000_000);
  await boardIsRefused(
    chain,
    [sdHandover.companyDispatch(electCommittee(dave)), 'BadOrigin'],
    [spend('Community', 1n), 'sdTreasury.CommunityLocked'],
  );
});

step('the whole board announces only what is on the list', async () => {
  const upgrade = (byte) => system.authorizeUpgrade(`0x${byte.repeat(32)}`);
  await announcementsAreRefused(
    [system.remark('0x00'), 'sdHandover.NotAllowed'],
    [terms({}), 'sdHandover.NotAllowed'],
    [balances.forceTransfer(dave.address, ferdie.address, SD), 'sdHandover.NotAllowed'],
    [utility.batchAll([electCommittee(dave), system.setStorage([])]), 'sdHandover.NotAllowed'],
    [upgrade('77'), 'sdHandover.CodeNotNoted'],
    [utility.batchAll([upgrade('77'), upgrade('78')]), 'sdHandover.TwoUpgrades'],
    [utility.batchAll(Array(250).fill(upgrade('77'))), 'sdHandover.CallTooLong'],
    [technicalCommittee.setMembers([], null, 4_294_967_295), 'sdHandover.CallTooHeavy'],
  );
  const cancelled = await collectiveVotes(chain, 'companyBoard', BOARD, [sdHandover.cancelDispatch(999)]);
  assert.deepEqual(cancelled.errors, ['sdHandover.NotAnnounced']);
});

/** What is announced under the id, as the API shows it. */
const announced = (id, call, due, itsCode = null) => ({ id, call: call.method.toHex(), code: itsCode, due });

step('what is announced can be seen, with the code of an upgrade, or be cancelled', async () => {
  await chain.sendOk(preimage.notePreimage(code), dave);
  const [committee, upgrade] = [electCommittee(alice, bob, dave), system.authorizeUpgrade(codeHash)];
  const outcome = await boardAnnounces(chain, committee, electCommittee(eve), upgrade);
  assert.deepEqual(outcome.errors, [null, null, null]);
  const due = outcome.block.number + DELAY;
  const events = outcome.events.filter(({ section, method }) => section === 'sdHandover' && method === 'DispatchAnnounced');
  assert.deepEqual(
    events.map(({ data }) => [data.id.toNumber(), data.call.toHex(), data.code.toJSON(), data.due.toNumber()]),
    [[0, committee.method.hash.toHex(), null, due], [1, electCommittee(eve).method.hash.toHex(), null, due], [2, upgrade.method.hash.toHex(), codeHash, due]],
  );

  const cancelled = await collectiveVotes(chain, 'companyBoard', BOARD, [sdHandover.cancelDispatch(1)]);
  assert.equal(eventOf(cancelled, 'sdHandover', 'DispatchCancelled').data.id.toNumber(), 1);
  happened.announced = [announced(0, committee, due), announced(2, upgrade, due, codeHash)];
  await apiIsRight(cancelled.block.hash);

  // Who noted the code has the deposit back, and the code stays.
  await chain.sendOk(preimage.unnotePreimage(codeHash), dave);
  assert.ok((await api.query.preimage.preimageFor([codeHash, 100])).isSome);
});

step('no more than sixteen are announced at a time', async () => {
  const { companyDispatch, cancelDispatch } = sdHandover;
  const outcome = await collectiveVotes(chain, 'companyBoard', BOARD, [
    utility.batchAll(Array(14).fill(companyDispatch(electCommittee(eve)))),
    companyDispatch(electCommittee(eve)),
    utility.batchAll(Array.from({ length: 14 }, (_, i) => cancelDispatch(3 + i))),
  ]);
  assert.deepEqual(outcome.errors, [null, 'sdHandover.TooManyAnnouncements', null]);
  await apiIsRight(outcome.block.hash);
});

step('a preimage is noted by one and requested by another, for a deposit; but before the milestone nobody proposes it', async () => {
  await chain.sendOk(preimage.notePreimage(setsFees.method.toHex()), dave);
  const outcome = await chain.sendOk(sdHandover.requestPreimage(feesHash), ferdie);
  const [hash, account] = eventOf(outcome, 'sdHandover', 'PreimageRequested').data;
  assert.deepEqual([hash.toHex(), account.toString()], [feesHash, ferdie.address]);
  const [{ id, amount }] = await api.query.balances.holds(ferdie.address);
  assert.ok(id.isSdHandover && amount.toBigInt() > SD / 10n, `${amount}`);
  await letPass(happened.announced[0].due);
  await allRefused(
    chain,
    [sdHandover.requestPreimage(feesHash), ferdie, 'sdHandover.AlreadyRequested'],
    [democracy.propose(lookup(setsFees), SD), dave, 'BadOrigin'],
  );
});

step('when the delay is over the board has done it as Root', async () => {
  const [{ due }] = happened.announced;
  await chain.waitBest(due);
  const events = await eventsAt(chain, await chain.hashOf(due));
  const done = events.filter(({ section, method }) => section === 'sdHandover' && method === 'DispatchExecuted');
  assert.deepEqual(done.map(({ data }) => [data.id.toNumber(), data.result.isOk]), [[0, true], [2, true]]);
  assert.equal((await eventIn(due, 'system', 'UpgradeAuthorized')).codeHash.toHex(), codeHash);
  const members = (await api.query.technicalCommittee.members()).map(String).sort();
  assert.deepEqual(members, [alice, bob, dave].map(({ address }) => address).sort());
  Object.assign(happened, { announced: [], authorized: codeHash });
  await apiIsRight();
});

/** Dave's, not minted yet. */
let pictures;

/** What the board announces with the milestone: what is void then, and what it takes back. */
const [voided, takenBack] = [electCommittee(ferdie), electCommittee(one)];

/** Has it announced. */
let announces;

step('below the milestone nothing is reached, however little is missing', async () => {
  await atLeastLeftOfEpoch(chain, 18);
  const motion = utility.batchAll([sdHandover.companyDispatch(voided), sdHandover.companyDispatch(takenBack)]);
  // At once, for the sooner the milestone is reached, the more is left from the handover to the next launch.
  [{ pictures }, , announces] = await Promise.all([
    generated(13), generated(6, ferdie), readyToClose(chain, 'companyBoard', BOARD, motion),
  ]);
  const { distributed, earners, reachedAt } = await handoverAt(api);
  assert.ok(distributed > 18n * SD && distributed < 20n * SD, `${distributed}`);
  assert.deepEqual([earners, reachedAt], [2, null]);
  await apiIsRight();
});

step('the payment that brings both thresholds reaches it; what was announced before in the same block is due with the handover', async () => {
  const expiresAt = await soon(chain);
  const pays = () => generateTx(chain, graphicOf(newPicture(), dave), { expiresAt });
  const outcome = await chain.sendOk(utility.batchAll([announces, pays(), pays(), pays()]), dave);
  happened.reachedAt = outcome.block.number;
  const due = happened.reachedAt + DELAY;
  const ids = outcome.events.filter(({ method }) => method === 'DispatchAnnounced').map(({ data }) => data.id.toNumber());
  const { distributed, earners, due: handover } = eventOf(outcome, 'sdHandover', 'MilestoneReached').data;
  assert.ok(distributed.toBigInt() >= 20n * SD && distributed.toBigInt() < 21n * SD, `${distributed}`);
  assert.deepEqual([earners.toNumber(), handover.toNumber()], [2, due]);
  happened.announced = [announced(ids[0], voided, due), announced(ids[1], takenBack, due)];
  await apiIsRight(outcome.block.hash);
});

step('from then on the board only cancels', async () => {
  const [, { id, due }] = happened.announced;
  // In the epoch of the handover, so that they would be in force after it.
  await epochBegun(chain, Math.floor(due / 20));
  const outcome = await collectiveVotes(chain, 'companyBoard', BOARD, [
    sdHandover.companyDispatch(electCommittee(one)), sdHandover.cancelDispatch(id), terms({ shareDecline: 4 }),
  ]);
  assert.deepEqual(outcome.errors, ['sdHandover.MilestoneReached', null, null]);
  happened.announced.pop();
  await apiIsRight(outcome.block.hash);
  assert.ok((await api.call.sdApi.terms()).communityPending.isSome);
});

step('when the notice is over the community has taken over, and what the board had on the way is void', async () => {
  const number = happened.reachedAt + DELAY;
  const [{ id }] = happened.announced;
  Object.assign(happened, { handedOverAt: number, announced: [], authorized: null });
  await chain.waitBest(number);
  assert.equal((await eventIn(number, 'sdHandover', 'HandedOver')).reachedAt.unwrap().toNumber(), happened.reachedAt);
  assert.equal((await eventIn(number, 'sdHandover', 'UpgradeVoided')).code.toHex(), codeHash);
  assert.equal((await eventIn(number, 'sdHandover', 'DispatchVoided')).id.toNumber(), id);
  await eventIn(number, 'sdRewards', 'CommunityTermsVoided');
  assert.ok((await api.call.sdApi.terms()).communityPending.isNone);
  assert.ok(!(await api.query.technicalCommittee.members()).some((member) => member.eq(ferdie.address)));
  await apiIsRight(await chain.hashOf(number));
});

const moderates = sdGraphics.setModerator(one.address, true);
const cancelled = sdGraphics.setModerator(ferdie.address, true);

/** What the third referendum spends, in base units: half of what it may. */
let grant;

/** The block in which the first referendum is launched; they come one by one. */
let first;
const launch = (index) => first + index * LAUNCH;

step('everybody proposes, what is requested or short; who seconds brings it forward', async () => {
  grant = spendingCeiling(await balanceOf(api, (await potsOf(api)).community)) / 2n;
  // By how much is behind them they come to the vote: in this order, for the first is seconded.
  const proposals = [[lookup(setsFees), 4n], [inline(moderates), 6n], [inline(spend('Community', grant)), 5n], [inline(cancelled), 3n], [inline(cancelled), 2n]];
  const next = await nextLaunch();
  if (next - (await chain.best()).number < 4) await chain.waitBest(next);
  const outcome = await chain.sendOk(utility.batchAll(proposals.map(([proposal, deposit]) => democracy.propose(proposal, deposit * SD))), dave);
  first = Math.ceil((outcome.block.number + 1) / LAUNCH) * LAUNCH;
  const indices = outcome.events.filter(({ method }) => method === 'Proposed').map(({ data }) => data.proposalIndex.toNumber());
  assert.deepEqual(indices, [0, 1, 2, 3, 4]);
  const seconded = await chain.sendOk(democracy.second(0), eve);
  eventOf(seconded, 'democracy', 'Seconded');
  assert.ok(seconded.block.number < first);
});

step('what could undo the handover, or be withdrawn under the vote, is not even proposed', async () => {
  const notRequested = terms({ recycle: 10_000_001 });
  await letPass(await nextLaunch());
  await allRefused(
    chain,
    ...denied.map((call) => [democracy.propose(inline(call), SD), ferdie, 'system.CallFiltered']),
    [democracy.propose({ Legacy: { hash: feesHash } }, SD), one, 'system.CallFiltered'],
    [democracy.propose(lookup(notRequested), SD), one, 'system.CallFiltered'],
    [utility.batchAll([democracy.propose(inline(denied[0]), SD)]), one, 'system.CallFiltered'],
    [democracy.propose(inline(moderates), SD - 1n), eve, 'democracy.ValueLow'],
    [sdHandover.releasePreimage(feesHash), ferdie, 'sdHandover.PreimageInUse'],
  );
});

step('whatever the board tries now is refused, and it is told why; the company is still its own', async () => {
  const late = 'sdHandover.HandedOver';
  await letPass(await nextLaunch());
  await boardIsRefused(
    chain,
    [terms({}), late],
    [sdGraphics.registerGenerator(ferdie.address, 'Late', SOMEWHERE, 1), late],
    [sdGraphics.setModerator(charlie.address, true), late],
    [sdContests.setHost(charlie.address, true), late],
    [sdMarket.setAsset({ WithId: 1 }, true), late],
    [spend('Community', 1n), late],
    [spend('Ecosystem', 1n), late],
    [technicalCommittee.setMembers([], null, 3), 'BadOrigin'],
  );
  await announcementsAreRefused([electCommittee(one), late]);
  const rest = await collectiveVotes(chain, 'companyBoard', BOARD, [
    sdHandover.cancelDispatch(0), sdRewards.setCompanyTerms({ mintCompanyFee: SD / 4n }),
  ]);
  assert.deepEqual(rest.errors, [late, null]);
  eventOf(rest, 'sdRewards', 'CompanyTermsSet');
});

/** By whom the committee decides. */
const committeeVotes = (...calls) => collectiveVotes(chain, 'technicalCommittee', [alice, bob], calls);

step('people vote with conviction, delegate, and vote against', async () => {
  await chain.waitBest(launch(0));
  assert.equal((await eventIn(launch(0), 'democracy', 'Started')).refIndex.toNumber(), 0);
  assert.equal((await eventIn(launch(0), 'democracy', 'Tabled')).proposalIndex.toNumber(), 0);
  const outcomes = await chain.sendAll([
    [democracy.delegate(dave.address, 'Locked2x', 200n * SD), ferdie],
    [democracy.vote(0, aye(300n * SD, 'Locked1x')), dave],
    [democracy.vote(0, aye(20n * SD, 'Locked2x')), charlie],
    [democracy.vote(0, nay(50n * SD)), one],
    // Who noted the preimage has the deposit back; what is voted on stays.
    [preimage.unnotePreimage(feesHash), dave],
  ]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null, null, null]);
  assert.ok(await isThere());
  assert.deepEqual(await ongoing(api, 0), {
    end: launch(0) + VOTING,
    // $SD without a lock counts a tenth.
    tally: { ayes: 300n * SD + 2n * 200n * SD + 2n * 20n * SD, nays: 5n * SD, turnout: 570n * SD },
  });
});

step('the committee cannot leave less than the least time for voting, nor more than there is; nobody else hurries', async () => {
  const hurried = await committeeVotes(
    sdHandover.fastTrack(0, LEAST_VOTING - 1), sdHandover.fastTrack(0, VOTING), sdHandover.fastTrack(77, LEAST_VOTING),
  );
  assert.deepEqual(hurried.errors, ['sdHandover.VotingTooShort', 'sdHandover.NotShorter', 'sdHandover.NotOngoing']);
  const outcomes = await chain.sendAll([[sdHandover.fastTrack(0, LEAST_VOTING), dave], [democracy.emergencyCancel(0), ferdie]]);
  assert.deepEqual(outcomes.map(({ error }) => error), ['BadOrigin', 'BadOrigin']);
  await letPass(await nextLaunch());
  await boardIsRefused(chain, [sdHandover.fastTrack(0, LEAST_VOTING), 'BadOrigin'], [democracy.emergencyCancel(0), 'BadOrigin']);
});

/** Sends away all that somebody has free but `left`. */
async function leaving(left, { address }) {
  const { data: { free } } = await api.query.system.account(address);
  return balances.transferKeepAlive(dave.address, free.toBigInt() - left);
}

/** When Charlie's vote and Ferdie's delegation, which is over, are not locked any more. */
let lockedUntil;

step('it passes, and is enacted when it was said to be; meanwhile the next one is voted on, by too few', async () => {
  await chain.waitBest(launch(1));
  const passed = await eventsAt(chain, await chain.hashOf(launch(1)));
  eventOf({ events: passed }, 'democracy', 'Passed');
  const { referendum, due } = eventOf({ events: passed }, 'sdHandover', 'EnactmentScheduled').data;
  assert.deepEqual([referendum.toNumber(), due.toNumber()], [0, launch(1) + ENACTMENT]);

  // Who is for what passed, or delegated, cannot send what that was with, even without the vote; who was against it can.
  const { removeVote, undelegate, unlock } = democracy;
  const outcomes = await chain.sendAll([
    [democracy.vote(1, aye(10n * SD, 'Locked6x')), eve],
    [utility.batchAll([removeVote(0), unlock(charlie.address)]), charlie],
    [utility.batchAll([undelegate(), unlock(ferdie.address)]), ferdie],
    [utility.batchAll([removeVote(0), unlock(one.address)]), one],
  ]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null, null]);
  lockedUntil = Math.max(launch(1), outcomes[2].block.number) + 2 * LOCKING;
  const sent = await chain.sendAll([
    [await leaving(10n * SD, charlie), charlie], [await leaving(100n * SD, ferdie), ferdie], [await leaving(5n * SD, one), one],
    [sdContests.sponsor('too early', SD, [1_000_000_000n], 20, 20, SD), charlie],
  ]);
  assert.deepEqual(sent.map(({ error }) => error), ['token.Frozen', 'token.Frozen', null, 'sdContests.SponsorFrozen']);

  await chain.waitBest(due.toNumber());
  assert.ok((await eventIn(due.toNumber(), 'scheduler', 'Dispatched')).result.isOk);
  const { terms: set } = await eventIn(due.toNumber(), 'sdRewards', 'CommunityTermsSet');
  assert.deepEqual([set.communityShare.toNumber(), set.mintCommunityFee.toNumber()], [fees.communityShare, fees.mintCommunityFee]);
});

step('below the quorum nothing is enacted, and an event says by how much', async () => {
  await chain.waitBest(launch(2));
  const before = await chain.at(await chain.hashOf(launch(2) - 1));
  const events = await eventsAt(chain, await chain.hashOf(launch(2)));
  eventOf({ events }, 'democracy', 'Passed');
  const { referendum, turnout, quorum } = eventOf({ events }, 'sdHandover', 'BelowQuorum').data;
  assert.deepEqual(
    [referendum.toNumber(), turnout.toBigInt(), quorum.toBigInt()],
    [1, 10n * SD, await quorumAt(before)],
  );
  assert.ok(!events.some(({ section, method }) => section === 'sdHandover' && method === 'EnactmentScheduled'));
});

/** When the third vote ends. */
let hurriedTo;

step('the committee hurries a referendum, whose threshold and quorum stay', async () => {
  const hurried = await committeeVotes(sdHandover.fastTrack(2, LEAST_VOTING));
  assert.deepEqual(hurried.errors, [null]);
  hurriedTo = hurried.block.number + LEAST_VOTING;
  assert.ok(hurriedTo < launch(3));
  const { data } = eventOf(hurried, 'sdHandover', 'FastTracked');
  assert.deepEqual([data.referendum.toNumber(), data.end.toNumber()], [2, hurriedTo]);
  assert.equal((await ongoing(api, 2)).end, hurriedTo);
  await chain.sendOk(democracy.vote(2, aye(500n * SD)), dave);
});

step('what was voted with or delegated is free when its lock has ended; what was for something below the quorum is locked, too', async () => {
  await chain.waitBest(lockedUntil);
  const { removeVote, unlock } = democracy;
  const outcomes = await chain.sendAll([
    [utility.batchAll([unlock(charlie.address), await leaving(10n * SD, charlie)]), charlie],
    [utility.batchAll([unlock(ferdie.address), await leaving(100n * SD, ferdie)]), ferdie],
    [utility.batchAll([removeVote(1), unlock(eve.address)]), eve],
    [await leaving(5n * SD, eve), eve],
  ]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null, 'token.Frozen']);
  for (const { address } of [charlie, ferdie]) assert.ok((await api.query.balances.locks(address)).isEmpty);
});

step('what people voted for is charged, and what was hurried is enacted so much sooner', async () => {
  // In the meantime an epoch has begun since the first was enacted: the fees are what people voted for.
  const from = (await api.call.sdApi.epoch()).index.toNumber() + ((await api.call.sdApi.terms()).communityPending.isSome ? 1 : 0);
  await epochBegun(chain, from);
  await newFeesAreCharged();

  await chain.waitBest(hurriedTo + ENACTMENT);
  assert.equal((await eventIn(hurriedTo, 'sdHandover', 'EnactmentScheduled')).referendum.toNumber(), 2);
  const spent = await eventIn(hurriedTo + ENACTMENT, 'sdTreasury', 'Spent');
  assert.deepEqual([spent.source.toString(), spent.amount.toBigInt(), spent.beneficiary.toString()], ['Community', grant, ferdie.address]);
});

async function newFeesAreCharged() {
  const [picture] = pictures;
  const [{ outcomes: [made] }, minted] = [await generated(1), await chain.sendOk(sdMarket.mint(picture.contentHash, 0, 10n * SD), dave)];
  const parts = ({ company, community }) => ({ company: company.toBigInt(), community: community.toBigInt() });
  assert.deepEqual(parts(eventOf(made, 'sdGraphics', 'Generated').data), split(GENERATION_FEE, 600_000_000n));
  // The company's own fee is as its board set it meanwhile.
  assert.deepEqual(parts(eventOf(minted, 'sdMarket', 'Minted').data), { company: SD / 4n, community: (5n * SD) / 4n });
}

step('the committee cancels a referendum, and the same proposal no second time', async () => {
  await chain.waitBest(launch(3));
  const index = 3;
  const outcome = await committeeVotes(democracy.emergencyCancel(index));
  assert.deepEqual(outcome.errors, [null]);
  assert.equal(eventOf(outcome, 'democracy', 'Cancelled').data.refIndex.toNumber(), index);
  assert.equal(await ongoing(api, index), null);

  await chain.waitBest(launch(4));
  const again = await committeeVotes(democracy.emergencyCancel(index + 1), sdHandover.fastTrack(index, LEAST_VOTING));
  assert.deepEqual(again.errors, ['democracy.AlreadyCanceled', 'sdHandover.NotOngoing']);
  assert.ok(await ongoing(api, index + 1));
});

step('after the vote the preimage may go, and the deposits with it', async () => {
  const outcome = await chain.sendOk(sdHandover.releasePreimage(feesHash), ferdie);
  assert.equal(eventOf(outcome, 'sdHandover', 'PreimageReleased').data.account.toString(), ferdie.address);
  assert.ok(!(await isThere()));
  assert.equal((await api.query.balances.holds(ferdie.address)).length, 0);
});

step('what was below the quorum, cancelled or refused has changed nothing, and all $SD is there', async () => {
  for (const { address } of [one, ferdie, charlie]) assert.ok((await api.query.sdGraphics.moderators(address)).isNone);
  await apiIsRight();
  const accounts = await api.query.system.account.entries();
  const held = accounts.reduce((sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
  assert.equal(held, 1_000_000_000n * SD);
  assert.equal((await api.query.balances.totalIssuance()).toBigInt(), held);
});
