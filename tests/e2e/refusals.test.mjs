// Every way in which a graphic is refused: a distinct, documented error, and nothing changed but the fee and the nonce.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { bob, charlie, dave, eve, eveAttests, ferdie, pair } from '../lib/accounts.mjs';
import { attest } from '../lib/attestation.mjs';
import { balanceOf } from '../lib/books.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { allRefused, eventOf, newPicture, ownDevNode, refused, soon } from './support.mjs';

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

test('what is wrong with a graphic is said, each by an error of its own', async () => {
  const { number } = await chain.best();
  const expiresAt = await soon(chain);
  const [seen, elsewhere] = [newPicture(), newPicture()];
  const signed = (change) => attest(eveAttests, {
    genesisHash: chain.genesisHash, generator: eve.publicKey, keyVersion: 1, expiresAt, graphic: graphicOf(elsewhere, dave), ...change,
  });
  const refusals = {
    'a signature by another key': [await daves({ signer: pair('//Mallory') }), dave, 'sdGraphics.BadSignature'],
    'a signature over another picture': [await daves({ expiresAt, signature: signed() }, seen), dave, 'sdGraphics.BadSignature'],
    'a signature for another version of the key': [await daves({ keyVersion: 2 }), dave, 'sdGraphics.BadSignature'],
    'a signature for another chain': [
      await daves({ expiresAt, signature: signed({ genesisHash: `0x${'11'.repeat(32)}` }) }, elsewhere), dave, 'sdGraphics.BadSignature',
    ],
    'an attestation whose time is over': [await daves({ expiresAt: number }), dave, 'sdGraphics.AttestationExpired'],
    'one that ends in the very block into which it comes': [await daves({ expiresAt: number + 1 }), dave, 'sdGraphics.AttestationExpired'],
    'one that is valid for longer than an epoch': [await daves({ expiresAt: number + 60 }), dave, 'sdGraphics.ExpiryTooFar'],
    'a content hash used twice': [await daves({}, registered), dave, 'sdGraphics.AlreadyRegistered'],
    'a content hash used twice, by somebody else': [
      generateTx(chain, graphicOf(registered, ferdie), { expiresAt }), ferdie, 'sdGraphics.AlreadyRegistered',
    ],
    'an unknown generator': [await daves({ generator: bob.publicKey }), dave, 'sdGraphics.UnknownGenerator'],
    'an unknown model': [await daves({ model: 7 }), dave, 'sdGraphics.UnknownModel'],
    "somebody else's graphic": [await daves(), ferdie, 'sdGraphics.NotCreator'],
    'a reward below what the artist insists on': [await daves({ minReward: 2n * SD }), dave, 'sdRewards.RewardTooLow'],
  };
  await allRefused(chain, ...Object.values(refusals));
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
