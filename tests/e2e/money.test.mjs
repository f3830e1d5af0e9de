// Money as people and the board move it: the exchange, spending within ceilings, terms, and quotes checked by our own arithmetic.
//
// They come in an order in which only one epoch must end meanwhile, and the exchange fills most of what is left of it.

import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { alice, bob, dave, eve, ferdie, one, pair, wellKnown } from '../lib/accounts.mjs';
import { balanceOf, channelsOf, holdingOf, ownerOf, potsOf, readState } from '../lib/books.mjs';
import {
  DEFAULT_TERMS, GENERATION_FEE, LEAST_PRICE, available, boardCeiling, dividePrice, priceAfter, saleBase, saleReward, shareBase,
  spendingCeiling, split, windowTarget,
} from '../lib/formulas.mjs';
import { generateTx, graphicOf } from '../lib/generator.mjs';
import { SD } from '../lib/units.mjs';
import {
  allRefused, atLeastLeftOfEpoch, boardDecides, boardIsRefused, epochBegun, eventOf, newPicture, nothingChanged, ownDevNode, soon,
} from './support.mjs';

const { chain } = await ownDevNode('money');
const { api } = chain;
const pots = await potsOf(api);
const firstTerms = await api.call.sdApi.terms();

const TEST_DOLLAR = 1;
const DOLLAR = 10n ** 6n;
const LEAST_DOLLARS = DOLLAR / 100n;
const NATIVE = 'Native';
const DOLLARS = { WithId: TEST_DOLLAR };
const UNKNOWN = { WithId: 999 };
/** The only item there is, which its creator has. */
const ITEM = 0;
const newcomer = pair(`//Newcomer//${Date.now()}`);

const spend = (source, asset, amount, { address } = ferdie) => api.tx.sdTreasury.spend(source, asset, amount, address);

/** A struct of numbers as an object of BigInts. */
const figures = (codec) => (
  codec instanceof Map ? Object.fromEntries([...codec].map(([name, field]) => [name, figures(field)])) : codec.toBigInt()
);

/** By how much an account's $SD and test dollars changed in the block of an outcome. */
async function changeOf({ block }, address) {
  const [was, is] = [await chain.at(block.parentHash), await chain.at(block.hash)];
  return {
    sd: (await balanceOf(is, address)) - (await balanceOf(was, address)),
    dollars: (await holdingOf(is, TEST_DOLLAR, address)) - (await holdingOf(was, TEST_DOLLAR, address)),
  };
}

/** What the tests so far have earned. */
let earned = 0n;

/** Dave brings in so many graphics; returns what the events say of each. */
async function generated(count = 1) {
  const expiresAt = await soon(chain);
  const outcomes = await chain.sendAll(Array.from({ length: count }, () => (
    [generateTx(chain, graphicOf(newPicture(), dave), { expiresAt }), dave]
  )));
  const events = outcomes.map((outcome) => eventOf(outcome, 'sdGraphics', 'Generated').data);
  for (const { reward } of events) earned += reward.toBigInt();
  return events;
}

/** Asserts that shares and sales are quoted at the end of the best block as they must be by `terms`. */
async function quotesAreRight(terms) {
  const { number, hash } = await chain.best();
  const at = await chain.at(hash);
  const channels = await channelsOf(at);

  const shares = async ({ address }) => {
    const { lanes, capLeft, due } = await at.call.sdApi.quoteShare(address);
    return [lanes.map(({ generator, reward }) => [generator.toString(), reward.toBigInt()]), capLeft.toNumber(), due.toNumber()];
  };
  const target = windowTarget(terms.shareTarget, 1_000_000n, 1_000_000n, 1n);
  const reward = priceAfter(0n, shareBase(channels.share, terms), target);
  // As of the next block, the first in which it could be shared.
  const due = number + 1 + 10;
  assert.deepEqual(await shares(dave), [[[eve.address, reward]], terms.maxRewardedShares, due]);
  // A generator's own account and a member of the board earn nothing.
  for (const excluded of [eve, alice]) assert.deepEqual(await shares(excluded), [[[eve.address, 0n]], 0, due]);

  const sale = async (price, asset) => {
    const quote = await at.call.sdApi.quoteSale(ITEM, price, asset);
    return quote.isSome ? figures(quote.unwrap()) : null;
  };
  const expected = (price, reward) => {
    const { company, community, royalty, seller } = dividePrice(price, terms);
    return { commission: { company, community }, royalty, seller, redirected: 0n, reward };
  };
  for (const price of [SD / 100n, SD / 100n + 1n, 12_345_678_901_234n, 987n * SD, 100_000n * SD]) {
    const reward = saleReward(price, saleBase(channels.sale), terms);
    assert.ok(reward > 0n && reward < available(channels.sale));
    assert.deepEqual(await sale(price, NATIVE), expected(price, reward), `${price} base units of $SD`);
  }
  // In other assets there is no reward, whatever the price.
  for (const price of [LEAST_DOLLARS, LEAST_DOLLARS + 1n, 33_333_333n, 1_000_000n * DOLLAR]) {
    assert.deepEqual(await sale(price, DOLLARS), expected(price, 0n), `${price} base units of test dollars`);
  }
  for (const price of [0n, LEAST_PRICE, SD / 100n - 1n]) assert.equal(await sale(price, NATIVE), null);
  for (const price of [0n, LEAST_DOLLARS - 1n]) assert.equal(await sale(price, DOLLARS), null);
  for (const price of [LEAST_PRICE, SD]) assert.equal(await sale(price, UNKNOWN), null);
}

test('a development network begins with test dollars and a pool to buy $SD from', async () => {
  const at = await chain.at(chain.genesisHash);
  const [asset, metadata] = [(await at.query.assets.asset(TEST_DOLLAR)).unwrap(), await at.query.assets.metadata(TEST_DOLLAR)];
  assert.deepEqual([metadata.symbol.toUtf8(), metadata.decimals.toNumber()], ['TUSD', 6]);
  assert.deepEqual([asset.isSufficient.isTrue, asset.minBalance.toBigInt()], [true, LEAST_DOLLARS]);
  for (const { address } of wellKnown.filter((account) => account !== one)) {
    assert.equal(await holdingOf(at, TEST_DOLLAR, address), 1_000n * DOLLAR);
  }
  // The treasuries have just enough to be able to receive the least commission.
  for (const pot of [pots.company, pots.community]) assert.equal(await holdingOf(at, TEST_DOLLAR, pot), LEAST_DOLLARS);
  assert.deepEqual([await balanceOf(at, one.address), await holdingOf(at, TEST_DOLLAR, one.address)], [500n * SD, 500n * DOLLAR]);
  const reserves = (await at.call.assetConversionApi.getReserves(NATIVE, DOLLARS)).unwrap();
  assert.deepEqual(reserves.map((reserve) => reserve.toBigInt()), [500n * SD, 500n * DOLLAR]);
  // The square root of the product, but for the hundred that nobody gets back.
  const shares = (await at.query.poolAssets.account(0, one.address)).unwrap();
  assert.equal(shares.balance.toBigInt(), 500_000_000_000n - 100n);
});


const { setCommunityTerms, setCompanyTerms } = api.tx.sdRewards;

/** The first terms of an authority with some of them changed, as a call takes them. */
const changed = (authority, change) => ({ ...Object.fromEntries(firstTerms[authority]), ...change });

const CHANGE = {
  communityShare: 600_000_000n,
  shareReward: 2n * SD,
  shareDecline: 3,
  companyCommission: 33_333_333n,
  communityCommission: 20_000_001n,
  saleMultiple: 3n,
  maxRewardedShares: 7,
};
const nextTerms = {
  community: setCommunityTerms(changed('community', CHANGE)),
  company: setCompanyTerms(changed('company', { mintCompanyFee: SD })),
};

/** Terms as bytes, as a call carries them. */
const carried = (call) => call.method.args[0].toHex();

test('nobody spends or sets terms alone, whoever they are', async () => {
  await allRefused(
    chain,
    ...['Company', 'Community', 'Ecosystem'].map((source) => [spend(source, NATIVE, SD, dave), dave, 'BadOrigin']),
    [nextTerms.community, dave, 'BadOrigin'],
    [nextTerms.company, bob, 'BadOrigin'],
    [spend('Company', NATIVE, SD, bob), bob, 'BadOrigin'],
  );
  const call = spend('Company', NATIVE, SD, bob);
  const alone = await chain.sendOk(api.tx.companyBoard.propose(1, call, call.method.encodedLength), bob);
  const { result } = eventOf(alone, 'companyBoard', 'Executed').data;
  assert.equal(chain.errorName(result.asErr), 'BadOrigin');
  await nothingChanged(chain, alone.block);
});

test('the board is refused what it may not spend, each for its own reason', async () => {
  const { ecosystem } = await channelsOf(api);
  const [held, dollars] = [await balanceOf(api, pots.company), await holdingOf(api, TEST_DOLLAR, pots.company)];
  assert.deepEqual([held, dollars], [SD / 100n, LEAST_DOLLARS]);
  await boardIsRefused(
    chain,
    [spend('Company', NATIVE, 0n), 'sdTreasury.NothingToSpend'],
    [spend('Community', DOLLARS, 0n), 'sdTreasury.NothingToSpend'],
    [spend('Ecosystem', NATIVE, 0n), 'sdTreasury.NothingToSpend'],
    [spend('Community', NATIVE, 1n), 'sdTreasury.CommunityLocked'],
    [spend('Ecosystem', DOLLARS, 1n), 'sdTreasury.EcosystemHoldsOnlySd'],
    [spend('Company', UNKNOWN, 1n), 'sdTreasury.UnknownAsset'],
    // To the pot it comes from, or to the Reserve, where it would be lost.
    [spend('Company', NATIVE, 1n, { address: pots.company }), 'sdTreasury.OwnBeneficiary'],
    [spend('Company', DOLLARS, 1n, { address: pots.reserve }), 'sdTreasury.OwnBeneficiary'],
    [spend('Ecosystem', NATIVE, 1n, { address: pots.reserve }), 'sdTreasury.OwnBeneficiary'],
    [spend('Company', DOLLARS, spendingCeiling(dollars) + 1n), 'sdTreasury.OverCeiling'],
    [spend('Company', NATIVE, spendingCeiling(held) + 1n), 'sdTreasury.OverCeiling'],
    // It holds nothing but what it needs to exist, and keeps that.
    [spend('Company', NATIVE, spendingCeiling(held)), 'token.NotExpendable'],
    [spend('Company', DOLLARS, spendingCeiling(dollars)), 'token.NotExpendable'],
    [spend('Ecosystem', NATIVE, spendingCeiling(available(ecosystem)) + 1n), 'sdTreasury.OverCeiling'],
    // Nothing has been earned yet, and 5 % of nothing is nothing.
    [spend('Ecosystem', NATIVE, 1n), 'sdTreasury.OverBoardCeiling'],
  );
});

test('Dave mints an item, and the board lets prices be set in test dollars', async () => {
  const [{ contentHash }] = await generated();
  await chain.sendOk(api.tx.sdMarket.mint(contentHash, 0, SD), dave);
  await boardDecides(chain, api.tx.sdMarket.setAsset(DOLLARS, true));
  assert.equal(await ownerOf(api, ITEM), dave.address);
});

test('shares and sales are quoted by the first terms', () => quotesAreRight(DEFAULT_TERMS));

test('terms out of their bounds are refused, and named', async () => {
  const community = (change) => setCommunityTerms(changed('community', change));
  await boardIsRefused(
    chain,
    [community({ communityShare: 499_999_999n }), 'sdRewards.OutOfBounds(CommunityShare)'],
    [community({ shareReward: 10n * SD + 1n }), 'sdRewards.OutOfBounds(ShareReward)'],
    [community({ shareDecline: 5 }), 'sdRewards.OutOfBounds(ShareDecline)'],
    [community({ companyCommission: 2_499_999n }), 'sdRewards.OutOfBounds(CompanyCommission)'],
    [community({ communityCommission: 100_000_001n }), 'sdRewards.OutOfBounds(CommunityCommission)'],
    [community({ recycle: 20_000_001n }), 'sdRewards.OutOfBounds(Recycle)'],
    [community({ moderationPeriod: 9 }), 'sdRewards.OutOfBounds(ModerationPeriod)'],
    [setCompanyTerms({ mintCompanyFee: 2n * SD + 1n }), 'sdRewards.OutOfBounds(MintCompanyFee)'],
  );
});

/** The epoch from which the next terms are in force. */
let inForceFrom = 0;

test('terms that the board sets are pending until the epoch ends', async () => {
  await atLeastLeftOfEpoch(chain, 8);
  const closed = await boardDecides(chain, nextTerms.community, nextTerms.company);
  const at = await chain.at(closed.block.hash);
  inForceFrom = (await at.call.sdApi.epoch()).index.toNumber() + 1;
  const now = await at.call.sdApi.terms();
  for (const [authority, event] of [['community', 'CommunityTermsSet'], ['company', 'CompanyTermsSet']]) {
    assert.equal(now[authority].toHex(), firstTerms[authority].toHex());
    const [epoch, terms] = now[`${authority}Pending`].unwrap();
    assert.deepEqual([epoch.toNumber(), terms.toHex()], [inForceFrom, carried(nextTerms[authority])]);
    const { data } = eventOf(closed, 'sdRewards', event);
    assert.deepEqual([data.from.toNumber(), data.terms.toHex()], [inForceFrom, carried(nextTerms[authority])]);
  }
  await quotesAreRight(DEFAULT_TERMS);
  const [{ company, community }] = await generated();
  assert.deepEqual([company, community].map((part) => part.toBigInt()), [GENERATION_FEE / 2n, GENERATION_FEE / 2n]);
});

/** The epoch in which the board spent for the company. */
let spentIn = 0;

test('the board spends for the company, in $SD and in test dollars, 0.1 % of each in an epoch', async () => {
  const { assets, balances, utility } = api.tx;
  const give = () => chain.sendOk(utility.batchAll([
    balances.transferKeepAlive(pots.company, 100n * SD + 123_456n),
    assets.transferKeepAlive(TEST_DOLLAR, pots.company, 100n * DOLLAR + 1_007n),
  ]), dave);
  await give();
  await atLeastLeftOfEpoch(chain, 10);
  const ceiling = {
    sd: spendingCeiling(await balanceOf(api, pots.company)),
    dollars: spendingCeiling(await holdingOf(api, TEST_DOLLAR, pots.company)),
  };
  const first = { sd: (ceiling.sd * 2n) / 3n, dollars: (ceiling.dollars * 2n) / 3n };
  const rest = { sd: ceiling.sd - first.sd, dollars: ceiling.dollars - first.dollars };
  const both = ({ sd, dollars }) => [spend('Company', NATIVE, sd), spend('Company', DOLLARS, dollars)];
  spentIn = (await api.call.sdApi.epoch()).index.toNumber();

  /** Asserts that the block of `closed` brought `amounts` to Ferdie out of the pot, and that `spent` is on record. */
  const areSpent = async (closed, amounts, spent) => {
    const events = closed.events.filter(({ section, method }) => section === 'sdTreasury' && method === 'Spent');
    assert.deepEqual(
      events.map(({ data }) => [data.source.toString(), data.asset.type, data.amount.toBigInt(), data.beneficiary.toString()]),
      [['Company', 'Native', amounts.sd, ferdie.address], ['Company', 'WithId', amounts.dollars, ferdie.address]],
    );
    assert.deepEqual(await changeOf(closed, ferdie.address), amounts);
    assert.deepEqual(await changeOf(closed, pots.company), { sd: -amounts.sd, dollars: -amounts.dollars });
    const { spendings } = (await chain.at(closed.block.hash)).query.sdTreasury;
    for (const [asset, name] of [[NATIVE, 'sd'], [DOLLARS, 'dollars']]) {
      assert.deepEqual(figures((await spendings('Company', asset)).unwrap()), {
        epoch: BigInt(spentIn), ceiling: ceiling[name], spent: spent[name],
      });
    }
  };
  const over = (calls) => calls.map((call) => [call, 'sdTreasury.OverCeiling']);

  await areSpent(await boardDecides(chain, ...both(first)), first, first);
  // What comes in later raises no ceiling before the next epoch.
  await give();
  await boardIsRefused(chain, ...over(both(first)), [spend('Company', NATIVE, 1n, newcomer), 'token.BelowMinimum']);
  await areSpent(await boardDecides(chain, ...both(rest)), rest, ceiling);
  await boardIsRefused(chain, ...over(both({ sd: 1n, dollars: 1n })));
});

const { swapExactTokensForTokens, swapTokensForExactTokens, createPool, addLiquidity } = api.tx.assetConversion;
const quoteIn = async (...args) => (await api.call.assetConversionApi.quotePriceTokensForExactTokens(...args, true)).unwrap().toBigInt();
const quoteOut = async (...args) => (await api.call.assetConversionApi.quotePriceExactTokensForTokens(...args, true)).unwrap().toBigInt();

test('Dave buys 10 SD for as many test dollars as he was quoted', async () => {
  const quoted = await quoteIn(DOLLARS, NATIVE, 10n * SD);
  // The product of both reserves stays, 0.3 % goes to who provided them, and the pool rounds up.
  assert.equal(quoted, (500n * DOLLAR * 10n * SD * 1_000n) / ((500n * SD - 10n * SD) * 997n) + 1n);
  const tx = swapTokensForExactTokens([DOLLARS, NATIVE], 10n * SD, (quoted * 101n) / 100n, dave.address, true);
  const outcome = await chain.sendOk(tx, dave);
  const { amountIn, amountOut } = eventOf(outcome, 'assetConversion', 'SwapExecuted').data;
  assert.deepEqual([amountIn.toBigInt(), amountOut.toBigInt()], [quoted, 10n * SD]);
  assert.deepEqual(await changeOf(outcome, dave.address), { sd: 10n * SD - outcome.fee, dollars: -quoted });
});

test('Dave gets for 5 test dollars as much $SD as he was quoted', async () => {
  const quoted = await quoteOut(DOLLARS, NATIVE, 5n * DOLLAR);
  const outcome = await chain.sendOk(swapExactTokensForTokens([DOLLARS, NATIVE], 5n * DOLLAR, quoted, dave.address, true), dave);
  assert.deepEqual(await changeOf(outcome, dave.address), { sd: quoted - outcome.fee, dollars: -5n * DOLLAR });
});

test('a swap for more than the maximum, or less than the minimum, is refused', async () => {
  const dear = swapTokensForExactTokens([DOLLARS, NATIVE], SD, (await quoteIn(DOLLARS, NATIVE, SD)) - 1n, dave.address, true);
  const little = swapExactTokensForTokens([DOLLARS, NATIVE], DOLLAR, (await quoteOut(DOLLARS, NATIVE, DOLLAR)) + 1n, dave.address, true);
  await allRefused(
    chain,
    [dear, dave, 'assetConversion.ProvidedMaximumNotSufficientForSwap'],
    [little, dave, 'assetConversion.ProvidedMinimumNotSufficientForSwap'],
  );
});

test('anybody makes an asset for a deposit, and a pool for it whose fee goes to Community', async () => {
  const { assets, utility } = api.tx;
  const id = 7;
  const OTHER = { WithId: id };
  await chain.sendOk(utility.batchAll([assets.create(id, ferdie.address, 1n), assets.mint(id, ferdie.address, 2_000_000n)]), ferdie);
  assert.equal((await api.query.assets.asset(id)).unwrap().deposit.toBigInt(), 100n * SD);

  const created = await chain.sendOk(createPool(NATIVE, OTHER), ferdie);
  eventOf(created, 'assetConversion', 'PoolCreated');
  assert.deepEqual(await changeOf(created, pots.community), { sd: 10n * SD, dollars: 0n });
  assert.deepEqual(await changeOf(created, ferdie.address), { sd: -10n * SD - created.fee, dollars: 0n });
  await allRefused(
    chain,
    [createPool(NATIVE, OTHER), ferdie, 'assetConversion.PoolExists'],
    [createPool(DOLLARS, OTHER), ferdie, 'assetConversion.InvalidAssetPair'],
    [createPool(NATIVE, UNKNOWN), ferdie, 'assets.Unknown'],
  );

  const added = await chain.sendOk(addLiquidity(NATIVE, OTHER, 100n * SD, 1_000_000n, 100n * SD, 1_000_000n, ferdie.address), ferdie);
  assert.equal(eventOf(added, 'assetConversion', 'LiquidityAdded').data.lpTokenMinted.toBigInt(), 10n ** 10n - 100n);

  // From test dollars to the new asset leads a way through $SD.
  const quoted = await quoteOut(NATIVE, OTHER, await quoteOut(DOLLARS, NATIVE, 2n * DOLLAR));
  const path = [DOLLARS, NATIVE, OTHER];
  const swapped = await chain.sendOk(swapExactTokensForTokens(path, 2n * DOLLAR, quoted, dave.address, true), dave);
  assert.deepEqual(await changeOf(swapped, dave.address), { sd: -swapped.fee, dollars: -2n * DOLLAR });
  assert.equal(await holdingOf(api, id, dave.address), quoted);
});

test('from the next epoch on the terms are in force', async () => {
  const { hash } = await epochBegun(chain, inForceFrom);
  const now = await (await chain.at(hash)).call.sdApi.terms();
  for (const authority of ['community', 'company']) {
    assert.equal(now[authority].toHex(), carried(nextTerms[authority]));
    assert.ok(now[`${authority}Pending`].isNone);
  }
  await quotesAreRight({ ...DEFAULT_TERMS, ...CHANGE });
  const [{ company, community }] = await generated();
  assert.deepEqual(
    { company: company.toBigInt(), community: community.toBigInt() },
    split(GENERATION_FEE, CHANGE.communityShare),
  );
});

test('with the epoch begins another ceiling, of what is held by then', async () => {
  await epochBegun(chain, spentIn + 1);
  const closed = await boardDecides(chain, spend('Company', NATIVE, 1n), spend('Company', DOLLARS, 1n));
  const [was, is] = [await chain.at(closed.block.parentHash), await chain.at(closed.block.hash)];
  const epoch = (await is.call.sdApi.epoch()).index.toBigInt();
  const held = [await balanceOf(was, pots.company), await holdingOf(was, TEST_DOLLAR, pots.company)];
  const records = [await is.query.sdTreasury.spendings('Company', NATIVE), await is.query.sdTreasury.spendings('Company', DOLLARS)];
  assert.deepEqual(
    records.map((record) => figures(record.unwrap())),
    held.map((amount) => ({ epoch, ceiling: spendingCeiling(amount), spent: 1n })),
  );
});

test('the board spends of Ecosystem no more than 5 % of what has been earned', async () => {
  await generated(3);
  assert.equal((await api.call.sdApi.distributed()).toBigInt(), earned);
  const most = boardCeiling(earned);
  const first = (most * 2n) / 3n;

  const closed = await boardDecides(chain, spend('Ecosystem', NATIVE, first, newcomer));
  const { channel, to, amount } = eventOf(closed, 'sdTreasury', 'Paid').data;
  assert.deepEqual([channel.toString(), to.toString(), amount.toBigInt()], ['Ecosystem', newcomer.address, first]);
  const { source } = eventOf(closed, 'sdTreasury', 'Spent').data;
  assert.equal(source.toString(), 'Ecosystem');
  const [before, after] = [
    await readState(chain, closed.block.parentHash, [newcomer.address]),
    await readState(chain, closed.block.hash, [newcomer.address]),
  ];
  const due = structuredClone(before);
  due.accounts[newcomer.address] += first;
  due.channels.ecosystem.paid += first;
  due.pots.reserve -= first;
  due.reportedPots.reserve -= first;
  assert.deepEqual(after, due);
  const { ceiling, spent } = figures((await api.query.sdTreasury.spendings('Ecosystem', NATIVE)).unwrap());
  assert.deepEqual([ceiling, spent], [spendingCeiling(available(before.channels.ecosystem)), first]);

  await boardIsRefused(chain, [spend('Ecosystem', NATIVE, first, newcomer), 'sdTreasury.OverBoardCeiling']);
  await boardDecides(chain, spend('Ecosystem', NATIVE, most - first, newcomer));
  assert.equal((await api.query.sdTreasury.boardSpent()).toBigInt(), most);
  await boardIsRefused(chain, [spend('Ecosystem', NATIVE, 1n, newcomer), 'sdTreasury.OverBoardCeiling']);

  await generated();
  await boardDecides(chain, spend('Ecosystem', NATIVE, boardCeiling(earned) - most, newcomer));
  assert.equal(await balanceOf(api, newcomer.address), boardCeiling(earned));
});

test('after all that, every base unit of $SD and of test dollars is somewhere', async () => {
  const at = await chain.at((await chain.best()).hash);
  const sum = (amounts) => amounts.reduce((total, amount) => total + amount.toBigInt(), 0n);
  const accounts = (await at.query.system.account.entries()).flatMap(([, { data }]) => [data.free, data.reserved]);
  assert.equal(sum(accounts), 1_000_000_000n * SD);
  assert.equal((await at.query.balances.totalIssuance()).toBigInt(), 1_000_000_000n * SD);
  const holdings = (await at.query.assets.account.entries(TEST_DOLLAR)).map(([, account]) => account.unwrap().balance);
  assert.equal(sum(holdings), 7_000n * DOLLAR + 2n * LEAST_DOLLARS);
});
