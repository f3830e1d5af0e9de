// Runs the typed client against a node: `node run.mjs input.json`. Prints what it read as one line of JSON.

import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { getPolkadotSigner, withMetadataHash } from 'polkadot-api/signer';
import { jsonDeserialize, jsonSerialize } from 'polkadot-api/utils';
import { createWsClient } from 'polkadot-api/ws';
import { sd } from './.papi/descriptors/dist/index.js';
import { generate, readRules } from './client.js';
import { sweep } from './sweep.mjs';

const input = JSON.parse(readFileSync(process.argv[2], 'utf8'), jsonDeserialize);
await cryptoWaitReady();
const pair = new Keyring({ type: 'sr25519' }).addFromUri(input.artist);
const artist = getPolkadotSigner(pair.publicKey, 'Sr25519', (bytes) => pair.sign(bytes));
// As a hardware wallet does: with the hash of the metadata that it shows its owner the transaction by.
const careful = withMetadataHash({ decimals: 12, tokenSymbol: 'SD' }, artist);

const client = createWsClient(input.url);
const api = client.getTypedApi(sd);
const rules = await readRules(api, pair.address, input.attested.generator);
const first = await generate(api, careful, input.attested);
const again = await generate(api, artist, input.attested);
const swept = await sweep(sd, input.pallets, api);
console.log(JSON.stringify({ rules, first, again, swept }, jsonSerialize));
client.destroy();
process.exit(0);
