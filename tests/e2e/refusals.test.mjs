// Every way in which a graphic is refused: a distinct, documented error, and nothing changed but the fee and the nonce.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bob, charlie, dave, eveAttests, ferdie, pair } from '../lib/accounts.mjs';
import { attest } from '../lib/attestation.mjs';
import { balanceOf } from '../lib/books.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { eventOf, newPicture, ownDevNode, refused, soon } from './support.mjs';

const { chain } = await ownDevNode('refusals');
const registered = newPicture();

/** A transaction of Dave's in which all is right but what is given. */
async function daves(change = {}, picture = newPicture()) {
  return generateTx(chain, graphicOf(picture, dave, change.model), { expiresAt: await soon(chain), ...change });
}

test('with all in order a graphic comes in', async () => {
  const outcome = await chain.sendOk(await daves({}, registered), dave);
  const { reward, company, community } = eventOf(outcome, 'sdGraphics', 'Generated').data;
  assert.equal(reward.toBigInt(), SD);
  assert.equal(company.toBigInt() + community.toBigInt(), SD / 2n);
});

test('a signature by another key', async () => {
  await refused(chain, await daves({ signer: pair('//Mallory') }), dave, 'sdGraphics.BadSignature');
});

test('a signature over another picture', async () => {
  const expiresAt = await soon(chain);
  const signature = attest(eveAttests, {
    genesisHash: chain.genesisHash, generator: pair('//Eve').publicKey, keyVersion: 1, expiresAt, graphic: graphicOf(newPicture(), dave),
  });
  await refused(chain, await daves({ expiresAt, signature }), dave, 'sdGraphics.BadSignature');
});

test('a signature for another version of the key', async () => {
  await refused(chain, await daves({ keyVersion: 2 }), dave, 'sdGraphics.BadSignature');
});

test('a signature for another chain', async () => {
  const expiresAt = await soon(chain);
  const picture = newPicture();
  const signature = attest(eveAttests, {
    genesisHash: `0x${'11'.repeat(32)}`, generator: pair('//Eve').publicKey, keyVersion: 1, expiresAt, graphic: graphicOf(picture, dave),
  });
  await refused(chain, await daves({ expiresAt, signature }, picture), dave, 'sdGraphics.BadSignature');
});

test('an attestation whose time is over', async () => {
  const { number } = await chain.best();
  await refused(chain, await daves({ expiresAt: number }), dave, 'sdGraphics.AttestationExpired');
});

test('an attestation that ends in the very block', async () => {
  const { number } = await chain.best();
  // It comes into the next block, as nothing else is waiting, and is over by then.
  await refused(chain, await daves({ expiresAt: number + 1 }), dave, 'sdGraphics.AttestationExpired');
});

test('an attestation valid for longer than an epoch', async () => {
  const { number } = await chain.best();
  await refused(chain, await daves({ expiresAt: number + 60 }), dave, 'sdGraphics.ExpiryTooFar');
});

test('a content hash used twice', async () => {
  await refused(chain, await daves({}, registered), dave, 'sdGraphics.AlreadyRegistered');
});

test('a content hash used twice, by somebody else', async () => {
  const tx = generateTx(chain, graphicOf(registered, ferdie), { expiresAt: await soon(chain) });
  await refused(chain, tx, ferdie, 'sdGraphics.AlreadyRegistered');
});

test('an unknown generator', async () => {
  await refused(chain, await daves({ generator: bob.publicKey }), dave, 'sdGraphics.UnknownGenerator');
});

test('an unknown model', async () => {
  await refused(chain, await daves({ model: 7 }), dave, 'sdGraphics.UnknownModel');
});

test("somebody else's graphic", async () => {
  await refused(chain, await daves(), ferdie, 'sdGraphics.NotCreator');
});

test('a reward below what the artist insists on', async () => {
  await refused(chain, await daves({ minReward: 2n * SD }), dave, 'sdRewards.RewardTooLow');
});

test('a balance too small for the fee, of somebody who earns nothing', async () => {
  const free = await balanceOf(chain.api, charlie.address);
  await chain.sendOk(chain.api.tx.balances.transferKeepAlive(bob.address, free - (4n * SD) / 10n), charlie);
  const tx = generateTx(chain, graphicOf(newPicture(), charlie), { expiresAt: await soon(chain) });
  await refused(chain, tx, charlie, 'sdTreasury.BalanceTooLow');
});

test('a balance too small for the fee is enough for who earns more than it', async () => {
  const newcomer = pair(`//Newcomer//${Date.now()}`);
  await chain.sendOk(chain.api.tx.balances.transferKeepAlive(newcomer.address, (3n * SD) / 10n), bob);
  const tx = generateTx(chain, graphicOf(newPicture(), newcomer), { expiresAt: await soon(chain), minReward: SD / 2n });
  const { fee } = await chain.sendOk(tx, newcomer);
  const left = await balanceOf(chain.api, newcomer.address);
  assert.ok(left > (7n * SD) / 10n && left <= (8n * SD) / 10n - fee);
});
