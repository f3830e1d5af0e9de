// The generator's server: it made a picture, and attests it for the artist who asked for it.

import { attest } from './attestation.mjs';
import { eve, eveAttests } from './accounts.mjs';
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
