// The market from outside: minting, listing, selling and giving away, every refusal, and the money of each sale to the unit.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { u8aToHex } from '@polkadot/util';
import { createKeyMulti, encodeAddress } from '@polkadot/util-crypto';
import { alice, bob, dave, eve, ferdie, one, pair } from '../lib/accounts.mjs';
import { balanceOf, channelsOf, holdingOf, marketOf, ownerOf, potsOf } from '../lib/books.mjs';
import { DEFAULT_TERMS, LEAST_PRICE, dividePrice, saleBase, saleReward } from '../lib/formulas.mjs';
import { batchOf, claimTx, generateTx, graphicOf, settleTx } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import { allRefused, boardDecides, boardIsRefused, booksAgree, eventOf, newPicture, ownDevNode, refused, soon } from './support.mjs';

const { chain } = await ownDevNode('market');
const { api } = chain;
const { nfts, proxy, multisig, sdGraphics, sdMarket, utility } = api.tx;
const { buy, list, mint, setAsset, unlist } = sdMarket;
const pots = await potsOf(api);
const start = await chain.best();

const COLLECTION = 0;
const NATIVE = 'Native';
const TEST_DOLLAR = 1;
const DOLLAR = 10n ** 6n;
const DOLLARS = { WithId: TEST_DOLLAR };
const UNKNOWN = { WithId: 999 };
const ROYALTY = 70_000_000n; // 7 %
const FEE = SD;
const CID = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';

const [first, plain, second, gift, burned, removed, ferdies, poors] = Array.from({ length: 8 }, newPicture);
const batch = batchOf([newPicture(), newPicture()].map((picture) => ({ ...graphicOf(picture, dave), creator: dave.address })));
const unknown = newPicture();
const poor = pair(`//Poor//${Date.now()}`);

/** Every item so far, by the picture it is of. */
const items = new Map();
const itemOf = (picture) => items.get(picture.contentHash);

const mintTx = ({ contentHash }, royalty = ROYALTY, maxFee = FEE) => mint(contentHash, royalty, maxFee);

/** The attributes of an item as text, by key. */
async function attributesOf(item) {
  const entries = await api.query.nfts.attribute.entries(COLLECTION, item);
  return Object.fromEntries(entries.map(([{ args: [, , namespace, key] }, value]) => {
    assert.ok(namespace.isPallet);
    return [key.toUtf8(), value.unwrap()[0].toUtf8()];
  }));
}

const metadataOf = async (item) => JSON.parse((await api.query.nfts.itemMetadataOf(COLLECTION, item)).unwrap().data.toUtf8());

/** By how much $SD and test dollars of each of `people`, by name, changed in the block of an outcome. */
async function changes({ block }, people) {
  const [was, is] = [await chain.at(block.parentHash), await chain.at(block.hash)];
  const change = async (address) => ({
    sd: (await balanceOf(is, address)) - (await balanceOf(was, address)),
    dollars: (await holdingOf(is, TEST_DOLLAR, address)) - (await holdingOf(was, TEST_DOLLAR, address)),
  });
  return Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, address]) => [name, await change(address)])));
}

const only = (key, amounts) => Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, { sd: 0n, dollars: 0n, [key]: amount }]));

/** What a runtime API or an event says of a sale's proceeds, in the words of our arithmetic. */
const readProceeds = ({ commission, royalty, seller, redirected, reward }) => ({
  company: commission.company.toBigInt(),
  community: commission.community.toBigInt(),
  royalty: royalty.toBigInt(),
  seller: seller.toBigInt(),
  redirected: redirected.toBigInt(),
  reward: reward.toBigInt(),
});

const quote = async (item, price, asset = NATIVE) => {
  const proceeds = await api.call.sdApi.quoteSale(item, price, asset);
  return proceeds.isSome ? readProceeds(proceeds.unwrap()) : null;
};

/** What a sale in this epoch must bring, by the terms of genesis. */
async function due(price, { resale = false, sales = 0n, earns = true } = {}) {
  const epoch = await api.call.sdApi.epoch();
  const atStart = await chain.at(await chain.hashOf(Math.max(0, epoch.startsAt.toNumber() - 1)));
  const { sale } = await channelsOf(atStart);
  const parts = dividePrice(price, DEFAULT_TERMS, resale ? ROYALTY : 0n);
  return { ...parts, redirected: 0n, reward: earns ? saleReward(price, saleBase(sale), DEFAULT_TERMS, sales) : 0n };
}

test('graphics come in: by themselves, out of a batch, one in the gallery, one taken down', async () => {
  await boardDecides(chain, sdGraphics.setModerator(bob.address, true));
  await chain.sendOk(api.tx.balances.transferKeepAlive(poor.address, SD), ferdie);
  const expiresAt = await soon(chain);
  const outcomes = await chain.sendAll([
    ...[first, plain, second, gift, burned, removed].map((picture) => [generateTx(chain, graphicOf(picture, dave), { expiresAt }), dave]),
    [generateTx(chain, graphicOf(ferdies, ferdie), { expiresAt }), ferdie],
    [generateTx(chain, graphicOf(poors, poor), { expiresAt }), poor],
    [sdGraphics.consent(eve.address, 10, 0n, 1_000), dave],
  ]);
  assert.ok(outcomes.every(({ error }) => error === null));
  first.block = outcomes[0].block.number;
  await chain.sendOk(settleTx(chain, batch), eve);
  const later = await chain.sendAll([
    [claimTx(chain, batch, 1), dave], [sdGraphics.share(first.contentHash, CID, 0n), dave], [sdGraphics.takeDown(removed.contentHash, 'a test'), bob],
  ]);
  assert.ok(later.every(({ error }) => error === null));
});

test('minting is refused, each for its own reason', async () => {
  // All but 0.7 SD, which pay for no NFT.
  await chain.sendOk(api.tx.balances.transferKeepAlive(dave.address, (await balanceOf(api, poor.address)) - (7n * SD) / 10n), poor);
  await allRefused(
    chain,
    [mintTx(unknown), dave, 'sdMarket.UnknownGraphic'],
    [mintTx(first), ferdie, 'sdMarket.NotCreator'],
    [mintTx(removed), dave, 'sdMarket.TakenDown'],
    [mintTx(first, 100_000_001n), dave, 'sdMarket.RoyaltyTooHigh'],
    [mintTx(first, ROYALTY, FEE - 1n), dave, 'sdRewards.FeeTooHigh'],
    [mintTx(poors), poor, 'sdTreasury.BalanceTooLow'],
  );
});

test('a graphic is minted: the fee goes to both treasuries, and the NFT is its creator’s', async () => {
  const outcome = await chain.sendOk(mintTx(first), dave);
  const { item, creator, contentHash, generator, royalty, company, community } = eventOf(outcome, 'sdMarket', 'Minted').data;
  assert.deepEqual(
    [item.toNumber(), creator.toString(), contentHash.toHex(), generator.toString(), royalty.toBigInt(), company.toBigInt(), community.toBigInt()],
    [0, dave.address, first.contentHash, eve.address, ROYALTY, SD / 2n, SD / 2n],
  );
  items.set(first.contentHash, 0);
  assert.deepEqual(
    await changes(outcome, { dave: dave.address, company: pots.company, community: pots.community }),
    only('sd', { dave: -FEE - outcome.fee, company: SD / 2n, community: SD / 2n }),
  );
  assert.equal(await ownerOf(api, 0), dave.address);
  const info = (await api.call.sdApi.graphic(first.contentHash)).unwrap();
  assert.ok(info.minted.isTrue && info.entered.isFalse);
});

test('others follow: with no royalty, with the highest, out of a batch', async () => {
  const minted = [[plain, 0n], [second, 100_000_000n], [gift, ROYALTY], [burned, ROYALTY], [batch.graphics[1], ROYALTY]];
  const outcomes = await chain.sendAll([...minted.map(([picture, royalty]) => [mintTx(picture, royalty), dave]), [mintTx(ferdies), ferdie]]);
  [...minted.map(([picture]) => picture), ferdies].forEach(({ contentHash }, i) => {
    items.set(contentHash, eventOf(outcomes[i], 'sdMarket', 'Minted').data.item.toNumber());
  });
  assert.deepEqual([...items.values()].sort(), [0, 1, 2, 3, 4, 5, 6]);
  await refused(chain, mintTx(first), dave, 'sdMarket.AlreadyMinted');
});

test('an item says what it is of, in attributes and metadata', async () => {
  const common = { generator: u8aToHex(eve.publicKey), key_version: '1', model: '0', royalty: String(ROYALTY) };
  assert.deepEqual(await attributesOf(itemOf(first)), {
    ...common, content_hash: first.contentHash.slice(2), block: String(first.block),
  });
  assert.deepEqual(await attributesOf(itemOf(batch.graphics[1])), {
    ...common, content_hash: batch.graphics[1].contentHash.slice(2), batch: batch.root, index: '1',
  });
  assert.deepEqual(await metadataOf(itemOf(first)), { name: 'SD Chain #0', image: `ipfs://${CID}`, sha256: first.contentHash.slice(2) });
  assert.deepEqual(await metadataOf(itemOf(plain)), { name: `SD Chain #${itemOf(plain)}`, sha256: plain.contentHash.slice(2) });
  const { name } = JSON.parse((await api.query.nfts.collectionMetadataOf(COLLECTION)).unwrap().data.toUtf8());
  assert.equal(name, 'SD Chain');
});

test('nobody changes what an item says, mints beside the market, or trades past it', async () => {
  const item = itemOf(first);
  const mintSettings = { mintType: 'Public', price: null, startBlock: null, endBlock: null, defaultItemSettings: 0 };
  const open = { settings: 0, maxSupply: null, mintSettings };
  const namespaces = [{ Pallet: null }, { ItemOwner: null }, { CollectionOwner: null }];
  await allRefused(
    chain,
    ...namespaces.map((namespace) => [nfts.setAttribute(COLLECTION, item, namespace, 'content_hash', 'another'), dave, 'nfts.MethodDisabled']),
    [nfts.clearAttribute(COLLECTION, item, { Pallet: null }, 'content_hash'), dave, 'nfts.NoPermission'],
    [nfts.setMetadata(COLLECTION, item, 'another'), dave, 'nfts.NoPermission'],
    [nfts.clearMetadata(COLLECTION, item), dave, 'nfts.NoPermission'],
    [nfts.setCollectionMetadata(COLLECTION, 'another'), dave, 'nfts.NoPermission'],
    [nfts.mint(COLLECTION, 100, dave.address, null), dave, 'nfts.NoPermission'],
    [nfts.lockItemTransfer(COLLECTION, item), dave, 'nfts.NoPermission'],
    [nfts.setPrice(COLLECTION, item, 1n, null), dave, 'nfts.MethodDisabled'],
    [nfts.buyItem(COLLECTION, item, 1n), ferdie, 'nfts.MethodDisabled'],
    [nfts.createSwap(COLLECTION, item, COLLECTION, itemOf(ferdies), null, 10), dave, 'nfts.MethodDisabled'],
    [nfts.create(dave.address, open), dave, 'BadOrigin'],
  );
});

test('listing is refused, each for its own reason', async () => {
  const item = itemOf(first);
  await allRefused(
    chain,
    [list(77, SD, NATIVE), dave, 'sdMarket.UnknownItem'],
    [list(item, SD, NATIVE), ferdie, 'sdMarket.NotOwner'],
    [list(item, SD, UNKNOWN), dave, 'sdMarket.AssetNotAllowed'],
    [list(item, DOLLAR, DOLLARS), dave, 'sdMarket.AssetNotAllowed'],
    [list(item, 0n, NATIVE), dave, 'sdRewards.PriceTooLow'],
    [list(item, LEAST_PRICE, NATIVE), dave, 'sdRewards.PriceTooLow'],
    [list(item, SD / 100n - 1n, NATIVE), dave, 'sdRewards.PriceTooLow'],
    [unlist(77), dave, 'sdMarket.UnknownItem'],
    [unlist(item), ferdie, 'sdMarket.NotOwner'],
    [unlist(item), dave, 'sdMarket.NotListed'],
    [buy(item, SD, NATIVE), ferdie, 'sdMarket.NotListed'],
    [buy(77, SD, NATIVE), ferdie, 'sdMarket.UnknownItem'],
  );
});

const PRICE = 12_345_678_901_237n;

test('a listing says what is for sale; buying is refused, each for its own reason', async () => {
  const item = itemOf(first);
  assert.ok((await api.call.sdApi.listing(item)).isNone);
  const outcome = await chain.sendOk(list(item, PRICE, NATIVE), dave);
  const { data } = eventOf(outcome, 'sdMarket', 'Listed');
  const { companyCommission, communityCommission } = DEFAULT_TERMS;
  assert.deepEqual(
    [data.item.toNumber(), data.seller.toString(), data.price.toBigInt(), data.asset.type, data.commission.company.toBigInt(), data.commission.community.toBigInt()],
    [item, dave.address, PRICE, NATIVE, companyCommission, communityCommission],
  );
  const listing = (await api.call.sdApi.listing(item)).unwrap();
  assert.deepEqual(
    [listing.seller.toString(), listing.price.toBigInt(), listing.asset.type, listing.allowed.isTrue],
    [dave.address, PRICE, NATIVE, true],
  );
  assert.deepEqual(
    [listing.contentHash.toHex(), listing.creator.toString(), listing.royalty.toBigInt(), Number(listing.sales)],
    [first.contentHash, dave.address, ROYALTY, 0],
  );
  assert.deepEqual([listing.commission.company.toBigInt(), listing.commission.community.toBigInt()], [companyCommission, communityCommission]);
  await allRefused(
    chain,
    [list(item, PRICE, NATIVE), dave, 'sdMarket.AlreadyListed'],
    [buy(item, PRICE, NATIVE), dave, 'sdMarket.OwnItem'],
    [buy(item, PRICE - 1n, NATIVE), ferdie, 'sdMarket.PriceAboveMax'],
    [buy(item, PRICE, NATIVE), poor, 'sdTreasury.BalanceTooLow'],
  );
});

test('the first sale: the treasuries have their commissions, the seller the rest, and a part of the commission back', async () => {
  const item = itemOf(first);
  const expected = await due(PRICE);
  assert.deepEqual(await quote(item, PRICE), expected);
  const outcome = await chain.sendOk(buy(item, PRICE, NATIVE), ferdie);
  const { seller, buyer, creator, price, asset, proceeds, sales } = eventOf(outcome, 'sdMarket', 'Sold').data;
  assert.deepEqual(
    [seller.toString(), buyer.toString(), creator.toString(), price.toBigInt(), asset.type, sales.toNumber()],
    [dave.address, ferdie.address, dave.address, PRICE, NATIVE, 1],
  );
  assert.deepEqual(readProceeds(proceeds), expected);
  assert.ok(expected.reward > 0n && expected.royalty === 0n);
  assert.deepEqual(
    await changes(outcome, { dave: dave.address, ferdie: ferdie.address, company: pots.company, community: pots.community, reserve: pots.reserve }),
    only('sd', {
      dave: expected.seller + expected.reward, ferdie: -PRICE - outcome.fee, company: expected.company, community: expected.community, reserve: -expected.reward,
    }),
  );
  assert.equal(await ownerOf(api, item), ferdie.address);
  assert.ok((await api.call.sdApi.listing(item)).isNone);
  await refused(chain, buy(item, PRICE, NATIVE), one, 'sdMarket.NotListed');
});

test('the resale: the creator has the royalty, and the seller earns half as much', async () => {
  const item = itemOf(first);
  const expected = await due(2n * PRICE, { resale: true, sales: 1n });
  assert.deepEqual(await quote(item, 2n * PRICE), expected);
  await chain.sendOk(list(item, 2n * PRICE, NATIVE), ferdie);
  const outcome = await chain.sendOk(buy(item, 3n * PRICE, NATIVE), one);
  assert.deepEqual(readProceeds(eventOf(outcome, 'sdMarket', 'Sold').data.proceeds), expected);
  assert.ok(expected.royalty === (2n * PRICE * 7n) / 100n && expected.reward > 0n);
  assert.deepEqual(
    await changes(outcome, { dave: dave.address, ferdie: ferdie.address, one: one.address, company: pots.company, community: pots.community }),
    only('sd', {
      dave: expected.royalty, ferdie: expected.seller + expected.reward, one: -2n * PRICE - outcome.fee, company: expected.company, community: expected.community,
    }),
  );
});

test('the board decides in which assets prices may be set', async () => {
  // Ferdie makes an asset that lets nobody exist by itself.
  await chain.sendOk(api.tx.assets.create(7, ferdie.address, 1n), ferdie);
  await refused(chain, setAsset(DOLLARS, true), dave, 'BadOrigin');
  await boardIsRefused(
    chain,
    [setAsset(NATIVE, true), 'sdMarket.NativeNeedsNoEntry'],
    [setAsset(NATIVE, false), 'sdMarket.NativeNeedsNoEntry'],
    [setAsset(UNKNOWN, true), 'sdMarket.UnknownAsset'],
    [setAsset({ WithId: 7 }, true), 'sdMarket.AssetNotSufficient'],
  );
  assert.equal(await quote(itemOf(first), DOLLAR, DOLLARS), null);
  const closed = await boardDecides(chain, setAsset(DOLLARS, true));
  const { asset, allowed } = eventOf(closed, 'sdMarket', 'AssetSet').data;
  assert.deepEqual([asset.asWithId.toNumber(), allowed.isTrue], [TEST_DOLLAR, true]);
});

test('a price in test dollars is divided like one in $SD, and earns nothing', async () => {
  const item = itemOf(first);
  const price = 33_333_333n;
  await refused(chain, list(item, DOLLAR / 100n - 1n, DOLLARS), one, 'sdRewards.PriceTooLow');
  const expected = await due(price, { resale: true, earns: false });
  assert.deepEqual(await quote(item, price, DOLLARS), expected);
  await chain.sendOk(list(item, price, DOLLARS), one);
  await allRefused(
    chain,
    [buy(item, price, NATIVE), ferdie, 'sdMarket.OtherAsset'],
    [buy(item, SD, UNKNOWN), ferdie, 'sdMarket.OtherAsset'],
  );
  const outcome = await chain.sendOk(buy(item, price, DOLLARS), ferdie);
  const { proceeds, sales, asset } = eventOf(outcome, 'sdMarket', 'Sold').data;
  assert.deepEqual([readProceeds(proceeds), sales.toNumber(), asset.asWithId.toNumber()], [expected, 3, TEST_DOLLAR]);
  const people = { dave: dave.address, one: one.address, ferdie: ferdie.address, company: pots.company, community: pots.community };
  const moved = only('dollars', { dave: expected.royalty, one: expected.seller, ferdie: -price, company: expected.company, community: expected.community });
  moved.ferdie.sd = -outcome.fee;
  assert.deepEqual(await changes(outcome, people), moved);
});

test('what is listed in an asset no longer allowed stays listed, cannot be bought, and can be taken back', async () => {
  const item = itemOf(second);
  await chain.sendOk(list(item, DOLLAR, DOLLARS), dave);
  await boardDecides(chain, setAsset(DOLLARS, false));
  const listing = (await api.call.sdApi.listing(item)).unwrap();
  assert.ok(listing.allowed.isFalse && listing.asset.isWithId);
  await allRefused(
    chain,
    [buy(item, DOLLAR, DOLLARS), ferdie, 'sdMarket.AssetNotAllowed'],
    [list(itemOf(ferdies), DOLLAR, DOLLARS), ferdie, 'sdMarket.AssetNotAllowed'],
  );
  const outcome = await chain.sendOk(unlist(item), dave);
  const { data } = eventOf(outcome, 'sdMarket', 'Unlisted');
  assert.deepEqual([data.item.toNumber(), data.seller.toString()], [item, dave.address]);
});

test('an item is given away as any NFT; who was given it sells it, and its creator has the royalty', async () => {
  const item = itemOf(gift);
  await refused(chain, nfts.transfer(COLLECTION, item, ferdie.address), ferdie, 'nfts.NoPermission');
  const given = await chain.sendOk(nfts.transfer(COLLECTION, item, eve.address), dave);
  const { from, to } = eventOf(given, 'nfts', 'Transferred').data;
  assert.deepEqual([from.toString(), to.toString()], [dave.address, eve.address]);
  await refused(chain, list(item, SD, NATIVE), dave, 'sdMarket.NotOwner');
  // A generator's account earns nothing, by selling neither.
  const expected = await due(SD, { resale: true, earns: false });
  assert.deepEqual(await quote(item, SD), expected);
  await chain.sendOk(list(item, SD, NATIVE), eve);
  const outcome = await chain.sendOk(buy(item, SD, NATIVE), dave);
  assert.deepEqual(readProceeds(eventOf(outcome, 'sdMarket', 'Sold').data.proceeds), expected);
  assert.deepEqual(
    await changes(outcome, { dave: dave.address, eve: eve.address }),
    only('sd', { dave: -SD + expected.royalty - outcome.fee, eve: expected.seller }),
  );
});

test('a listed item does not move: not by its owner, nor anybody approved, nor inside another call', async () => {
  const item = itemOf(plain);
  const both = [dave.address, ferdie.address].sort();
  const together = encodeAddress(createKeyMulti(both, 1), 42);
  await chain.sendOk(utility.batchAll([
    nfts.approveTransfer(COLLECTION, item, bob.address, null),
    nfts.approveTransfer(COLLECTION, item, together, null),
    proxy.addProxy(alice.address, 'Any', 0),
    list(item, SD, NATIVE),
  ]), dave);
  const move = nfts.transfer(COLLECTION, item, ferdie.address);
  const others = [ferdie.address].sort();
  await allRefused(
    chain,
    [move, dave, 'nfts.ItemLocked'],
    [nfts.burn(COLLECTION, item), dave, 'nfts.ItemLocked'],
    [nfts.transfer(COLLECTION, item, bob.address), bob, 'nfts.ItemLocked'],
    [utility.batchAll([nfts.approveTransfer(COLLECTION, item, one.address, null), move]), dave, 'nfts.ItemLocked'],
    [utility.batchAll([unlist(item), move, list(item, SD, NATIVE)]), dave, 'sdMarket.NotOwner'],
    [multisig.asMultiThreshold1(others, move), dave, 'nfts.ItemLocked'],
  );
  // A proxy and a batch that goes on do not fail themselves: what they carry does.
  const [carried, stopped, forced] = await chain.sendAll([
    [proxy.proxy(dave.address, null, move), alice], [utility.batch([move]), dave], [utility.forceBatch([move]), dave],
  ]);
  const nested = ({ events }, method) => events.find((event) => event.method === method).data;
  assert.equal(chain.errorName(nested(carried, 'ProxyExecuted').result.asErr), 'nfts.ItemLocked');
  assert.equal(chain.errorName(nested(stopped, 'BatchInterrupted').error), 'nfts.ItemLocked');
  assert.equal(chain.errorName(nested(forced, 'ItemFailed').error), 'nfts.ItemLocked');
  assert.equal(await ownerOf(api, item), dave.address);
});

test('approvals given before it was listed do not outlive the sale', async () => {
  const item = itemOf(plain);
  await chain.sendOk(buy(item, SD, NATIVE), ferdie);
  await refused(chain, nfts.transfer(COLLECTION, item, bob.address), bob, 'nfts.NoPermission');
  assert.equal(await ownerOf(api, item), ferdie.address);
});

test('an item that is burned is gone: it is not listed, bought or minted again', async () => {
  const item = itemOf(burned);
  await chain.sendOk(nfts.burn(COLLECTION, item), dave);
  await allRefused(
    chain,
    [list(item, SD, NATIVE), dave, 'sdMarket.UnknownItem'],
    [unlist(item), dave, 'sdMarket.UnknownItem'],
    [buy(item, SD, NATIVE), ferdie, 'sdMarket.UnknownItem'],
    [mintTx(burned), dave, 'sdMarket.AlreadyMinted'],
  );
  assert.equal(await quote(item, SD), null);
});

test('who buys and sells inside one batch gets what two would', async () => {
  const item = itemOf(ferdies);
  await chain.sendOk(list(item, SD, NATIVE), ferdie);
  const outcome = await chain.sendOk(utility.batchAll([buy(item, SD, NATIVE), list(item, 2n * SD, NATIVE)]), one);
  eventOf(outcome, 'sdMarket', 'Sold');
  assert.equal((await api.call.sdApi.listing(item)).unwrap().seller.toString(), one.address);
});

test('the books agree on all of it, and so do the items with their owners', async () => {
  const end = await chain.best();
  const entries = await booksAgree(chain, {
    start, end, people: [alice, bob, dave, eve, ferdie, one, poor].map(({ address }) => address), requests: new Map([[batch.root, { tallies: batch.tallies }]]),
  });
  const count = (kind) => entries.filter(({ happened }) => happened.kind === kind).length;
  assert.deepEqual(['minted', 'sold', 'unlisted'].map(count), [7, 6, 1]);

  const market = await marketOf(await chain.at(end.hash));
  assert.equal(market.items.size, 7);
  assert.deepEqual(market.owners, new Map([
    [itemOf(first), ferdie.address], [itemOf(plain), ferdie.address], [itemOf(second), dave.address], [itemOf(gift), dave.address],
    [itemOf(batch.graphics[1]), dave.address], [itemOf(ferdies), one.address],
  ]));
  assert.deepEqual([...market.listings.keys()], [itemOf(ferdies)]);
});
