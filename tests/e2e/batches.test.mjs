// Consents, batches and claims: from nothing to a balance by one extrinsic, and every way in which each is refused.

import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/keyring';
import { u8aConcat, u8aToHex, u8aWrapBytes } from '@polkadot/util';
import { alice, bob, dave, eve, ferdie } from '../lib/accounts.mjs';
import { layOut, readReceipt } from '../lib/batch.mjs';
import { balanceOf } from '../lib/books.mjs';
import { ascii } from '../lib/bytes.mjs';
import { encodePayload, encodeRequest, multiSignature, signConsent } from '../lib/consent.mjs';
import { readSettled } from '../lib/entries.mjs';
import { EXISTENTIAL_DEPOSIT } from '../lib/formulas.mjs';
import { batchOf, claimTx, generateTx, graphicOf, leafOf, settleTx, signedConsentTx } from '../lib/generator.mjs';
import { readPictures } from '../lib/picture.mjs';
import { SD } from '../lib/units.mjs';
import { story, verifyPicture, verifyReceipt } from '../lib/verify.mjs';
import { allRefused, atLeastLeftOfEpoch, booksAgree, eventOf, newPicture, ownDevNode, refused, soon, undecodable } from './support.mjs';

const { node, chain } = await ownDevNode('batches');
const { api } = chain;
const { consent, settle, suspendGenerator, withdrawConsent } = api.tx.sdGraphics;
const { batchAll } = api.tx.utility;

/** The key of somebody who has no account. */
const stranger = (name, type = 'sr25519') => new Keyring({ type, ss58Format: 42 }).addFromUri(`//${name}//${Date.now()}`);

/** So many new graphics of each, in the order given, one creator after the other. */
const made = (...counts) => batchOf(counts.flatMap(([{ address }, count]) => (
  Array.from({ length: count }, () => ({ ...graphicOf(newPicture(), dave), creator: address }))
)));

const FOREVER = 1_000_000;

/** What an account agrees to with Eve: much, if a test does not say otherwise. */
const request = async (account, change) => ({
  genesisHash: chain.genesisHash,
  account: account.address,
  generator: eve.address,
  perEpoch: 1_000,
  minReward: 0n,
  until: FOREVER,
  nonce: (await api.query.sdGraphics.consentNonces(account.address)).toNumber(),
  expiresAt: await soon(chain),
  ...change,
});

/** The call that brings in what the account has signed. */
async function signedConsent(account, change) {
  const what = await request(account, change);
  return signedConsentTx(chain, what, signConsent(account, what));
}

/** What `settle` said of a batch, for our arithmetic. */
const asked = ({ root, tallies }, how = {}) => [root, { tallies, ...how }];

/** Eve settles a batch; it must become, and all balances with it, what our arithmetic says. Returns what the event says. */
async function settledAsForetold(batch, how = {}, before = []) {
  const start = await chain.best();
  const outcome = await chain.sendOk(batchAll([...before, settleTx(chain, batch, how)]), eve);
  await booksAgree(chain, { start, end: outcome.block, requests: new Map([asked(batch, how)]) });
  const event = eventOf(outcome, 'sdGraphics', 'Settled').data;
  assert.deepEqual([event.root.toHex(), event.leaves.toNumber(), event.keyVersion.toNumber()], [batch.root, batch.leaves, 1]);
  assert.equal(outcome.events.filter(({ section }) => section === 'balances').some(({ method }) => ['Minted', 'Burned', 'Transfer'].includes(method)), false);
  return { ...readSettled(event), block: outcome.block };
}

/** A wallet as web pages find it: it wraps what it signs in `<Bytes>`, as the polkadot.js extension does. */
const walletOf = (account) => ({
  signRaw: async ({ address, data, type }) => {
    assert.deepEqual([address, type], [account.address, 'bytes']);
    return { id: 1, signature: u8aToHex(account.sign(u8aWrapBytes(data))) };
  },
});

test('by one extrinsic of the generator a newcomer gets from nothing to a balance', async () => {
  const newcomer = stranger('Newcomer');
  const agreed = await request(newcomer, { perEpoch: 3, minReward: SD / 2n });
  const signature = await api.sign(newcomer.address, { data: u8aToHex(encodeRequest(agreed)), type: 'bytes' }, { signer: walletOf(newcomer) });
  const brought = signedConsentTx(chain, agreed, multiSignature('sr25519', signature));

  const batch = made([newcomer, 1]);
  const { settled, skipped } = await settledAsForetold(batch, { sponsor: true }, [brought]);
  assert.deepEqual(settled, [{ creator: newcomer.address, count: 1, rewarded: 1, reward: SD, sponsored: 0n }]);
  assert.deepEqual(skipped, []);
  const account = await api.query.system.account(newcomer.address);
  assert.deepEqual([account.nonce.toNumber(), account.data.free.toBigInt(), account.providers.toNumber()], [0, SD / 2n, 1]);
  assert.equal((await api.query.sdGraphics.consentNonces(newcomer.address)).toNumber(), 1);
  // From here on it is an account like any other.
  await chain.sendOk(withdrawConsent(eve.address), newcomer);
});

test('keys of every kind sign; a sponsor pays what is lacking, and just enough is left to exist', async () => {
  await atLeastLeftOfEpoch(chain, 6);
  const [first, second] = [stranger('Edwards', 'ed25519'), stranger('Koblitz', 'ecdsa')];
  const consents = [await signedConsent(first), await signedConsent(second)];
  const { settled } = await settledAsForetold(made([first, 102], [second, 2]), { sponsor: true }, consents);
  // Fifty are rewarded, and all are charged for.
  assert.deepEqual(settled.map(({ rewarded, sponsored }) => [rewarded, sponsored]), [[50, SD + EXISTENTIAL_DEPOSIT], [2, 0n]]);
  assert.equal(await balanceOf(api, first.address), EXISTENTIAL_DEPOSIT);
  assert.equal(await balanceOf(api, second.address), SD);

  // Who exists keeps as much as that, and who can pay is given nothing.
  const again = await settledAsForetold(made([first, 2], [second, 1]), { sponsor: true });
  assert.deepEqual(again.settled.map(({ sponsored }) => sponsored), [SD, 0n]);
  assert.equal(await balanceOf(api, first.address), EXISTENTIAL_DEPOSIT);
});

test('a signed consent is taken in exactly one form, from one generator, once and in time', async () => {
  const [account, mallory, used] = [stranger('Account'), stranger('Mallory'), stranger('Used')];
  const good = await request(account, { perEpoch: 5 });
  const [bare, wrapped] = [encodeRequest(good), encodePayload(good)];
  const sr25519 = (bytes) => multiSignature('sr25519', account.sign(bytes));
  const as = (bytes) => [signedConsentTx(chain, good, sr25519(bytes)), eve, 'sdGraphics.BadSignature'];
  const signedFor = (change) => [signedConsentTx(chain, good, signConsent(account, { ...good, ...change })), eve, 'sdGraphics.BadSignature'];
  const refusedFor = async (change, name, signer = eve) => [await signedConsent(account, change), signer, name];

  const brought = await signedConsent(used);
  await chain.sendOk(brought, eve);
  const { number } = await chain.best();
  await allRefused(
    chain,
    as(bare),
    as(u8aConcat('<Bytes>', wrapped, '</Bytes>')),
    as(u8aConcat('<Bytes>', ascii(u8aToHex(bare)), '</Bytes>')),
    as(u8aConcat('<bytes>', bare, '</bytes>')),
    as(u8aConcat(wrapped, '\n')),
    signedFor({ genesisHash: `0x${'11'.repeat(32)}` }),
    signedFor({ account: mallory.address }),
    signedFor({ generator: bob.address }),
    signedFor({ perEpoch: 4 }),
    signedFor({ minReward: 1n }),
    signedFor({ until: FOREVER - 1 }),
    signedFor({ nonce: 1 }),
    signedFor({ expiresAt: good.expiresAt + 1 }),
    [signedConsentTx(chain, good, signConsent(mallory, good)), eve, 'sdGraphics.BadSignature'],
    // Of the right bytes and the right key, but said to be of another kind.
    [signedConsentTx(chain, good, multiSignature('ed25519', account.sign(wrapped))), eve, 'sdGraphics.BadSignature'],
    [brought, eve, 'sdGraphics.BadNonce'],
    await refusedFor({ nonce: 1 }, 'sdGraphics.BadNonce'),
    await refusedFor({ expiresAt: number }, 'sdGraphics.SignatureExpired'),
    await refusedFor({ perEpoch: 0 }, 'sdGraphics.NothingConsented'),
    await refusedFor({ until: number }, 'sdGraphics.ConsentOver'),
    // Somebody else's generator, and no generator at all.
    await refusedFor({}, 'BadOrigin', dave),
    await refusedFor({ generator: bob.address }, 'BadOrigin'),
    await refusedFor({ generator: bob.address }, 'sdGraphics.UnknownGenerator', bob),
  );
  assert.equal(await chain.ask('state_getStorage', api.query.system.account.key(account.address)), null);
  await chain.sendOk(signedConsentTx(chain, good, sr25519(wrapped)), eve);
  const { perEpoch, used: soFar } = (await api.query.sdGraphics.consents(account.address, eve.address)).unwrap();
  assert.deepEqual([perEpoch.toNumber(), soFar.toNumber()], [5, 0]);
});

test('what an account says later voids what it signed before', async () => {
  const consents = consent(eve.address, 7, 1n, FOREVER);
  const [first, second] = [await signedConsent(dave), await signedConsent(dave, { nonce: 1 })];
  const outcome = await chain.sendOk(consents, dave);
  const { data } = eventOf(outcome, 'sdGraphics', 'Consented');
  assert.deepEqual([data.account.toString(), data.generator.toString(), data.perEpoch.toNumber(), data.minReward.toBigInt(), data.until.toNumber()], [
    dave.address, eve.address, 7, 1n, FOREVER,
  ]);
  await refused(chain, first, eve, 'sdGraphics.BadNonce');
  const withdrawn = await chain.sendOk(withdrawConsent(eve.address), dave);
  assert.equal(eventOf(withdrawn, 'sdGraphics', 'ConsentWithdrawn').data.account.toString(), dave.address);
  const { number } = await chain.best();
  await allRefused(
    chain,
    [second, eve, 'sdGraphics.BadNonce'],
    [withdrawConsent(bob.address), dave, 'sdGraphics.UnknownGenerator'],
    [consent(bob.address, 7, 1n, FOREVER), dave, 'sdGraphics.UnknownGenerator'],
    [consent(eve.address, 0, 1n, FOREVER), dave, 'sdGraphics.NothingConsented'],
    [consent(eve.address, 7, 1n, number), dave, 'sdGraphics.ConsentOver'],
  );
  assert.equal((await api.query.sdGraphics.consentNonces(dave.address)).toNumber(), 2);
});

test('creators are skipped, each for the reason the event names, and the others settled', async () => {
  const [late, gone, little, dear, poor, good] = ['Late', 'Gone', 'Little', 'Dear', 'Poor', 'Good'].map((name) => stranger(name));
  const until = (await chain.best()).number + 3;
  await chain.sendOk(batchAll([
    await signedConsent(late, { until }),
    await signedConsent(gone),
    await signedConsent(little, { perEpoch: 2 }),
    await signedConsent(dear, { minReward: SD + 1n }),
    await signedConsent(poor),
    await signedConsent(good),
    settleTx(chain, made([gone, 1])),
  ]), eve);
  // Withdrawing works at once; Alice is of the board and earns nothing, Dave gives his consent again.
  await Promise.all([
    chain.sendOk(withdrawConsent(eve.address), gone),
    chain.sendOk(consent(eve.address, 10, 0n, FOREVER), alice),
    chain.sendOk(consent(eve.address, 60, 0n, FOREVER), dave),
  ]);
  await chain.waitBest(until);
  await atLeastLeftOfEpoch(chain, 5);

  const batch = made([ferdie, 1], [gone, 2], [late, 1], [little, 3], [dear, 1], [poor, 102], [good, 1], [alice, 2], [dave, 3]);
  const { settled, skipped } = await settledAsForetold(batch);
  assert.deepEqual(skipped.map(({ creator, reason }) => [creator, reason]), [
    [ferdie.address, 'NoConsent'],
    [gone.address, 'NoConsent'],
    [late.address, 'NoConsent'],
    [little.address, 'OverConsent'],
    [dear.address, 'RewardTooLow'],
    [poor.address, 'CannotPay'],
  ]);
  assert.deepEqual(settled.map(({ creator, count, rewarded }) => [creator, count, rewarded]), [
    [good.address, 1, 1], [alice.address, 2, 0], [dave.address, 3, 3],
  ]);
  const info = (await api.call.sdApi.batch(batch.root)).unwrap();
  assert.deepEqual([info.leaves, info.settled, info.claimed].map(Number), [116, 6, 0]);
  assert.deepEqual(info.skipped.map(String), skipped.map(({ creator }) => creator));

  // A reward below what the call insists on, a consent used up, one given again: what was used stays used.
  await chain.sendOk(consent(eve.address, 4, 0n, FOREVER), dave);
  const second = await settledAsForetold(made([dave, 2], [alice, 1], [little, 2]), { minReward: SD / 2n, sponsor: true });
  assert.deepEqual(second.skipped.map(({ reason }) => reason), ['OverConsent', 'RewardTooLow']);
  assert.deepEqual(second.settled.map(({ creator, sponsored }) => [creator, sponsored]), [[little.address, 0n]]);
});

/** A batch that has been settled: three of Dave's, two of Good's, one of Ferdie's, who is skipped. */
const good = stranger('Good');
const [batch, hidden] = [made([dave, 3], [good, 2], [ferdie, 1]), made([dave, 3])];

test('a batch is refused, each for its own reason', async () => {
  await chain.sendOk(batchAll([await signedConsent(good), settleTx(chain, made([good, 1]))]), eve);
  await chain.sendOk(consent(eve.address, 100, 0n, FOREVER), dave);
  const { settled, skipped } = await settledAsForetold(batch);
  assert.deepEqual([settled.length, skipped.map(({ reason }) => reason)], [2, ['NoConsent']]);
  // Three leaves, of which two are paid for: Ferdie is said to have made the third.
  await settledAsForetold({ ...hidden, tallies: [[dave.address, 2], [ferdie.address, 1]] });

  await atLeastLeftOfEpoch(chain, 4);
  const U32_MAX = 0xffff_ffff;
  const of = (tallies, root = made([dave, 1]).root) => settle(root, tallies, 0n, true);
  const quota = (await api.call.sdApi.generator(eve.address)).unwrap();
  const left = quota.quota.toNumber() - quota.madeInEpoch.toNumber();
  await allRefused(
    chain,
    [of([[dave.address, 1]]), dave, 'sdGraphics.UnknownGenerator'],
    [settleTx(chain, batch), eve, 'sdGraphics.AlreadySettled'],
    [of([[dave.address, 0]], batch.root), eve, 'sdGraphics.AlreadySettled'],
    [of([[dave.address, 0]]), eve, 'sdGraphics.BadTally(0)'],
    [of([[dave.address, 1], [good.address, 2], [dave.address, 1]]), eve, 'sdGraphics.BadTally(2)'],
    [of([[dave.address, 1], [good.address, 0], [dave.address, 1]]), eve, 'sdGraphics.BadTally(1)'],
    [of([[dave.address, left + 1]]), eve, 'sdRewards.QuotaExceeded'],
    [of([[dave.address, left], [good.address, 1]]), eve, 'sdRewards.QuotaExceeded'],
    [of([[dave.address, U32_MAX], [good.address, U32_MAX]]), eve, 'sdRewards.QuotaExceeded'],
    [of([[ferdie.address, 1]]), eve, 'sdGraphics.NothingSettled'],
    [of([[dave.address, 101], [ferdie.address, 1]]), eve, 'sdGraphics.NothingSettled'],
    [of([]), eve, 'sdGraphics.NothingSettled'],
  );
});

test('more creators than a batch may have are refused before they are in a block', async () => {
  const tallies = Array.from({ length: 1_025 }, (_, i) => [`0x${(i + 1).toString(16).padStart(64, '0')}`, 1]);
  await undecodable(chain, settle(batch.root, tallies, 0n, true), eve);
});

test('a claim is refused, each for its own reason', async () => {
  const [zeroth, second] = [leafOf(batch, 0), leafOf(batch, 2)];
  const { graphic, proof } = zeroth;
  const flipped = (hash) => hash.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  const [left, right] = batch.rows[0];
  const inner = { ...graphic, creator: left, contentHash: u8aToHex(right) };
  const three = made([dave, 3]);
  const shifted = leafOf(three, 2);
  const unknown = batchOf([{ ...graphic, model: 7 }, graphicOf(newPicture(), dave)]);
  const single = newPicture();
  await chain.sendOk(settleTx(chain, three), eve);
  await chain.sendOk(settleTx(chain, unknown), eve);
  await chain.sendOk(generateTx(chain, graphicOf(single, dave), { expiresAt: await soon(chain) }), dave);

  const bad = (wrong, index = 0) => [claimTx(chain, batch, index, wrong), ferdie, 'sdGraphics.BadProof'];
  await allRefused(
    chain,
    [claimTx(chain, batch, 0, { root: made([dave, 1]).root }), ferdie, 'sdGraphics.UnknownBatch'],
    [claimTx(chain, batch, 0, { index: 6 }), ferdie, 'sdGraphics.IndexOutOfRange'],
    [claimTx(chain, batch, 0, { index: 0xffff_ffff }), ferdie, 'sdGraphics.IndexOutOfRange'],
    [claimTx(chain, batch, 0, { graphic: graphicOf(single, dave) }), ferdie, 'sdGraphics.AlreadyRegistered'],
    [claimTx(chain, batch, 5), ferdie, 'sdGraphics.CreatorSkipped'],
    // The wrong creator, whoever asks; another picture; a forged sibling; one too few, one too many, none.
    bad({ graphic: { ...graphic, creator: good.address } }),
    [claimTx(chain, batch, 0, { graphic: { ...graphic, creator: eve.address } }), eve, 'sdGraphics.BadProof'],
    bad({ graphic: { ...graphic, fingerprint: graphic.fingerprint ^ 1n } }),
    bad({ graphic: { ...graphic, model: 1 } }),
    ...proof.map((_, i) => bad({ proof: proof.with(i, flipped(proof[i])) })),
    bad({ proof: proof.slice(0, -1) }),
    bad({ proof: [...proof, proof[0]] }),
    bad({ proof: [] }),
    // Another place: with the proof of its own, and with that of the place.
    bad({ index: 1 }),
    bad({ index: 2, proof: second.proof }),
    // In a tree of three the last leaf at the place before it: without the index in the leaf it would pass.
    [claimTx(chain, three, 2, { index: 1 }), ferdie, 'sdGraphics.BadProof'],
    [claimTx(chain, three, 2, { index: 1, proof: shifted.proof }), ferdie, 'sdGraphics.BadProof'],
    // The inner node above leaves 0 and 1, passed off as a leaf.
    bad({ graphic: inner, proof: proof.slice(1) }),
    bad({ proof: proof.slice(1) }),
    [claimTx(chain, unknown, 0), ferdie, 'sdGraphics.UnknownModel'],
  );
  await undecodable(chain, claimTx(chain, batch, 0, { proof: Array(33).fill(proof[0]) }), ferdie);
});

test('a claim registers a graphic, whoever sends it; twice, or in two batches, it is refused', async () => {
  const outcomes = await chain.sendAll([[claimTx(chain, batch, 0), ferdie], [claimTx(chain, batch, 4), bob], [claimTx(chain, hidden, 0), dave]]);
  assert.deepEqual(outcomes.map(({ error }) => error), [null, null, null]);
  const { data } = eventOf(outcomes[1], 'sdGraphics', 'Claimed');
  const fifth = batch.graphics[4];
  assert.deepEqual([
    data.batch.toHex(), data.index.toNumber(), data.creator.toString(), data.generator.toString(), data.contentHash.toHex(),
    data.keyVersion.toNumber(), data.model.toNumber(), data.fingerprint.toBigInt(), data.recipeHash.toHex(),
  ], [batch.root, 4, good.address, eve.address, fifth.contentHash, 1, 0, fifth.fingerprint, fifth.recipeHash]);

  const twin = batchOf([batch.graphics[0]]);
  await chain.sendOk(settleTx(chain, twin), eve);
  await allRefused(
    chain,
    [claimTx(chain, batch, 0), ferdie, 'sdGraphics.AlreadyRegistered'],
    [claimTx(chain, batch, 0), dave, 'sdGraphics.AlreadyRegistered'],
    [claimTx(chain, twin, 0), dave, 'sdGraphics.AlreadyRegistered'],
    [generateTx(chain, { ...batch.graphics[0], creator: dave.publicKey }, { expiresAt: await soon(chain) }), dave, 'sdGraphics.AlreadyRegistered'],
  );

  const info = (await api.call.sdApi.graphic(fifth.contentHash)).unwrap();
  const settledIn = (await api.call.sdApi.batch(batch.root)).unwrap().block.toNumber();
  assert.deepEqual(
    [info.graphic.creator.toString(), info.generator.toString(), info.made.toNumber(), info.registered.toNumber(), info.batch.unwrap().map(String)],
    [good.address, eve.address, settledIn, outcomes[1].block.number, [batch.root, '4']],
  );
  assert.ok(info.shared.isNone && info.takenDown.isNone);
});

test('a root with more leaves than were paid for enters no more', async () => {
  await chain.sendOk(claimTx(chain, hidden, 2), dave);
  await refused(chain, claimTx(chain, hidden, 1), dave, 'sdGraphics.AllClaimed');
  const { settled, claimed } = (await api.call.sdApi.batch(hidden.root)).unwrap();
  assert.deepEqual([settled, claimed].map(Number), [2, 2]);
});

const images = fileURLToPath(new URL('../images', import.meta.url));

test('pictures are settled and claimed by their receipts, and anybody verifies them on the running chain', async () => {
  const { pictures } = await readPictures(images);
  const graphics = pictures.map(({ name, ...picture }, i) => ({ ...graphicOf(picture, dave), file: name, creator: [dave, good][i % 2].address }));
  const { batch: laidOut, receipts } = layOut({ genesisHash: chain.genesisHash, generator: eve.address, graphics });
  const receipt = readReceipt(JSON.stringify(receipts.get(dave.address)));
  const [early] = await verifyReceipt(api, receipt);
  assert.match(early.problems.join(), /no batch with the root .* is settled/);

  const { block } = await chain.sendOk(settleTx(chain, laidOut), eve);
  const [picture] = pictures;
  const known = { creator: dave.address, generator: eve.address, modelName: 'dunes-1', made: block.number };
  const holds = (result, more) => {
    assert.deepEqual(result.problems, []);
    for (const [field, value] of Object.entries({ ...known, ...more })) assert.deepEqual(result[field], value, field);
  };
  for (const result of await verifyReceipt(api, receipt)) holds(result, { registered: null });
  holds(await verifyPicture(api, picture, receipt), { registered: null });
  assert.match((await verifyPicture(api, picture)).problems.join(), /no graphic with this content hash is registered/);
  assert.match((await verifyPicture(api, pictures[1], receipt)).problems.join(), /another file/);
  const forged = structuredClone(receipt);
  forged.graphics[0].graphic.creator = ferdie.address;
  assert.match((await verifyPicture(api, picture, forged)).problems.join(), /the proof does not lead to the root/);
  for (const [change, why] of [
    [{ generator: bob.address }, /another generator/], [{ leaves: 7 }, /has 6 leaves/], [{ genesisHash: `0x${'22'.repeat(32)}` }, /another chain/],
  ]) assert.match((await verifyPicture(api, picture, { ...receipt, ...change })).problems.join(), why);

  // As the receipt is written, field by field, polkadot.js takes it.
  const [{ index, graphic, proof }] = receipts.get(dave.address).graphics;
  const claimed = await chain.sendOk(api.tx.sdGraphics.claim(laidOut.root, graphic, index, proof), ferdie);
  const found = await verifyPicture(api, picture);
  holds(found, { registered: claimed.block.number, batch: { root: laidOut.root, index } });
  holds(await verifyPicture(api, picture, receipt), { registered: claimed.block.number });
  assert.match((await verifyPicture(api, picture, forged)).problems.join(), /creator is/);
  const [sentence, ...lines] = story(found).split('\n');
  assert.equal(sentence, `this file is graphic ${picture.contentHash}, made by ${dave.address} with model 0 (dunes-1) at block ${block.number} ` +
    `by generator ${eve.address} (Eve's generator)`);
  assert.deepEqual(lines, [`  settled as leaf ${index} of batch ${laidOut.root}`, `  registered in block ${claimed.block.number}`]);

  const other = await verifyReceipt(api, readReceipt(JSON.stringify(receipts.get(good.address))));
  assert.deepEqual(other.map(({ holds: it, creator, registered }) => [it, creator, registered]), other.map(() => [true, good.address, null]));
  const skipped = batchOf([graphicOf(newPicture(), ferdie), graphicOf(newPicture(), dave)]);
  await chain.sendOk(settleTx(chain, skipped), eve);
  const ferdies = layOut({ genesisHash: chain.genesisHash, generator: eve.address, graphics: skipped.graphics }).receipts.get(ferdie.address);
  assert.match((await verifyReceipt(api, readReceipt(JSON.stringify(ferdies))))[0].problems.join(), /settled without/);
});

/** Runs `attest.mjs` on this chain; returns its exit code and what it said. */
const attest = (...args) => new Promise((resolve) => {
  const program = fileURLToPath(new URL('../attest.mjs', import.meta.url));
  const env = { ...process.env, SD_ATTEST_KEY: '//Eve//attest' };
  execFile(process.execPath, [program, ...args, '--node', node.url], { env }, (error, stdout, stderr) => (
    resolve({ code: error?.code ?? 0, said: stdout + stderr })
  ));
});

test('the same on the command line: lay out a batch, verify pictures and receipts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sd-attest-'));
  try {
    const [dunes, reef, nothing] = ['dunes.png', 'reef.webp', 'nothing.png'].map((name) => join(images, name));
    const manifest = join(folder, 'manifest.jsonl');
    writeFileSync(manifest, ['dunes.png', 'reef.webp', 'aurora.jpg'].map((file) => JSON.stringify({ file, creator: dave.address, recipe: 'sand' })).join('\n'));
    const [hashed, whole, laidOut, signed] = await Promise.all([
      attest('hash', dunes),
      attest('batch', images, '--creator', dave.address, '--generator', eve.address, '--out', join(folder, 'whole')),
      attest('batch', images, '--manifest', manifest, '--generator', eve.address, '--out', folder),
      attest('sign', reef, '--creator', dave.address, '--generator', eve.address),
    ]);
    assert.match(hashed.said, /^0xeb94c47a8adc53395dd4dacf3e09c214d7ef54ed2e15395bea6c62a2355e19c5 {2}0x7cfcfc7c8c893467 {2}/);
    assert.match(whole.said, /: 6 graphics of 1 creators under the root 0x/);
    assert.match(laidOut.said, /: 3 graphics of 1 creators under the root 0x/);
    const { root, tallies } = JSON.parse(readFileSync(join(folder, 'batch.json'), 'utf8'));
    const path = join(folder, 'receipts', `${dave.address}.json`);
    const receipt = JSON.parse(readFileSync(path, 'utf8'));
    assert.deepEqual([receipt.root, receipt.graphics.length, tallies], [root, 3, [[dave.address, 3]]]);

    // The reef comes in by itself, the aurora has come in with another batch.
    const { graphic, generator, expires_at: expiresAt, signature } = JSON.parse(signed.said);
    await chain.sendOk(api.tx.sdGraphics.generate(graphic, generator, expiresAt, signature, 0n), dave);
    await chain.sendOk(settle(root, tallies, 0n, false), eve);
    const changed = join(folder, 'changed.json');
    receipt.graphics[0].proof.reverse();
    writeFileSync(changed, JSON.stringify({ ...receipt, graphics: [receipt.graphics[0]] }));
    const answers = await Promise.all([
      attest('verify', dunes, '--receipt', path), attest('verify', reef), attest('verify', path), attest('verify', changed), attest('verify', nothing), attest('show'),
    ]);
    assert.deepEqual(answers.map(({ code }) => code), [0, 0, 1, 1, 2, 2], answers.map(({ said }) => said).join('\n'));
    const [picture, single, good, bad] = answers.map(({ said }) => said);
    assert.match(picture, /^this file is graphic 0xeb94c47a.*\n {2}settled as leaf 0 of batch .*\n {2}not registered yet/);
    assert.match(single, /^this file is graphic .*\n {2}registered in block \d+\n$/);
    assert.equal(good.match(/BUT it is registered from elsewhere/g).length, 2);
    assert.match(bad, /BUT the proof does not lead to the root/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('suspending stops settling at once, and no claims', async () => {
  await chain.sendOk(suspendGenerator(eve.address), eve);
  await refused(chain, settleTx(chain, made([dave, 1])), eve, 'sdGraphics.GeneratorSuspended');
  await chain.sendOk(claimTx(chain, batch, 1), ferdie);
  const info = (await api.call.sdApi.generator(eve.address)).unwrap();
  assert.ok(info.suspended.isTrue);
  assert.deepEqual([info.name.toUtf8(), info.models.map(({ name }) => name.toUtf8())], ["Eve's generator", ['dunes-1']]);
  // What was settled is settled: what else was made here are two graphics, each by itself.
  const { made: total } = info;
  const batches = await api.query.sdGraphics.batches.entries();
  assert.equal(total.toNumber(), 2 + batches.reduce((sum, [, entry]) => sum + entry.unwrap().settled.toNumber(), 0));
});
