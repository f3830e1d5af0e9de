// Writes the attestation's test vectors: `node vectors.mjs`. The Rust and the JavaScript tests read the same file.
//
// sr25519 signatures are randomised, so a signature that is there and still right is kept: running this again changes
// nothing.

import { readFile, writeFile } from 'node:fs/promises';
import { u8aToHex } from '@polkadot/util';
import { dave, eve, ferdie, pair } from './lib/accounts.mjs';
import { attest, encodePayload, isAttested } from './lib/attestation.mjs';
import { sha256 } from './lib/picture.mjs';

export const VECTORS = new URL('../primitives/test-vectors/attestation.json', import.meta.url);

const U32_MAX = 0xffff_ffff;
const counted = (first) => `0x${Array.from({ length: 32 }, (_, i) => (first + i).toString(16).padStart(2, '0')).join('')}`;

const stories = [
  {
    name: 'the development generator attests a file of the three bytes "abc" for Dave',
    secretUri: '//Eve//attest',
    attestation: {
      genesisHash: counted(0x00),
      generator: eve.publicKey,
      keyVersion: 1,
      expiresAt: 20,
      graphic: {
        creator: dave.publicKey,
        contentHash: sha256('abc'),
        fingerprint: 0x0123456789abcdefn,
        recipeHash: sha256('{"prompt":"a reef seen from above","seed":9}'),
        model: 0,
      },
    },
  },
  {
    name: 'every number has bytes of its own, so that a wrong order shows',
    secretUri: '//Eve//attest',
    attestation: {
      genesisHash: counted(0x20),
      generator: eve.publicKey,
      keyVersion: 0x01020304,
      expiresAt: 0x05060708,
      graphic: {
        creator: ferdie.publicKey,
        contentHash: counted(0x40),
        fingerprint: 0x1112131415161718n,
        recipeHash: counted(0x60),
        model: 0x090a0b0c,
      },
    },
  },
  {
    name: 'the largest numbers, no recipe, another generator',
    secretUri: '//Generator//key//2',
    attestation: {
      genesisHash: `0x${'ff'.repeat(32)}`,
      generator: pair('//Generator').publicKey,
      keyVersion: U32_MAX,
      expiresAt: U32_MAX,
      graphic: {
        creator: pair('//Artist').publicKey,
        contentHash: `0x${'ff'.repeat(32)}`,
        fingerprint: 0xffff_ffff_ffff_ffffn,
        recipeHash: `0x${'00'.repeat(32)}`,
        model: U32_MAX,
      },
    },
  },
  {
    name: 'the smallest numbers: the SHA-256 of an empty file, all else zero',
    secretUri: '//Generator//key//1',
    attestation: {
      genesisHash: `0x${'00'.repeat(32)}`,
      generator: pair('//Generator').publicKey,
      keyVersion: 0,
      expiresAt: 0,
      graphic: {
        creator: new Uint8Array(32),
        contentHash: sha256(''),
        fingerprint: 0n,
        recipeHash: `0x${'00'.repeat(32)}`,
        model: 0,
      },
    },
  },
];

/** A vector as it stands in the file: bytes and the 64-bit fingerprint as hex, 32-bit numbers as numbers. */
function vector({ name, secretUri, attestation }, signature) {
  const { genesisHash, generator, keyVersion, expiresAt, graphic } = attestation;
  return {
    name,
    secret_uri: secretUri,
    public: u8aToHex(pair(secretUri).publicKey),
    genesis_hash: genesisHash,
    generator: u8aToHex(generator),
    key_version: keyVersion,
    expires_at: expiresAt,
    graphic: {
      creator: u8aToHex(graphic.creator),
      content_hash: graphic.contentHash,
      fingerprint: `0x${graphic.fingerprint.toString(16).padStart(16, '0')}`,
      recipe_hash: graphic.recipeHash,
      model: graphic.model,
    },
    payload: u8aToHex(encodePayload(attestation)),
    signature,
  };
}

/** The vector in `existing` for this payload and key, if its signature holds. */
function keptSignature(existing, { secretUri, attestation }) {
  const payload = u8aToHex(encodePayload(attestation));
  const { publicKey } = pair(secretUri);
  return existing.find((it) => it.payload === payload && isAttested(publicKey, attestation, it.signature))?.signature;
}

/** The vectors, with the signatures of `existing` where they still hold. */
export const vectors = (existing) => stories.map((story) => vector(
  story,
  keptSignature(existing, story) ?? u8aToHex(attest(pair(story.secretUri), story.attestation)),
));

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const existing = await readFile(VECTORS, 'utf8').then(JSON.parse).catch(() => []);
  await writeFile(VECTORS, `${JSON.stringify(vectors(existing), null, 2)}\n`);
  console.log(`${stories.length} vectors`);
}
