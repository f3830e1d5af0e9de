// What people do in the demo story after they have brought their pictures in: one graphic's way through gallery and market,
// and a contest. Each act sends transactions and says what became of them; nobody checks anything here, the books are checked
// at the end.

import { charlie, dave, ferdie, nameOf, one, two } from './accounts.mjs';
import { boardVotes } from './board.mjs';
import { balanceOf } from './books.mjs';
import { ENTRY_DEPOSIT, PARTS } from './formulas.mjs';
import { table } from './table.mjs';
import { SD, sd } from './units.mjs';

const SECONDS_A_BLOCK = 3;

/** The only event of this kind of ours in an outcome. */
const said = ({ events }, section, method) => events.find((event) => event.section === section && event.method === method).data;

const units = (codec) => codec.toBigInt();
const name = (codec) => nameOf(codec.toString());
const percent = (parts) => `${(Number(parts) * 100) / Number(PARTS)} %`;

/** Waits for a block, and says what for. */
async function waitFor(chain, number, what, say) {
  const { number: now } = await chain.best();
  if (now >= number) return;
  say(`  … ${what}: waiting for block ${number}, about ${(number - now) * SECONDS_A_BLOCK} s`);
  await chain.waitBest(number);
}

/** Everybody of `transactions`, each `[tx, signer]`, must succeed; their outcomes. */
async function allOk(chain, transactions) {
  const outcomes = await chain.sendAll(transactions);
  outcomes.forEach(({ error }, i) => {
    const [{ method: { section, method } }, signer] = transactions[i];
    if (error) throw new Error(`${section}.${method} of ${nameOf(signer.address)} failed: ${error}`);
  });
  return outcomes;
}

const ALLOWANCE = 10n * SD;

/** One lets Two, who has nothing, take part. */
export async function welcome(chain, say) {
  if (await balanceOf(chain.api, two.address) >= ALLOWANCE / 2n) return;
  await chain.sendOk(chain.api.tx.balances.transferKeepAlive(two.address, ALLOWANCE), one);
  say(`\nOne sends ${sd(ALLOWANCE)} SD to Two, who is new here`);
}

const PRIZE = 30n * SD;
const SHARES = [500_000_000n, 300_000_000n, 200_000_000n]; // parts of 10^9

/**
 * Charlie opens a contest with the shortest periods there are, that for entries so much longer: as a host if he is one or the
 * board can make him one. Once the community has taken over only a referendum could, and he puts up the prize himself.
 */
export async function openContest(chain, longer, say) {
  const { open, sponsor } = chain.api.tx.sdContests;
  const { startsAt, endsAt } = await chain.api.call.sdApi.epoch();
  const period = endsAt.toNumber() - startsAt.toNumber();
  const [how, prizeFrom] = await becomesHost(chain, charlie, say) ? [open, 'out of channel Contest'] : [sponsor, 'of his own'];
  const outcome = await chain.sendOk(how('Picture of the day', PRIZE, SHARES, period + longer, period, SD), charlie);
  const { contest, entriesUntil, votesUntil } = said(outcome, 'sdContests', 'Opened');
  say(`${nameOf(charlie.address)} opens contest ${contest}, "Picture of the day", for pictures made from now on: ${sd(PRIZE)} SD ${prizeFrom},` +
    `\n  ${SHARES.map(percent).join(', ')} of it to the first three; ` +
    `${period + longer} blocks for entries, ${period} for votes, of ${SECONDS_A_BLOCK} s each`);
  return { id: contest.toNumber(), entriesUntil: entriesUntil.toNumber(), votesUntil: votesUntil.toNumber() };
}

/** Whether somebody hosts contests, whom the board lets if it still decides on that. */
async function becomesHost(chain, account, say) {
  const who = nameOf(account.address);
  if ((await chain.api.query.sdContests.hosts(account.address)).isSome) {
    say('');
    return true;
  }
  const { errors: [error] } = await boardVotes(chain, [chain.api.tx.sdContests.setHost(account.address, true)]);
  if (error === 'sdHandover.HandedOver') {
    say(`\nThe board may not let ${who} host contests any more: the community has taken over, and a referendum has yet to appoint anybody`);
    return false;
  }
  if (error) throw new Error(`the board could not make ${who} a host: ${error}`);
  say(`\nThe board (Alice and Bob, two thirds of it) lets ${who} host contests`);
  return true;
}

const ROYALTY = 100_000_000n; // parts of 10^9
const PRICES = [10n * SD, 20n * SD];

/**
 * One graphic is published, minted and sold twice.
 *
 * @returns { due }, with `due` the first block in which the reward for sharing can be paid; null, if there is none
 */
export async function lifeOf(chain, { picture, artist }, say) {
  const { sdGraphics, sdMarket } = chain.api.tx;
  const who = nameOf(artist.address);
  say(`\nThe life of ${picture.name}, of ${who}`);

  let due = null;
  // The gallery has one graphic under a fingerprint.
  if ((await chain.api.query.sdGraphics.gallery(picture.fingerprint)).isSome) {
    say('  not shared: something in the gallery looks like it');
  } else {
    const shared = said(await chain.sendOk(sdGraphics.share(picture.contentHash, cidOf(picture), 0n), artist), 'sdGraphics', 'Shared');
    if (units(shared.reward) > 0n) due = shared.due.toNumber();
    say(`  ${who} shares it to the gallery: the reward of ${sd(units(shared.reward))} SD is held until moderation is over`);
  }

  const minted = said(await chain.sendOk(sdMarket.mint(picture.contentHash, ROYALTY, 10n * SD), artist), 'sdMarket', 'Minted');
  const item = minted.item.toNumber();
  say(`  ${who} mints it as item ${item}: ${sd(units(minted.company))} SD to Company, ${sd(units(minted.community))} SD to Community; ` +
    `a royalty of ${percent(ROYALTY)}`);
  await sell(chain, item, artist, buyerBeside(artist), PRICES[0], say);
  await sell(chain, item, buyerBeside(artist), artist === one ? dave : one, PRICES[1], say);
  return { due };
}

const buyerBeside = (artist) => (artist === ferdie ? dave : ferdie);

/** Where the picture would be found, were the file published: the CID of its bytes as they are, in base 16. */
const cidOf = ({ contentHash }) => `f01551220${contentHash.slice(2)}`;

async function sell(chain, item, seller, buyer, price, say) {
  const { buy, list } = chain.api.tx.sdMarket;
  await chain.sendOk(list(item, price, 'Native'), seller);
  const { creator, proceeds } = said(await chain.sendOk(buy(item, price, 'Native'), buyer), 'sdMarket', 'Sold');
  const { commission, royalty, seller: rest, reward } = proceeds;
  const [from, to] = [nameOf(seller.address), nameOf(buyer.address)];
  say(`  ${from} lists it for ${sd(price)} SD and ${to} buys: ${sd(units(commission.company))} to Company, ${sd(units(commission.community))} to Community,` +
    `${units(royalty) > 0n ? ` ${sd(units(royalty))} royalty to ${name(creator)},` : ''} ${sd(units(rest))} to ${from},\n` +
    `    who earns ${sd(units(reward))} SD for the sale`);
}

/** The contest after it was opened: entries, votes, the winners, and everything given back. */
export async function holdContest(chain, { id, entriesUntil, votesUntil }, pictures, say) {
  const { claimPrize, close, enter, release, vote } = chain.api.tx.sdContests;
  const entries = await enterAll(chain, pictures, (picture) => enter(id, picture.contentHash));
  say(`\nContest ${id}: ${entries.map(({ artist, picture }) => `${nameOf(artist.address)} enters ${picture.name}`).join(', ')}; ` +
    `each has ${sd(ENTRY_DEPOSIT)} SD on hold`);

  await waitFor(chain, entriesUntil, 'entries are taken', say);
  const votes = await votesAmong(chain, entries);
  const outcomes = await allOk(chain, votes.map(({ voter, creator, amount }) => [vote(id, creator.address, amount), voter]));
  say(table(
    ['SD', 'votes for', 'on hold', 'ever earned by creating', 'weight'],
    outcomes.map((outcome, i) => {
      const { voter, creator, held, weight } = said(outcome, 'sdContests', 'Voted');
      return [name(voter), name(creator), sd(units(held)), sd(votes[i].earned), sd(units(weight))];
    }),
    { right: [2, 3, 4] },
  ));

  say('');
  await waitFor(chain, votesUntil, 'votes are taken', say);
  const closed = said(await chain.sendOk(close(id), dave), 'sdContests', 'Closed');
  const nameOfPicture = (hash) => entries.find(({ picture }) => picture.contentHash === hash.toHex()).picture.name;
  say(table(
    ['rank', 'creator', 'picture', 'votes', 'prize in SD'],
    closed.winners.map(({ creator, contentHash, tally, prize }, rank) => [
      `${rank + 1}.`, name(creator), nameOfPicture(contentHash), sd(units(tally)), sd(units(prize)),
    ]),
    { right: [3, 4] },
  ));

  say('');
  await waitFor(chain, closed.due.toNumber(), 'moderators may take pictures down', say);
  const ranks = closed.winners.map((_, rank) => claimPrize(id, rank));
  const parties = [...new Set([...entries.map(({ artist }) => artist), ...votes.map(({ voter }) => voter)])];
  const rest = parties.map(({ address }) => release(id, address));
  const last = await allOk(chain, [...ranks, ...rest].map((tx) => [tx, dave]));
  const over = last.some(({ events }) => events.some(({ section, method }) => section === 'sdContests' && method === 'Removed'));
  say(`  The prizes are paid and everything on hold is back${over ? '; the chain has forgotten the contest' : ''}.`);
}

/** Has the reward for sharing paid, when moderation is over. */
export async function collectShare(chain, { picture, artist }, { due }, say) {
  if (due === null) return;
  await waitFor(chain, due, 'moderators may take the picture down', say);
  const { reward } = said(await chain.sendOk(chain.api.tx.sdGraphics.settleShare(picture.contentHash), artist), 'sdGraphics', 'ShareSettled');
  say(`  ${nameOf(artist.address)} is paid ${sd(units(reward))} SD for sharing ${picture.name}`);
}

/** The first three creators enter one picture each, in their order, so that a tie goes to the first. */
async function enterAll(chain, pictures, enter) {
  const entries = [];
  for (const { picture, artist } of pictures) {
    if (entries.length < 3 && !entries.some((entry) => entry.artist === artist)) entries.push({ picture, artist });
  }
  for (const { picture, artist } of entries) await chain.sendOk(enter(picture), artist);
  return entries;
}

/** Who votes for whom with how much: whoever has earned by creating. One holds more than it has earned, which counts no more. */
async function votesAmong(chain, entries) {
  const [first, second, third] = entries.map(({ artist }) => artist);
  const wishes = [
    { voter: second, creator: first, amount: 2n * SD },
    { voter: two, creator: first, amount: SD },
    { voter: first, creator: third, amount: (3n * SD) / 2n },
    { voter: third, creator: second, amount: 5n * SD },
  ];
  const votes = await Promise.all(wishes.filter(({ voter, creator }) => voter && creator).map(async (wish) => ({
    ...wish, earned: (await chain.api.query.sdRewards.accounts(wish.voter.address)).earned.toBigInt(),
  })));
  return votes.filter(({ earned }) => earned > 0n);
}
