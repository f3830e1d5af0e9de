// Contests from outside: several at a time, opened by a host and by sponsors, from their opening until the chain has forgotten
// them, every refusal on the way, and all money back where it belongs.
//
// All have the shortest periods there may be, or nearly so, and run at once: the tests go through them phase by phase.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, bob, charlie, dave, eve, ferdie, one, pair } from '../lib/accounts.mjs';
import { balanceOf, channelsOf, holdsOf } from '../lib/books.mjs';
import { DEFAULT_TERMS, ENTRY_DEPOSIT, EXISTENTIAL_DEPOSIT, prizesOf, spendingCeiling } from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { allRefused, boardDecides, booksAgree, eventOf, newPicture, ownDevNode, refused, soon, undecodable } from './support.mjs';

const { chain } = await ownDevNode('contests');
const { api } = chain;
const { batchAll } = api.tx.utility;
const { claimPrize, close, enter, open, release, setHost, sponsor, vote } = api.tx.sdContests;
const start = await chain.best();

const [gwen, hans] = ['Gwen', 'Hans'].map((name) => pair(`//${name}//${Date.now()}`));
const host = charlie;
const moderator = bob;
const people = [alice, bob, charlie, dave, eve, ferdie, one, gwen, hans];

const EPOCH = 20;
const [ENTRY_BLOCKS, VOTING_BLOCKS] = [EPOCH + 1, EPOCH];
const PERCENT = 10_000_000n; // in parts of 10^9
const HALVES = [50n * PERCENT, 30n * PERCENT, 20n * PERCENT];
const THIRDS = [333_333_333n, 333_333_333n];
const NOWHERE = 99;

/** The contests, by what is particular about them. */
const SPRING = 0; // a host's; somebody is taken down before it is closed, somebody after; a tie
const THIRD = 1; // One's
const QUORUM = 2; // a host's that misses its quorum
const BOARD = 3; // a host's that a member of the board wins, who earns nothing
const EMPTY = 4; // a host's that nobody enters
const LONELY = 5; // Dave's that nobody enters
const ALL = [SPRING, THIRD, QUORUM, BOARD, EMPTY, LONELY];
const PRIZES = { [SPRING]: 100n * SD + 7n, [THIRD]: 10n * SD, [QUORUM]: 20n * SD, [BOARD]: 40n * SD, [EMPTY]: 50n * SD, [LONELY]: 5n * SD };
const HOSTED = [SPRING, QUORUM, BOARD, EMPTY];

const opening = (how, prize, shares, { title = 'a test', entry = ENTRY_BLOCKS, voting = VOTING_BLOCKS, quorum = SD } = {}) =>
  how(title, prize, shares, entry, voting, quorum);

const early = newPicture();
const [daves, ferdies, ones, gwens, bobs] = Array.from({ length: 5 }, newPicture);
const unentered = newPicture();

/** Everybody of `transactions`, each `[tx, signer]`, must succeed. */
async function allOk(transactions) {
  const outcomes = await chain.sendAll(transactions);
  assert.deepEqual(outcomes.map(({ error }) => error), outcomes.map(() => null));
  return outcomes;
}

const contestInfo = async (id) => (await api.call.sdApi.contest(id)).unwrap();
const standingsOf = ({ standings }) => standings.map(({ creator, contentHash, tally }) => [creator.toString(), contentHash.toHex(), tally.toBigInt()]);
const earnedOf = async ({ address }) => (await api.query.sdRewards.accounts(address)).earned.toBigInt();
const heldInContest = async () => (await channelsOf(api)).contest.held;

/** The blocks that the contests wait for: the last of theirs. */
const until = { entries: 0, votes: 0, due: 0 };

test('a host is whom the board lets, and a moderator, too', async () => {
  await refused(chain, setHost(host.address, true), dave, 'BadOrigin');
  await refused(chain, opening(open, SD, HALVES), host, 'sdContests.NotHost');
  const closed = await boardDecides(
    chain, setHost(host.address, true), setHost(eve.address, true), setHost(eve.address, false), api.tx.sdGraphics.setModerator(moderator.address, true),
  );
  const set = closed.events.filter(({ method }) => method === 'HostSet').map(({ data }) => [data.account.toString(), data.host.isTrue]);
  assert.deepEqual(set, [[host.address, true], [eve.address, true], [eve.address, false]]);
  await refused(chain, opening(open, SD, HALVES), eve, 'sdContests.NotHost');
  await chain.sendOk(batchAll([gwen, hans].map(({ address }) => api.tx.balances.transferKeepAlive(address, 20n * SD))), dave);
  await chain.sendOk(generateTx(chain, graphicOf(early, dave), { expiresAt: await soon(chain) }), dave);
});

test('opening is refused, each for its own reason', async () => {
  const ceiling = spendingCeiling((await channelsOf(api)).contest.budget);
  const wrong = [
    [[SD, HALVES, { title: '' }], 'sdContests.NoTitle'],
    [[SD, []], 'sdContests.BadShares'],
    [[SD, [0n, 100n * PERCENT]], 'sdContests.BadShares'],
    [[SD, [...HALVES, 1n]], 'sdContests.BadShares'],
    [[SD - 1n, [100n * PERCENT]], 'sdContests.PrizeTooSmall'],
    [[SD, [99n * PERCENT, PERCENT / 2n]], 'sdContests.PrizeTooSmall'],
    [[SD, HALVES, { entry: EPOCH - 1 }], 'sdContests.BadPeriod'],
    [[SD, HALVES, { voting: EPOCH - 1 }], 'sdContests.BadPeriod'],
    [[SD, HALVES, { entry: 30 * EPOCH + 1 }], 'sdContests.BadPeriod'],
    [[SD, HALVES, { voting: 30 * EPOCH + 1 }], 'sdContests.BadPeriod'],
  ];
  await allRefused(
    chain,
    ...wrong.map(([how, error]) => [opening(open, ...how), host, error]),
    [opening(open, ceiling + 1n, HALVES), host, 'sdRewards.PrizeOverCeiling'],
    ...wrong.map(([how, error]) => [opening(sponsor, ...how), ferdie, error]),
    [opening(sponsor, 1_000_000n * SD, HALVES), ferdie, 'token.FundsUnavailable'],
  );
  await undecodable(chain, opening(open, SD, HALVES, { title: 'x'.repeat(129) }), host);
  await undecodable(chain, opening(sponsor, SD, Array(11).fill(PERCENT)), ferdie);
});

test('six contests open, four with a prize out of channel Contest, two with their sponsors’', async () => {
  const outcomes = await allOk([[opening(open, PRIZES[SPRING], HALVES, { title: 'Spring', quorum: 3n * SD }), host]]);
  outcomes.push(...await allOk([[opening(sponsor, PRIZES[THIRD], THIRDS, { title: 'x'.repeat(128) }), one]]));
  outcomes.push(...await allOk([
    [opening(open, PRIZES[QUORUM], HALVES, { quorum: 3n * SD + 1n }), host],
    [opening(open, PRIZES[BOARD], [100n * PERCENT], { quorum: 0n }), host],
    [opening(open, PRIZES[EMPTY], HALVES, { quorum: 0n }), host],
  ]));
  outcomes.push(...await allOk([[opening(sponsor, PRIZES[LONELY], [PERCENT], { quorum: 0n }), dave]]));

  const opened = outcomes.map((outcome) => [outcome, eventOf(outcome, 'sdContests', 'Opened').data]);
  opened.forEach(([{ block }, { contest, by, sponsored, prize, entriesUntil, votesUntil }], id) => {
    assert.deepEqual([contest.toNumber(), prize.toBigInt(), sponsored.isTrue], [id, PRIZES[id], !HOSTED.includes(id)]);
    assert.equal(by.toString(), { [THIRD]: one, [LONELY]: dave }[id]?.address ?? host.address);
    assert.deepEqual([entriesUntil.toNumber(), votesUntil.toNumber()], [block.number + ENTRY_BLOCKS, block.number + ENTRY_BLOCKS + VOTING_BLOCKS]);
    until.entries = Math.max(until.entries, entriesUntil.toNumber());
    until.votes = Math.max(until.votes, votesUntil.toNumber());
  });
  assert.equal(await heldInContest(), HOSTED.reduce((sum, id) => sum + PRIZES[id], 0n));
  assert.deepEqual(await holdsOf(api, one.address), { prize: PRIZES[THIRD], entry: 0n, vote: 0n });

  const info = await contestInfo(SPRING);
  assert.deepEqual(
    [info.title.toUtf8(), info.sponsor.isNone, info.prize.toBigInt(), info.shares.map((share) => share.toBigInt()), info.quorum.toBigInt()],
    ['Spring', true, PRIZES[SPRING], HALVES, 3n * SD],
  );
  assert.deepEqual([info.entered, info.voters, info.total].map(Number), [0, 0, 0]);
  assert.ok(info.standings.length === 0 && info.outcome.isNone);
  assert.equal((await contestInfo(THIRD)).sponsor.unwrap().toString(), one.address);
  assert.ok((await api.call.sdApi.contest(NOWHERE)).isNone);
});

test('graphics made since are entered, one by each creator', async () => {
  const expiresAt = await soon(chain);
  const generate = (picture, artist) => [generateTx(chain, graphicOf(picture, artist), { expiresAt }), artist];
  await allOk([
    generate(daves, dave), generate(ferdies, ferdie), generate(ones, one), generate(gwens, gwen), generate(bobs, bob), generate(unentered, dave),
    ...[dave, dave, ferdie, ferdie, gwen, gwen, hans, hans].map((artist) => generate(newPicture(), artist)),
  ]);
  // One after the other, so that it is known who is earlier.
  for (const [picture, artist] of [[daves, dave], [ferdies, ferdie], [ones, one], [gwens, gwen]]) {
    const entered = await chain.sendOk(enter(SPRING, picture.contentHash), artist);
    const { contest, creator, contentHash, deposit } = eventOf(entered, 'sdContests', 'Entered').data;
    assert.deepEqual([contest.toNumber(), creator.toString(), contentHash.toHex(), deposit.toBigInt()], [SPRING, artist.address, picture.contentHash, ENTRY_DEPOSIT]);
  }
  await allOk([
    [enter(THIRD, daves.contentHash), dave], [enter(THIRD, gwens.contentHash), gwen], [enter(QUORUM, ferdies.contentHash), ferdie], [enter(BOARD, bobs.contentHash), bob],
  ]);
  assert.deepEqual(await holdsOf(api, dave.address), { prize: PRIZES[LONELY], entry: 2n * ENTRY_DEPOSIT, vote: 0n });
  const info = await contestInfo(SPRING);
  assert.deepEqual([info.entered, info.voters].map(Number), [4, 0]);
  assert.equal(info.standings.length, 0);
  assert.ok((await api.call.sdApi.graphic(daves.contentHash)).unwrap().entered.isTrue);
});

test('entering is refused, each for its own reason; voting and closing are, too early', async () => {
  // All that Hans can have on hold is less than the deposit.
  await chain.sendOk(api.tx.balances.transferKeepAlive(one.address, (await balanceOf(api, hans.address)) - 4n * SD), hans);
  const hanses = newPicture();
  await chain.sendOk(generateTx(chain, graphicOf(hanses, hans), { expiresAt: await soon(chain) }), hans);
  await allRefused(
    chain,
    [enter(NOWHERE, daves.contentHash), dave, 'sdContests.UnknownContest'],
    [enter(EMPTY, newPicture().contentHash), dave, 'sdContests.UnknownGraphic'],
    [enter(EMPTY, daves.contentHash), ferdie, 'sdContests.NotCreator'],
    [enter(EMPTY, early.contentHash), dave, 'sdContests.MadeBefore'],
    [enter(SPRING, unentered.contentHash), dave, 'sdContests.AlreadyEntered'],
    [enter(EMPTY, hanses.contentHash), hans, 'token.FundsUnavailable'],
    [vote(SPRING, ferdie.address, SD), dave, 'sdContests.VotingNotBegun'],
    [close(SPRING), dave, 'sdContests.VotingNotOver'],
    [close(NOWHERE), dave, 'sdContests.UnknownContest'],
    [claimPrize(SPRING, 0), dave, 'sdContests.NotClosed'],
    [release(SPRING, dave.address), dave, 'sdContests.NotClosed'],
  );
  await chain.sendOk(api.tx.sdGraphics.takeDown(unentered.contentHash, 'a test'), moderator);
  await refused(chain, enter(EMPTY, unentered.contentHash), dave, 'sdContests.TakenDown');
});

test('who has earned votes: all that is held counts, up to what was ever earned by creating', async () => {
  await chain.waitBest(until.entries);
  const [votesOfGwen, votesOfFerdie] = [await earnedOf(gwen), await earnedOf(ferdie)];
  const outcomes = await allOk([
    // Far more than Gwen has earned.
    [vote(SPRING, one.address, 10n * SD), gwen],
    [vote(SPRING, dave.address, SD), ferdie],
    [vote(SPRING, ferdie.address, 2n * SD), dave],
    [vote(SPRING, gwen.address, 2n * SD), hans],
    [vote(THIRD, gwen.address, SD), hans],
    [vote(THIRD, dave.address, 5n * SD), one],
    [vote(QUORUM, ferdie.address, 3n * SD), dave],
    [vote(BOARD, bob.address, EXISTENTIAL_DEPOSIT), dave],
  ]);
  const said = outcomes.map((outcome) => eventOf(outcome, 'sdContests', 'Voted').data);
  const [gwens_, ferdies_] = said;
  assert.deepEqual([gwens_.held.toBigInt(), gwens_.weight.toBigInt()], [10n * SD, votesOfGwen]);
  assert.ok(votesOfGwen > 2n * SD && votesOfGwen <= 3n * SD);
  assert.deepEqual([ferdies_.held.toBigInt(), ferdies_.weight.toBigInt()], [SD, SD]);

  // Adding to a vote: what is held adds up.
  const added = eventOf(await chain.sendOk(vote(SPRING, dave.address, SD), ferdie), 'sdContests', 'Voted').data;
  assert.deepEqual([added.amount, added.held, added.weight, added.tally].map((it) => it.toBigInt()), [SD, 2n * SD, 2n * SD, 2n * SD]);
  assert.ok(votesOfFerdie > 2n * SD);
  assert.equal((await holdsOf(api, dave.address)).vote, 5n * SD + EXISTENTIAL_DEPOSIT);
});

test('standings: the best first, a tie goes to the earlier entry', async () => {
  const info = await contestInfo(SPRING);
  const ofGwen = await earnedOf(gwen);
  assert.deepEqual([info.entered, info.voters].map(Number), [4, 4]);
  assert.equal(info.total.toBigInt(), ofGwen + 6n * SD);
  assert.deepEqual(standingsOf(info), [
    [one.address, ones.contentHash, ofGwen],
    [dave.address, daves.contentHash, 2n * SD],
    [ferdie.address, ferdies.contentHash, 2n * SD],
    [gwen.address, gwens.contentHash, 2n * SD],
  ]);
});

test('voting is refused, each for its own reason; entering is, too late', async () => {
  await allRefused(
    chain,
    [vote(NOWHERE, dave.address, SD), ferdie, 'sdContests.UnknownContest'],
    [vote(SPRING, dave.address, EXISTENTIAL_DEPOSIT - 1n), ferdie, 'sdContests.VoteTooSmall'],
    [vote(SPRING, dave.address, SD), dave, 'sdContests.OwnEntry'],
    [vote(SPRING, hans.address, SD), ferdie, 'sdContests.UnknownEntry'],
    [vote(SPRING, one.address, SD), dave, 'sdContests.VotedElsewhere'],
    [vote(SPRING, dave.address, SD), eve, 'sdContests.NothingEarned'],
    [vote(SPRING, dave.address, 1_000_000n * SD), ferdie, 'token.FundsUnavailable'],
    [enter(EMPTY, daves.contentHash), dave, 'sdContests.EntriesOver'],
    [close(SPRING), dave, 'sdContests.VotingNotOver'],
  );
  // Gwen's is taken down: nobody votes for it any more, and it will not win.
  await chain.sendOk(api.tx.sdGraphics.takeDown(gwens.contentHash, 'a test'), moderator);
  await refused(chain, vote(SPRING, gwen.address, SD), one, 'sdContests.TakenDown');
  assert.equal(standingsOf(await contestInfo(SPRING)).length, 4);
});

const winnersOf = ({ winners }) => winners.map(({ creator, tally, prize }) => [creator.toString(), tally.toBigInt(), prize.toBigInt()]);

test('anybody closes a contest when its voting is over; what nobody wins goes back', async () => {
  await chain.waitBest(until.votes);
  const [lateVote] = await chain.sendAll([[vote(SPRING, ferdie.address, SD), dave]]);
  assert.equal(lateVote.error, 'sdContests.VotingOver');
  const before = await heldInContest();
  const outcomes = await allOk(ALL.map((id) => [close(id), hans]));
  const closed = outcomes.map((outcome) => eventOf(outcome, 'sdContests', 'Closed').data);
  closed.forEach(({ due }, id) => {
    assert.equal(due.toNumber(), outcomes[id].block.number + DEFAULT_TERMS.moderationPeriod);
    until.due = Math.max(until.due, due.toNumber());
  });

  const prizes = prizesOf(PRIZES[SPRING], HALVES);
  assert.deepEqual(winnersOf(closed[SPRING]), [
    [one.address, await earnedOf(gwen), prizes[0]], [dave.address, 2n * SD, prizes[1]], [ferdie.address, 2n * SD, prizes[2]],
  ]);
  const left = PRIZES[SPRING] - prizes.reduce((sum, prize) => sum + prize);
  assert.equal(closed[SPRING].returned.toBigInt(), left);

  // Gwen's entry was taken down: the second prize of One's contest goes back to One, and what does not divide by three.
  const [third] = prizesOf(PRIZES[THIRD], THIRDS);
  assert.deepEqual(winnersOf(closed[THIRD]).map(([creator, , prize]) => [creator, prize]), [[dave.address, third]]);
  assert.equal(closed[THIRD].returned.toBigInt(), PRIZES[THIRD] - third);
  assert.deepEqual(await holdsOf(api, one.address), { prize: third, entry: ENTRY_DEPOSIT, vote: 5n * SD });

  assert.deepEqual(winnersOf(closed[QUORUM]), []);
  assert.deepEqual([closed[QUORUM].total.toBigInt(), closed[QUORUM].returned.toBigInt()], [3n * SD, PRIZES[QUORUM]]);
  assert.deepEqual(winnersOf(closed[BOARD]), [[bob.address, EXISTENTIAL_DEPOSIT, PRIZES[BOARD]]]);
  // Nothing is left to claim or to release where nobody entered.
  for (const id of [EMPTY, LONELY]) {
    assert.equal(closed[id].returned.toBigInt(), PRIZES[id]);
    eventOf(outcomes[id], 'sdContests', 'Removed');
    assert.ok((await api.call.sdApi.contest(id)).isNone);
  }
  assert.equal((await holdsOf(api, dave.address)).prize, 0n);
  assert.equal(before - (await heldInContest()), left + PRIZES[QUORUM] + PRIZES[EMPTY]);

  const { outcome } = await contestInfo(SPRING);
  const { due, winners } = outcome.unwrap();
  assert.equal(Number(due), closed[SPRING].due.toNumber());
  assert.deepEqual(winners.map(([{ creator }, state]) => [creator.toString(), state.type]), [[one.address, 'Held'], [dave.address, 'Held'], [ferdie.address, 'Held']]);
});

test('closing again and claiming early are refused', async () => {
  await allRefused(
    chain,
    [close(SPRING), dave, 'sdContests.AlreadyClosed'],
    [close(EMPTY), dave, 'sdContests.UnknownContest'],
    [claimPrize(SPRING, 0), one, 'sdContests.NotDue'],
    [claimPrize(SPRING, 3), one, 'sdContests.NoSuchWinner'],
    [claimPrize(QUORUM, 0), ferdie, 'sdContests.NoSuchWinner'],
    [claimPrize(NOWHERE, 0), one, 'sdContests.UnknownContest'],
    [release(SPRING, eve.address), eve, 'sdContests.NothingToRelease'],
    [release(LONELY, dave.address), dave, 'sdContests.UnknownContest'],
    [vote(QUORUM, ferdie.address, SD), dave, 'sdContests.VotingOver'],
  );
});

test('what is on hold is released by anybody, before the prizes are claimed', async () => {
  const outcomes = await allOk([dave, ferdie, one].map(({ address }) => [release(SPRING, address), hans]));
  const [{ contest, account, deposit, vote: voted }] = outcomes.map((outcome) => eventOf(outcome, 'sdContests', 'Released').data);
  assert.deepEqual([contest.toNumber(), account.toString(), deposit.toBigInt(), voted.toBigInt()], [SPRING, dave.address, ENTRY_DEPOSIT, 2n * SD]);
  await refused(chain, release(SPRING, dave.address), hans, 'sdContests.NothingToRelease');
  // Ferdie's is taken down after the contest was closed: nobody moves up any more.
  await chain.sendOk(api.tx.sdGraphics.takeDown(ferdies.contentHash, 'a test'), moderator);
});

test('after moderation the prizes are paid, to whom they belong, or go back', async () => {
  await chain.waitBest(until.due);
  const before = await channelsOf(api);
  const prizes = prizesOf(PRIZES[SPRING], HALVES);
  const outcomes = await allOk([
    [claimPrize(SPRING, 0), hans], [claimPrize(SPRING, 1), hans], [claimPrize(SPRING, 2), hans], [claimPrize(THIRD, 0), hans], [claimPrize(BOARD, 0), hans],
  ]);
  const claimed = outcomes.map((outcome) => eventOf(outcome, 'sdContests', 'PrizeClaimed').data);
  assert.deepEqual(claimed.map(({ winner, paid, returned }) => [winner.toString(), paid.toBigInt(), returned.toBigInt()]), [
    [one.address, prizes[0], 0n], [dave.address, prizes[1], 0n], [ferdie.address, 0n, prizes[2]],
    [dave.address, prizesOf(PRIZES[THIRD], THIRDS)[0], 0n], [bob.address, 0n, PRIZES[BOARD]],
  ]);
  const { contest } = await channelsOf(api);
  assert.equal(contest.paid - before.contest.paid, prizes[0] + prizes[1]);
  assert.equal(contest.held, 0n);
  const { outcome } = await contestInfo(SPRING);
  assert.deepEqual(outcome.unwrap().winners.map(([, state]) => state.type), ['Paid', 'Paid', 'Returned']);
  await allRefused(
    chain,
    [claimPrize(SPRING, 0), one, 'sdContests.AlreadyClaimed'],
    [claimPrize(SPRING, 2), ferdie, 'sdContests.AlreadyClaimed'],
  );
  // A prize was not earned by creating: it gives nobody a larger vote.
  assert.ok((await earnedOf(one)) <= SD);
});

test('when the last has what is theirs, the chain forgets the contest', async () => {
  const left = { [SPRING]: [gwen, hans], [THIRD]: [dave, gwen, hans, one], [QUORUM]: [ferdie, dave], [BOARD]: [bob, dave] };
  const each = Object.entries(left).flatMap(([id, accounts]) => accounts.map(({ address }, i) => ({ id, address, last: i === accounts.length - 1 })));
  const outcomes = await allOk(each.map(({ id, address }) => [release(id, address), hans]));
  assert.deepEqual(outcomes.map(({ events }) => events.some(({ method }) => method === 'Removed')), each.map(({ last }) => last));
  for (const id of ALL) assert.ok((await api.call.sdApi.contest(id)).isNone);
  for (const { address } of people) assert.deepEqual(await holdsOf(api, address), { prize: 0n, entry: 0n, vote: 0n });
  for (const map of ['contests', 'ballots', 'outcomes', 'entries', 'votes']) assert.equal((await api.query.sdContests[map].keys()).length, 0, map);
  assert.equal((await api.query.sdContests.nextContest()).toNumber(), ALL.length);
});

test('the books agree on all of it: every balance, and channel Contest to the unit', async () => {
  const end = await chain.best();
  const entries = await booksAgree(chain, { start, end, people: people.map(({ address }) => address) });
  const count = (kind) => entries.filter(({ happened }) => happened.kind === kind).length;
  assert.deepEqual(['opened', 'entered', 'voted', 'closed', 'claimed', 'removed'].map(count), [6, 8, 9, 6, 5, 6]);
  const { contest } = await channelsOf(await chain.at(end.hash));
  const [first, second] = prizesOf(PRIZES[SPRING], HALVES);
  assert.deepEqual(contest, { budget: 50_000_000n * SD, paid: first + second, refilled: 0n, held: 0n });
});
