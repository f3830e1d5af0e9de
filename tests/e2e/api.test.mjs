// polkadot.js, which knows nothing of this chain, reads all of it: pallets, storage, events, errors, constants, runtime APIs.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { stringCamelCase, u8aToHex } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { alice, bob, dave, eve } from '../lib/accounts.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { fieldsOfEvents, outline, readAll, readAllStorage, typesInEvents } from '../lib/metadata.mjs';
import { SD } from '../lib/units.mjs';
import { newPicture, ownDevNode, soon } from './support.mjs';

const { chain } = await ownDevNode('api');
const { api } = chain;
const pallets = outline({ registry: api.registry, metadata: api.runtimeMetadata });

const PALLETS = [
  'System', 'Timestamp', 'Babe', 'Authorship', 'Balances', 'TransactionPayment', 'Assets', 'PoolAssets', 'Nfts', 'AssetConversion',
  'Session', 'Historical', 'Offences', 'Grandpa', 'CompanyBoard', 'TechnicalCommittee', 'Democracy', 'Scheduler', 'Preimage', 'Utility', 'Multisig',
  'Proxy', 'SdTreasury', 'SdRewards', 'SdGraphics', 'SdMarket', 'SdContests', 'SdHandover', 'SdValidators',
];
const OURS = PALLETS.filter((name) => name.startsWith('Sd'));

test('every pallet is there, and no sudo', () => {
  const there = pallets.map(({ name }) => name);
  assert.deepEqual(PALLETS.filter((name) => !there.includes(name)), []);
  assert.ok(!there.includes('Sudo'));
});

test('every storage default, event, error, call and constant decodes', () => {
  const { counts, failures } = readAll({ registry: api.registry, metadata: api.runtimeMetadata });
  assert.deepEqual(failures, []);
  for (const [kind, count] of Object.entries(counts)) assert.ok(count > 20, `${count} ${kind}`);
});

test('every constant, error and call is where a client looks for it', () => {
  for (const { name, calls, errors, events, constants } of pallets) {
    const section = stringCamelCase(name);
    for (const constant of constants) assert.ok(api.consts[section][stringCamelCase(constant)] !== undefined, `${name}.${constant}`);
    for (const error of errors) assert.ok(api.errors[section][error.name], `${name}.${error.name}`);
    for (const event of events) assert.ok(api.events[section][event], `${name}.${event}`);
    for (const call of calls) assert.ok(api.tx[section][stringCamelCase(call)], `${name}.${call}`);
  }
});

test('every storage entry is read from the running chain', async () => {
  await chain.sendOk(generateTx(chain, graphicOf(newPicture(), dave), { expiresAt: await soon(chain) }), dave);
  const found = await readAllStorage(api);
  for (const name of ['SdTreasury', 'SdRewards', 'SdGraphics']) assert.ok(found[stringCamelCase(name)] > 0, name);
});

test('every error of ours says in a line what to do', () => {
  for (const { name, errors } of pallets.filter(({ name }) => OURS.includes(name))) {
    for (const error of errors) assert.ok(error.docs.length > 20, `${name}.${error.name}`);
  }
});

/** What a section of docs/events.md lists: what stands in backticks in the last column of its tables, by what does in the first. */
function listed(section) {
  const text = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8').split(/^## /m).find((it) => it.startsWith(`${section}\n`));
  assert.ok(text, section);
  const names = (cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  const rows = text.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1));
  return Object.fromEntries(rows.map((cells) => [names(cells[0])[0], names(cells.at(-1))]));
}

test('docs/events.md has every event and every field of ours, and no other', () => {
  const runtime = { registry: api.registry, metadata: api.runtimeMetadata };
  const sorted = (lists) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list].sort()]));
  for (const pallet of OURS) assert.deepEqual(sorted(listed(pallet)), sorted(fieldsOfEvents(runtime, pallet)), pallet);
  // All the terms have a page of their own.
  const { CommunityTerms, CompanyTerms, ...types } = typesInEvents(runtime);
  assert.ok(CommunityTerms && CompanyTerms);
  assert.deepEqual(sorted(listed('What is inside')), sorted(types));
});

test('wallets learn symbol, decimals and prefix; names say what chain this is', async () => {
  assert.deepEqual(await chain.ask('system_properties'), { ss58Format: 42, tokenDecimals: 12, tokenSymbol: 'SD' });
  assert.equal(await chain.ask('system_chain'), 'SD Chain Development');
  assert.equal(api.runtimeVersion.specName.toString(), 'sd-chain');
  assert.equal(api.consts.balances.existentialDeposit.toBigInt(), SD / 100n);
  assert.equal(api.consts.babe.expectedBlockTime.toNumber(), 3_000);
  assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
});

test('SdApi is found through metadata and answers', async () => {
  const { sdApi } = api.call;
  const methods = [
    'pots', 'channels', 'distributed', 'epoch', 'terms', 'quoteGeneration', 'quoteShare', 'quoteSale', 'graphic', 'batch', 'generator', 'listing',
    'contest', 'handover', 'validators',
  ];
  for (const method of methods) assert.ok(sdApi[method], method);
  const [pots, channels, distributed, epoch, quote] = await Promise.all([
    sdApi.pots(), sdApi.channels(), sdApi.distributed(), sdApi.epoch(), sdApi.quoteGeneration(dave.address, eve.address, 1),
  ]);
  await sdApi.terms();
  const generator = (await sdApi.generator(eve.address)).unwrap();
  assert.deepEqual([generator.name.toUtf8(), generator.models.map(({ name }) => name.toUtf8())], ["Eve's generator", ['dunes-1']]);
  assert.deepEqual([generator.quota, generator.keyVersion, generator.made].map(Number), [1_000_000, 1, 1]);
  const nowhere = `0x${'77'.repeat(32)}`;
  assert.ok((await sdApi.generator(dave.address)).isNone && (await sdApi.graphic(nowhere)).isNone && (await sdApi.batch(nowhere)).isNone);
  assert.ok((await sdApi.listing(0)).isNone && (await sdApi.contest(0)).isNone && (await sdApi.quoteSale(0, SD, 'Native')).isNone);
  assert.equal(pots.company.balance.toBigInt(), SD / 100n + SD / 4n);
  assert.equal(channels.generate.budget.toBigInt(), 550_000_000n * SD);
  assert.equal(distributed.toBigInt(), channels.generate.paid.toBigInt());
  assert.equal(epoch.endsAt.toNumber() - epoch.startsAt.toNumber(), 20);
  assert.equal(quote.fee.toBigInt(), SD / 2n);
});

test('a plain transfer costs about 0.001 SD', async () => {
  const { fee } = await chain.sendOk(api.tx.balances.transferKeepAlive(bob.address, SD), dave);
  assert.ok(fee > SD / 2_000n && fee < SD / 500n, `${fee} base units`);
});

test('balances.burn is refused', async () => {
  const outcome = await chain.send(api.tx.balances.burn(SD, true), dave);
  assert.equal(outcome.error, 'system.CallFiltered');
});

test('a hardware wallet signs: the metadata hash is in the runtime, and a wrong one is refused', async () => {
  const metadata = await api.call.metadata.metadataAtVersion(15);
  assert.ok(metadata.isSome);
  // As hex: of bytes, polkadot.js takes the first for the tag of the Option that the extension has here.
  const hash = u8aToHex(merkleizeMetadata(metadata.unwrap().toU8a(true), { decimals: 12, tokenSymbol: 'SD' }).digest());
  const transfer = () => api.tx.balances.transferKeepAlive(bob.address, SD);

  const wrong = await transfer().signAsync(dave, { nonce: -1, mode: 1, metadataHash: `0x${'07'.repeat(32)}` });
  await assert.rejects(chain.ask('author_submitExtrinsic', wrong.toHex()), /1010.*bad signature/i);
  const signed = await chain.send(transfer(), dave, { mode: 1, metadataHash: hash }).catch((error) => (
    assert.fail(`${error.message}; if it says CannotLookup, the runtime was built without RUNTIME_METADATA_HASH`)
  ));
  assert.equal(signed.error, null);
  const included = await api.rpc.chain.getBlock(signed.block.hash);
  const mine = included.block.extrinsics.find((extrinsic) => extrinsic.hash.toHex() === signed.hash);
  assert.equal(mine.mode.toNumber(), 1);
});

test('a batch and a proxy carry a graphic and a transfer as they do everywhere', async () => {
  const { balances, proxy, utility } = api.tx;
  const before = await free(chain, bob);
  await chain.sendOk(utility.batchAll([balances.transferKeepAlive(bob.address, SD), balances.transferKeepAlive(bob.address, SD)]), dave);
  assert.equal(await free(chain, bob), before + 2n * SD);
  await chain.sendOk(proxy.addProxy(alice.address, 0, 0), dave);
  const through = generateTx(chain, graphicOf(newPicture(), dave), { expiresAt: await soon(chain) });
  const outcome = await chain.sendOk(proxy.proxy(dave.address, null, through), alice);
  assert.ok(outcome.events.some(({ section, method }) => section === 'sdGraphics' && method === 'Generated'));
});

const free = async ({ api }, { address }) => (await api.query.system.account(address)).data.free.toBigInt();
