// The gallery: sharing, moderation, and what becomes of pictures that nobody used.
//
// A forgotten graphic is kept for two epochs (by the board's terms, three at first): the tests go through the rest of the
// gallery meanwhile.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bob, dave, eve, ferdie } from '../lib/accounts.mjs';
import { DEFAULT_TERMS } from '../lib/formulas.mjs';
import { batchOf, claimTx, generateTx, graphicOf, settleTx } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { allRefused, atLeastLeftOfEpoch, boardDecides, booksAgree, eventOf, newPicture, ownDevNode, refused, soon, undecodable } from './support.mjs';

const { chain } = await ownDevNode('gallery');
const { api } = chain;
const { consent, prune, setModerator, settleShare, share, takeDown } = api.tx.sdGraphics;

const CID = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
const MODERATION = 10; // blocks
const RETENTION = 2 * 20;
const start = await chain.best();

const [shown, removed, barred, twin, barredTwin, forgotten, plain] = Array.from({ length: 7 }, newPicture);
twin.fingerprint = shown.fingerprint;
barredTwin.fingerprint = barred.fingerprint;
const all = [shown, removed, barred, twin, barredTwin, forgotten, plain];
const batch = batchOf([newPicture(), newPicture()].map((picture) => ({ ...graphicOf(picture, dave), creator: dave.address })));
const [claimed] = batch.graphics;
const unknown = newPicture();

const graphicInfo = async ({ contentHash }) => (await api.call.sdApi.graphic(contentHash)).unwrap();
const shareOf = ({ contentHash }, cid = CID, minReward = 0n) => share(contentHash, cid, minReward);

/** The block in which what will be pruned was registered, the later of two. */
let registeredIn = 0;

test('graphics are registered, by themselves and out of a batch', async () => {
  const expiresAt = await soon(chain);
  const outcomes = await chain.sendAll([
    ...all.map((picture) => [generateTx(chain, graphicOf(picture, dave), { expiresAt }), dave]),
    [consent(eve.address, 10, 0n, 1_000), dave],
  ]);
  assert.ok(outcomes.every(({ error }) => error === null));
  await chain.sendOk(settleTx(chain, batch), eve);
  const outcome = await chain.sendOk(claimTx(chain, batch, 0), ferdie);
  registeredIn = outcome.block.number;
  const info = await graphicInfo(forgotten);
  assert.deepEqual(
    [info.graphic.creator.toString(), info.graphic.contentHash.toHex(), info.graphic.fingerprint.toBigInt(), info.graphic.recipeHash.toHex(), Number(info.graphic.model)],
    [dave.address, forgotten.contentHash, forgotten.fingerprint, forgotten.recipeHash, 0],
  );
  assert.deepEqual([info.generator.toString(), Number(info.keyVersion)], [eve.address, 1]);
  assert.deepEqual([Number(info.made), Number(info.registered)], [outcomes[5].block.number, outcomes[5].block.number]);
  assert.ok(info.batch.isNone && info.shared.isNone && info.takenDown.isNone);
  assert.ok((await api.call.sdApi.graphic(unknown.contentHash)).isNone);
});

test('the board appoints a moderator, and shortens the time for which graphics are kept', async () => {
  await refused(chain, setModerator(ferdie.address, true), dave, 'BadOrigin');
  const { community } = await api.call.sdApi.terms();
  const terms = { ...Object.fromEntries(community), retention: 2 };
  const closed = await boardDecides(chain, setModerator(ferdie.address, true), setModerator(bob.address, true), api.tx.sdRewards.setCommunityTerms(terms));
  const appointed = closed.events.filter(({ method }) => method === 'ModeratorSet').map(({ data }) => [data.account.toString(), data.moderator.isTrue]);
  assert.deepEqual(appointed, [[ferdie.address, true], [bob.address, true]]);
  await boardDecides(chain, setModerator(bob.address, false));
  assert.deepEqual((await api.query.sdGraphics.moderators.keys()).map(({ args: [account] }) => account.toString()), [ferdie.address]);
});

let due = 0;

test('a graphic is shared, and its reward held', async () => {
  const [first, second] = await chain.sendAll([[shareOf(shown, CID, SD), dave], [shareOf(removed), dave]]);
  const { creator, contentHash, cid, reward, due: firstDue } = eventOf(first, 'sdGraphics', 'Shared').data;
  assert.deepEqual([creator.toString(), contentHash.toHex(), cid.toUtf8(), reward.toBigInt()], [dave.address, shown.contentHash, CID, SD]);
  assert.equal(firstDue.toNumber(), first.block.number + MODERATION);
  due = eventOf(second, 'sdGraphics', 'Shared').data.due.toNumber();
  const { shared } = await graphicInfo(shown);
  assert.deepEqual([shared.unwrap().cid.toUtf8(), Number(shared.unwrap().block)], [CID, first.block.number]);
  assert.deepEqual(shared.unwrap().pending.unwrap().toJSON(), { amount: Number(SD), due: firstDue.toNumber() });
});

test('sharing is refused, each for its own reason; so is paying early', async () => {
  await allRefused(
    chain,
    [shareOf(unknown), dave, 'sdGraphics.UnknownGraphic'],
    [shareOf(plain), ferdie, 'sdGraphics.NotCreator'],
    [shareOf(shown), dave, 'sdGraphics.AlreadyShared'],
    [shareOf(plain, ''), dave, 'sdGraphics.EmptyCid'],
    [shareOf(twin), dave, 'sdGraphics.LooksShared'],
    [shareOf(plain, CID, 2n * SD), dave, 'sdRewards.RewardTooLow'],
    [settleShare(shown.contentHash), bob, 'sdGraphics.NotDue'],
    [settleShare(plain.contentHash), bob, 'sdGraphics.NothingPending'],
    [settleShare(unknown.contentHash), bob, 'sdGraphics.UnknownGraphic'],
  );
});

test('a content identifier of more than 96 bytes does not even come into a block', async () => {
  await undecodable(chain, shareOf(plain, 'b'.repeat(97)), dave);
  await chain.sendOk(shareOf(plain, 'b'.repeat(96)), dave);
});

test('who is no moderator takes nothing down, nor does one without a reason', async () => {
  await allRefused(
    chain,
    [takeDown(removed.contentHash, 'it is mine'), dave, 'sdGraphics.NotModerator'],
    [takeDown(removed.contentHash, 'it was mine'), bob, 'sdGraphics.NotModerator'],
    [takeDown(unknown.contentHash, 'unknown'), ferdie, 'sdGraphics.UnknownGraphic'],
    [takeDown(removed.contentHash, ''), ferdie, 'sdGraphics.NoReason'],
  );
  await undecodable(chain, takeDown(removed.contentHash, 'x'.repeat(257)), ferdie);
});

test('a moderator takes a graphic down: its reward is forfeited, and what looks like it stays out', async () => {
  const REASON = 'Somebody else’s picture; see the complaint of 3 May';
  const [shared, single] = await chain.sendAll([[takeDown(removed.contentHash, REASON), ferdie], [takeDown(barred.contentHash, 'r'.repeat(256)), ferdie]]);
  const { data } = eventOf(shared, 'sdGraphics', 'TakenDown');
  assert.deepEqual([data.contentHash.toHex(), data.moderator.toString(), data.reason.toUtf8(), data.forfeited.toBigInt()], [
    removed.contentHash, ferdie.address, REASON, SD,
  ]);
  assert.equal(eventOf(single, 'sdGraphics', 'TakenDown').data.forfeited.toBigInt(), 0n);
  const info = await graphicInfo(removed);
  assert.equal(info.takenDown.unwrap().toUtf8(), REASON);
  assert.ok(info.shared.unwrap().pending.isNone);
  await allRefused(
    chain,
    [takeDown(removed.contentHash, 'again'), ferdie, 'sdGraphics.AlreadyTakenDown'],
    [shareOf(removed), dave, 'sdGraphics.TakenDown'],
    [shareOf(barred), dave, 'sdGraphics.TakenDown'],
    [shareOf(barredTwin), dave, 'sdGraphics.LooksShared'],
    [settleShare(removed.contentHash), dave, 'sdGraphics.NothingPending'],
    [prune(unknown.contentHash), bob, 'sdGraphics.UnknownGraphic'],
    [prune(shown.contentHash), bob, 'sdGraphics.NotForgotten'],
    [prune(barred.contentHash), bob, 'sdGraphics.NotForgotten'],
    [prune(forgotten.contentHash), bob, 'sdGraphics.TooYoung'],
  );
});

test('when moderation is over anybody has the creator paid, once', async () => {
  await chain.waitBest(due);
  const outcome = await chain.sendOk(settleShare(shown.contentHash), bob);
  const { data } = eventOf(outcome, 'sdGraphics', 'ShareSettled');
  assert.deepEqual([data.contentHash.toHex(), data.creator.toString(), data.reward.toBigInt()], [shown.contentHash, dave.address, SD]);
  // Then it may still be taken down; what was paid is paid.
  const late = await chain.sendOk(takeDown(shown.contentHash, 'late'), ferdie);
  assert.equal(eventOf(late, 'sdGraphics', 'TakenDown').data.forfeited.toBigInt(), 0n);
  await allRefused(
    chain,
    [settleShare(shown.contentHash), bob, 'sdGraphics.NothingPending'],
    [settleShare(removed.contentHash), bob, 'sdGraphics.NothingPending'],
    [shareOf(twin), dave, 'sdGraphics.LooksShared'],
  );
});

test('the books agree on all of it', async () => {
  const end = await chain.best();
  const entries = await booksAgree(chain, {
    start, end, people: [bob.address, ferdie.address], requests: new Map([[batch.root, { tallies: batch.tallies }]]),
  });
  const kinds = entries.map(({ happened }) => happened.kind);
  const count = (kind) => kinds.filter((it) => it === kind).length;
  assert.deepEqual(['generated', 'settled', 'shared', 'shareSettled', 'takenDown'].map(count), [7, 1, 3, 1, 3]);
});

test('who has shared ten in an epoch, earns nothing for the next', async () => {
  await atLeastLeftOfEpoch(chain, 6);
  const before = await chain.best();
  const fresh = Array.from({ length: 11 }, newPicture);
  const expiresAt = await soon(chain);
  await chain.sendAll(fresh.map((picture) => [generateTx(chain, graphicOf(picture, dave), { expiresAt }), dave]));
  const outcomes = await chain.sendAll(fresh.map((picture) => [shareOf(picture), dave]));
  const rewards = outcomes.map((outcome) => eventOf(outcome, 'sdGraphics', 'Shared').data.reward.toBigInt());
  const { maxRewardedShares } = DEFAULT_TERMS;
  assert.ok(rewards.filter((reward) => reward > 0n).length <= maxRewardedShares && rewards[maxRewardedShares] === 0n);
  await booksAgree(chain, { start: before, end: outcomes.at(-1).block });
  // What earned nothing is in the gallery all the same, and nothing is pending.
  assert.ok((await graphicInfo(fresh[maxRewardedShares])).shared.unwrap().pending.isNone);
});

test('a forgotten graphic is removed by anybody once it is old enough', async () => {
  await chain.waitBest(registeredIn + RETENTION - 4);
  assert.equal(Number((await api.call.sdApi.terms()).community.retention), 2);
  // Kept to the last block: what is sent now comes into a block before that.
  await refused(chain, prune(claimed.contentHash), bob, 'sdGraphics.TooYoung');
  await chain.waitBest(registeredIn + RETENTION - 1);
  const outcomes = await chain.sendAll([[prune(forgotten.contentHash), bob], [prune(claimed.contentHash), bob]]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null]);
  assert.deepEqual(outcomes.map((outcome) => eventOf(outcome, 'sdGraphics', 'Pruned').data.contentHash.toHex()), [forgotten.contentHash, claimed.contentHash]);
  for (const { contentHash } of [forgotten, claimed]) assert.ok((await api.call.sdApi.graphic(contentHash)).isNone);
  await allRefused(
    chain,
    [prune(forgotten.contentHash), bob, 'sdGraphics.UnknownGraphic'],
    [prune(barred.contentHash), bob, 'sdGraphics.NotForgotten'],
    [prune(plain.contentHash), bob, 'sdGraphics.NotForgotten'],
    [shareOf(forgotten), dave, 'sdGraphics.UnknownGraphic'],
  );
});

test('what was removed comes back by its batch, and not by its old attestation', async () => {
  assert.equal(Number((await api.call.sdApi.batch(batch.root)).unwrap().claimed), 0);
  const tx = generateTx(chain, graphicOf(forgotten, dave), { expiresAt: registeredIn + 10 });
  await refused(chain, tx, dave, 'sdGraphics.AttestationExpired');
  const { block } = await chain.sendOk(claimTx(chain, batch, 0), bob);
  const info = await graphicInfo(claimed);
  assert.equal(Number(info.registered), block.number);
  assert.ok(Number(info.made) < registeredIn);
  assert.equal(Number((await api.call.sdApi.batch(batch.root)).unwrap().claimed), 1);
});
