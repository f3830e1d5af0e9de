// The reader of metadata, tried on that of another chain, so that it is known to work before there is a node.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Metadata, TypeRegistry } from '@polkadot/types';
import hex from '@polkadot/types-support/metadata/v15/substrate-hex';
import { hexToU8a } from '@polkadot/util';
import { outline, readAll } from '../lib/metadata.mjs';

const registry = new TypeRegistry();
const metadata = new Metadata(registry, registry.createType('Option<Bytes>', hexToU8a(hex)).unwrap().toU8a(true));
registry.setMetadata(metadata);

test('everything in a runtime of many pallets is read', () => {
  const { counts, failures } = readAll({ registry, metadata });
  assert.deepEqual(failures, []);
  assert.ok(counts.pallets > 50 && counts.events > 300 && counts.errors > 400 && counts.constants > 200, JSON.stringify(counts));
});

test('the outline names what is there', () => {
  const balances = outline({ registry, metadata }).find(({ name }) => name === 'Balances');
  assert.ok(balances.storage.some(({ name, isMap }) => name === 'TotalIssuance' && !isMap) && balances.events.includes('Transfer'));
  assert.ok(balances.errors.some(({ name, docs }) => name === 'InsufficientBalance' && docs.length > 0));
  assert.ok(balances.constants.includes('ExistentialDeposit') && balances.calls.includes('transfer_keep_alive'));
});
