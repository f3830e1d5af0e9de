// The generator's server: it made pictures, and attests each for the artist who asked for it, or settles many at once.

import { attest } from './attestation.mjs';
import { eve, eveAttests } from './accounts.mjs';
import { growTree, proofOf, rootOf, talliesOf } from './batch.mjs';
import { NO_RECIPE } from './picture.mjs';

/** A graphic as the chain takes it. */
export const graphicOf = (picture, creator, model = 0) => ({
  creator: creator.publicKey,
  contentHash: picture.contentHash,
  fingerprint: picture.fingerprint,
  recipeHash: picture.recipeHash ?? NO_RECIPE,
  model,
});

/**
 * The transaction that brings `graphic` in, with a fresh attestation by the development generator.
 *
 * What a test wants wrong it overrides: `signer`, `generator`, `keyVersion`, `minReward`, `signature`.
 */
export function generateTx(chain, graphic, { expiresAt, minReward = 0n, ...wrong }) {
  const generator = wrong.generator ?? eve.publicKey;
  const attestation = { genesisHash: chain.genesisHash, generator, keyVersion: wrong.keyVersion ?? 1, expiresAt, graphic };
  const signature = wrong.signature ?? attest(wrong.signer ?? eveAttests, attestation);
  return chain.api.tx.sdGraphics.generate(graphic, generator, expiresAt, signature, minReward);
}

/** A batch as its generator keeps it: the graphics in their order, the tree over them, and who made how many. */
export function batchOf(graphics) {
  const rows = growTree(graphics);
  return { graphics, rows, root: rootOf(rows), leaves: graphics.length, tallies: talliesOf(graphics) };
}

/** The transaction with which the generator settles a batch. */
export const settleTx = (chain, { root, tallies }, { minReward = 0n, sponsor = false } = {}) =>
  chain.api.tx.sdGraphics.settle(root, tallies, minReward, sponsor);

/** A leaf of a batch as a receipt has it. */
export const leafOf = (batch, index) => ({ index, graphic: batch.graphics[index], proof: proofOf(batch.rows, index) });

/** The transaction that registers a leaf of a batch; what a test wants wrong it overrides. */
export function claimTx(chain, batch, index, wrong = {}) {
  const { root, graphic, index: place, proof } = { root: batch.root, ...leafOf(batch, index), ...wrong };
  return chain.api.tx.sdGraphics.claim(root, graphic, place, proof);
}

/** The transaction with which the generator brings in what an account signed. */
export const signedConsentTx = (chain, { account, generator, perEpoch, minReward, until, nonce, expiresAt }, signature) =>
  chain.api.tx.sdGraphics.consentWithSignature(account, generator, perEpoch, minReward, until, nonce, expiresAt, signature);
