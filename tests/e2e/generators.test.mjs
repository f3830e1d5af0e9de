// Generators in the hands of the board: suspended, resumed, given a new key; a second one from scratch.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { dave, eve, eveAttests, ferdie, pair } from '../lib/accounts.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { boardDecides, eventOf, newPicture, nextEpoch, ownDevNode, refused, soon } from './support.mjs';

const own = ownDevNode('generators');

/** A transaction of Dave's through the development generator, or another. */
const daves = async (change = {}) => (
  generateTx(own.chain, graphicOf(newPicture(), dave, change.model), { expiresAt: await soon(own.chain), ...change })
);

test('nobody but the board suspends a generator', async () => {
  const { chain } = own;
  const outcome = await chain.send(chain.api.tx.sdGraphics.suspendGenerator(eve.address), dave);
  assert.equal(outcome.error, 'BadOrigin');
});

test('a suspended generator is refused at once, and accepted when resumed', async () => {
  const { chain } = own;
  const { suspendGenerator, resumeGenerator } = chain.api.tx.sdGraphics;
  const suspended = await boardDecides(chain, suspendGenerator(eve.address));
  eventOf(suspended, 'sdGraphics', 'GeneratorSuspended');
  await refused(chain, await daves(), dave, 'sdGraphics.GeneratorSuspended');

  await boardDecides(chain, resumeGenerator(eve.address));
  await nextEpoch(chain);
  const { data } = eventOf(await chain.sendOk(await daves(), dave), 'sdGraphics', 'Generated');
  assert.ok(data.reward.toBigInt() > (SD * 99n) / 100n);
});

test('what an old key signed is void once there is a new one', async () => {
  const { chain } = own;
  const key = pair('//Eve//attest//2');
  const tx = chain.api.tx.sdGraphics.updateGenerator(eve.address, null, u8aToHex(key.publicKey), null);
  const { data } = eventOf(await chain.sendOk(tx, eve), 'sdGraphics', 'GeneratorUpdated');
  assert.equal(data.keyVersion.toNumber(), 2);
  await refused(chain, await daves({ signer: eveAttests }), dave, 'sdGraphics.BadSignature');
  await refused(chain, await daves({ signer: key, keyVersion: 1 }), dave, 'sdGraphics.BadSignature');
  await chain.sendOk(await daves({ signer: key, keyVersion: 2 }), dave);
});

test('a second generator: registered by the board, with a model of its own, from the next epoch on', async () => {
  const { chain } = own;
  const { registerGenerator, addModel } = chain.api.tx.sdGraphics;
  const [account, key] = [ferdie, pair('//Ferdie//attest')];
  const through = (change) => daves({ generator: account.publicKey, signer: key, ...change });

  const registered = await boardDecides(chain, registerGenerator(account.address, "Ferdie's generator", key.publicKey, 1));
  assert.equal(eventOf(registered, 'sdGraphics', 'GeneratorRegistered').data.quota.toNumber(), 1);
  await refused(chain, await through(), dave, 'sdGraphics.UnknownModel');
  const added = await chain.sendOk(addModel(account.address, 'reefs-1', `0x${'22'.repeat(32)}`), account);
  assert.equal(eventOf(added, 'sdGraphics', 'ModelAdded').data.model.toNumber(), 0);

  await nextEpoch(chain);
  await chain.sendOk(await through(), dave);
  await refused(chain, await through(), dave, 'sdRewards.QuotaExceeded');
});
