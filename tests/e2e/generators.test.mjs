// Generators in the hands of the board: suspended, resumed, given a new key; a second one from scratch.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { dave, eve, eveAttests, ferdie, pair } from '../lib/accounts.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { allRefused, boardDecides, eventOf, newPicture, nextEpoch, ownDevNode, refused, soon } from './support.mjs';

const { chain } = await ownDevNode('generators');
const [secondKey, ferdieAttests] = [pair('//Eve//attest//2'), pair('//Ferdie//attest')];

/** A transaction of Dave's through the development generator. */
const daves = async (change = {}) => (
  generateTx(chain, graphicOf(newPicture(), dave, change.model), { expiresAt: await soon(chain), ...change })
);

/** The same through Ferdie's. */
const ferdies = () => daves({ generator: ferdie.publicKey, signer: ferdieAttests });

test('nobody but the board suspends a generator', async () => {
  await refused(chain, chain.api.tx.sdGraphics.suspendGenerator(eve.address), dave, 'BadOrigin');
});

test('a suspended generator is refused at once', async () => {
  const { suspendGenerator, resumeGenerator } = chain.api.tx.sdGraphics;
  const suspended = await boardDecides(chain, suspendGenerator(eve.address));
  eventOf(suspended, 'sdGraphics', 'GeneratorSuspended');
  await refused(chain, await daves(), dave, 'sdGraphics.GeneratorSuspended');
  const quote = await chain.api.call.sdApi.quoteGeneration(dave.address, eve.address, 3);
  assert.deepEqual([quote.reward, quote.fee, quote.quotaLeft, quote.capLeft].map(Number), [0, 0, 0, 50]);
  const resumed = await boardDecides(chain, resumeGenerator(eve.address));
  eventOf(resumed, 'sdGraphics', 'GeneratorResumed');
});

test('what an old key signed is void once there is a new one', async () => {
  const tx = chain.api.tx.sdGraphics.updateGenerator(eve.address, null, u8aToHex(secondKey.publicKey), null);
  const { data } = eventOf(await chain.sendOk(tx, eve), 'sdGraphics', 'GeneratorUpdated');
  assert.equal(data.keyVersion.toNumber(), 2);
  await allRefused(
    chain,
    [await daves({ signer: eveAttests }), dave, 'sdGraphics.BadSignature'],
    [await daves({ signer: secondKey, keyVersion: 1 }), dave, 'sdGraphics.BadSignature'],
  );
});

test('a generator that the board registers needs a model of its own', async () => {
  const { registerGenerator, addModel } = chain.api.tx.sdGraphics;
  const call = registerGenerator(ferdie.address, "Ferdie's generator", u8aToHex(ferdieAttests.publicKey), 1);
  const registered = await boardDecides(chain, call);
  assert.equal(eventOf(registered, 'sdGraphics', 'GeneratorRegistered').data.quota.toNumber(), 1);
  await refused(chain, await ferdies(), dave, 'sdGraphics.UnknownModel');
  const added = await chain.sendOk(addModel(ferdie.address, 'reefs-1', `0x${'22'.repeat(32)}`), ferdie);
  assert.equal(eventOf(added, 'sdGraphics', 'ModelAdded').data.model.toNumber(), 0);
});

test('from the next epoch on both make graphics, each within its quota', async () => {
  await nextEpoch(chain);
  const resumed = eventOf(await chain.sendOk(await daves({ signer: secondKey, keyVersion: 2 }), dave), 'sdGraphics', 'Generated');
  const { reward, generator } = resumed.data;
  assert.equal(generator.toString(), eve.address);
  assert.ok(reward.toBigInt() > (SD * 99n) / 100n);

  await chain.sendOk(await ferdies(), dave);
  await refused(chain, await ferdies(), dave, 'sdRewards.QuotaExceeded');
});
