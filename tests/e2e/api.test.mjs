// polkadot.js, which knows nothing of this chain, reads all of it: pallets, storage, events, errors, constants, runtime APIs.

import { strict as assert } from 'node:assert';
import { before, test } from 'node:test';
import { stringCamelCase } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { alice, bob, dave, eve } from '../lib/accounts.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { outline, readAll, readAllStorage } from '../lib/metadata.mjs';
import { SD } from '../lib/units.mjs';
import { newPicture, ownDevNode, soon } from './support.mjs';

const own = ownDevNode('api');
const PALLETS = [
  'System', 'Timestamp', 'Babe', 'Authorship', 'Balances', 'TransactionPayment', 'Assets', 'Nfts', 'Session', 'Historical', 'Offences',
  'Grandpa', 'CompanyBoard', 'Scheduler', 'Preimage', 'Utility', 'Multisig', 'Proxy', 'SdTreasury', 'SdRewards', 'SdGraphics', 'SdValidators',
];
const OURS = PALLETS.filter((name) => name.startsWith('Sd'));

let pallets;
before(() => {
  const { api } = own.chain;
  pallets = outline({ registry: api.registry, metadata: api.runtimeMetadata });
});

test('every pallet is there, and no sudo', () => {
  const there = pallets.map(({ name }) => name);
  assert.deepEqual(PALLETS.filter((name) => !there.includes(name)), []);
  assert.ok(!there.includes('Sudo'));
});

test('every storage default, event, error, call and constant decodes', () => {
  const { api } = own.chain;
  const { counts, failures } = readAll({ registry: api.registry, metadata: api.runtimeMetadata });
  assert.deepEqual(failures, []);
  for (const [kind, count] of Object.entries(counts)) assert.ok(count > 20, `${count} ${kind}`);
});

test('every constant, error and call is where a client looks for it', () => {
  const { api } = own.chain;
  for (const { name, calls, errors, events, constants } of pallets) {
    const section = stringCamelCase(name);
    for (const constant of constants) assert.ok(api.consts[section][stringCamelCase(constant)] !== undefined, `${name}.${constant}`);
    for (const error of errors) assert.ok(api.errors[section][error.name], `${name}.${error.name}`);
    for (const event of events) assert.ok(api.events[section][event], `${name}.${event}`);
    for (const call of calls) assert.ok(api.tx[section][stringCamelCase(call)], `${name}.${call}`);
  }
});

test('every storage entry is read from the running chain', async () => {
  await own.chain.sendOk(generateTx(own.chain, graphicOf(newPicture(), dave), { expiresAt: await soon(own.chain) }), dave);
  const found = await readAllStorage(own.chain.api);
  for (const name of ['SdTreasury', 'SdRewards', 'SdGraphics']) assert.ok(found[stringCamelCase(name)] > 0, name);
});

test('every error of ours says in a line what to do', () => {
  for (const { name, errors } of pallets.filter(({ name }) => OURS.includes(name))) {
    for (const error of errors) assert.ok(error.docs.length > 20, `${name}.${error.name}`);
  }
});

test('wallets learn symbol, decimals and prefix; names say what chain this is', async () => {
  const { chain } = own;
  assert.deepEqual(await chain.ask('system_properties'), { ss58Format: 42, tokenDecimals: 12, tokenSymbol: 'SD' });
  assert.equal(await chain.ask('system_chain'), 'SD Chain Development');
  assert.equal(chain.api.runtimeVersion.specName.toString(), 'sd-chain');
  assert.equal(chain.api.consts.balances.existentialDeposit.toBigInt(), SD / 100n);
  assert.equal(chain.api.consts.babe.expectedBlockTime.toNumber(), 3_000);
  assert.equal(chain.api.consts.system.ss58Prefix.toNumber(), 42);
});

test('SdApi is found through metadata and answers', async () => {
  const { sdApi } = own.chain.api.call;
  for (const method of ['pots', 'channels', 'distributed', 'epoch', 'terms', 'quoteGeneration']) assert.ok(sdApi[method], method);
  const [pots, channels, distributed, epoch, quote] = await Promise.all([
    sdApi.pots(), sdApi.channels(), sdApi.distributed(), sdApi.epoch(), sdApi.quoteGeneration(dave.address, eve.address, 1),
  ]);
  await sdApi.terms();
  assert.equal(pots.company.balance.toBigInt(), SD / 100n + SD / 4n);
  assert.equal(channels.generate.budget.toBigInt(), 550_000_000n * SD);
  assert.equal(distributed.toBigInt(), channels.generate.paid.toBigInt());
  assert.equal(epoch.endsAt.toNumber() - epoch.startsAt.toNumber(), 20);
  assert.equal(quote.fee.toBigInt(), SD / 2n);
});

test('a plain transfer costs about 0.001 SD', async () => {
  const { chain } = own;
  const { fee } = await chain.sendOk(chain.api.tx.balances.transferKeepAlive(bob.address, SD), dave);
  assert.ok(fee > SD / 2_000n && fee < SD / 500n, `${fee} base units`);
});

test('balances.burn is refused', async () => {
  const { chain } = own;
  const outcome = await chain.send(chain.api.tx.balances.burn(SD, true), dave);
  assert.equal(outcome.error, 'system.CallFiltered');
});

test('a hardware wallet signs: the metadata hash is in the runtime, and a wrong one is refused', async () => {
  const { chain } = own;
  const metadata = await chain.api.call.metadata.metadataAtVersion(15);
  assert.ok(metadata.isSome);
  const hash = merkleizeMetadata(metadata.unwrap().toU8a(true), { decimals: 12, tokenSymbol: 'SD' }).digest();
  const transfer = () => chain.api.tx.balances.transferKeepAlive(bob.address, SD);

  await assert.rejects(chain.send(transfer(), dave, { mode: 1, metadataHash: new Uint8Array(32).fill(7) }), /1010|bad signature/i);
  const signed = await chain.send(transfer(), dave, { mode: 1, metadataHash: hash }).catch((error) => (
    assert.fail(`${error.message}; if it says CannotLookup, the runtime was built without RUNTIME_METADATA_HASH`)
  ));
  assert.equal(signed.error, null);
  const included = await chain.api.rpc.chain.getBlock(signed.block.hash);
  const mine = included.block.extrinsics.find((extrinsic) => extrinsic.hash.toHex() === signed.hash);
  assert.equal(mine.mode.toNumber(), 1);
});

test('a batch and a proxy carry a graphic and a transfer as they do everywhere', async () => {
  const { chain } = own;
  const { balances, proxy, utility } = chain.api.tx;
  const before = await free(chain, bob);
  await chain.sendOk(utility.batchAll([balances.transferKeepAlive(bob.address, SD), balances.transferKeepAlive(bob.address, SD)]), dave);
  assert.equal(await free(chain, bob), before + 2n * SD);
  await chain.sendOk(proxy.addProxy(alice.address, 0, 0), dave);
  const through = generateTx(chain, graphicOf(newPicture(), dave), { expiresAt: await soon(chain) });
  const outcome = await chain.sendOk(proxy.proxy(dave.address, null, through), alice);
  assert.ok(outcome.events.some(({ section, method }) => section === 'sdGraphics' && method === 'Generated'));
});

const free = async ({ api }, { address }) => (await api.query.system.account(address)).data.free.toBigInt();
