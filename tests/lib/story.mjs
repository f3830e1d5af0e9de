// The demo story: artists bring pictures on the chain, one of which is minted and sold, and compete; and every figure is
// checked against our own arithmetic.

import { u8aToHex } from '@polkadot/util';
import { alice, bob, charlie, dave, eve, eveAttests, ferdie, nameOf, one, two } from './accounts.mjs';
import { collectShare, holdContest, lifeOf, openContest, welcome } from './acts.mjs';
import { audit, summary, wrong } from './audit.mjs';
import { modelAt, ownerOf, predict, readBlocks, readState } from './books.mjs';
import { fingerprintHex } from './fingerprint.mjs';
import { generateTx, graphicOf } from './generator.mjs';
import { readPictures } from './picture.mjs';
import { table } from './table.mjs';
import { sd } from './units.mjs';

const ARTISTS = [dave, ferdie, one, two];

/** Who else has a part in it: the board, one of whom is the host. */
const OTHERS = [alice, bob, charlie];

/** How many pictures make a contest. */
const ENOUGH = 3;

/** How many transactions are on their way at a time: their attestations must not expire meanwhile. */
const AT_ONCE = 100;
const BLOCKS_A_BATCH = 4; // at most, so that entries are still taken when all are there
const VALID_FOR = 15; // blocks

/**
 * Tells the story on `chain` with the pictures in `folder`.
 *
 * @returns the list of what went wrong, empty if all is well
 */
export async function tellStory({ chain, folder, say = console.log }) {
  const problems = [];

  say(`\nPictures in ${folder}`);
  const { pictures, skipped } = await readPictures(folder);
  for (const { name, reason } of skipped) say(`  ${name}: skipped, ${reason}`);
  if (pictures.length === 0) return [`there is no picture in ${folder}`];

  const generator = await readGenerator(chain);
  const start = await chain.finalized();
  const { fresh, known } = await sortOut(chain, pictures, start.hash, problems, say);
  showPictures(fresh, say);
  if (fresh.length === 0) {
    say(`\nNothing new to register: the chain has all ${known.length} of them${problems.length ? '' : ', as they are here'}.`);
    return problems;
  }

  await welcome(chain, say);
  const contest = fresh.length < ENOUGH ? null : await openContest(chain, BLOCKS_A_BATCH * Math.floor(fresh.length / AT_ONCE), say);

  say(`\nSubmitting ${count(fresh.length, 'graphic')} as ${ARTISTS.slice(0, fresh.length).map(({ address }) => nameOf(address)).join(', ')}, waiting for finality`);
  const model = await modelAt(chain, (await chain.best()).number);
  const outcomes = await submitAll({ chain, fresh, model, generator });
  for (const { picture, failure } of outcomes.filter(({ failure }) => failure)) problems.push(`${picture.name}: ${failure}`);

  const registered = outcomes.filter(({ failure }) => !failure).map(({ picture }) => ({ picture, artist: picture.artist }));
  if (registered.length === 0) return problems;
  await chain.waitFinalized(Math.max(...outcomes.filter(({ outcome }) => outcome).map(({ outcome }) => outcome.block.number)));

  const share = await lifeOf(chain, registered[0], say);
  if (contest) await holdContest(chain, contest, registered, say);
  else say(`\nThere would be a contest, too, if there were ${ENOUGH} new pictures or more.`);
  await collectShare(chain, registered[0], share, say);

  const end = await chain.waitFinalized((await chain.best()).number);
  problems.push(...await checkBooks(chain, { start, end, say }, (entries) => checkRegistry(chain, end.hash, outcomes, entries, generator)));
  return problems;
}

/** Compares all that happened with what should have; shows who has what. */
async function checkBooks(chain, { start, end, say }, checkMore) {
  const model = await modelAt(chain, start.number);
  const blocks = await readBlocks(chain, start.number + 1, end.number);
  const entries = predict(model, blocks);
  const authors = blocks.map(({ author }) => author).filter(Boolean);
  const people = [...new Set([...ARTISTS, ...OTHERS].map(({ address }) => address).concat(authors))];
  const [before, after] = [await readState(chain, start.hash, people), await readState(chain, end.hash, people)];
  const facts = { before, after, blocks, entries };

  showAccounts(people, facts, say);
  showPots(before, after, say);
  showHandover(entries, say);
  const figures = audit(facts);
  const at = await chain.at(end.hash);
  for (const [item, owner] of model.market.owners) {
    figures.push({ what: `the owner of item ${item}`, expected: owner, found: await ownerOf(at, item) });
  }
  const problems = wrong(figures).map(({ what, expected, found }) => `${what}: expected ${expected}, found ${found}${off(expected, found)}`);
  problems.push(...await checkMore(entries));
  if (problems.length === 0) {
    const made = entries.filter(({ happened: { kind } }) => kind === 'generated').length;
    say(`\n${finals(start.number + 1, end.number)}. ${figures.length} figures checked, each equal to the unit; ` +
      `${count(made, 'registry entry', 'registry entries')} as attested.`);
  }
  return problems;
}

const off = (expected, found) => (typeof found === 'bigint' && typeof expected === 'bigint' ? ` (off by ${found - expected} base units)` : '');

/** The development generator as registered; its server must hold the key the chain knows. */
async function readGenerator(chain) {
  const entry = await chain.api.query.sdGraphics.generators(eve.address);
  if (entry.isNone) throw new Error('Eve is no generator on this chain: the demo needs a development network');
  const { key, keyVersion } = entry.unwrap();
  if (key.toHex() !== u8aToHex(eveAttests.publicKey)) throw new Error('the generator Eve has another key than //Eve//attest');
  return { keyVersion: keyVersion.toNumber() };
}

/** Which pictures are new to the chain; what it has already must be as it is here. */
async function sortOut(chain, pictures, hash, problems, say) {
  const at = await chain.at(hash);
  const [fresh, known, seen] = [[], [], new Map()];
  for (const picture of pictures) {
    const twin = seen.get(picture.contentHash);
    if (twin) {
      say(`  ${picture.name}: skipped, the same file as ${twin}`);
      continue;
    }
    seen.set(picture.contentHash, picture.name);
    const entry = await at.query.sdGraphics.graphics(picture.contentHash);
    if (entry.isNone) {
      fresh.push({ ...picture, artist: ARTISTS[fresh.length % ARTISTS.length] });
      continue;
    }
    const registered = entry.unwrap();
    known.push(picture);
    say(`  ${picture.name}: already registered by ${nameOf(registered.creator.toString())} in block ${registered.block}`);
    problems.push(...differences(picture, registered, {
      generator: eve.address, model: '0', fingerprint: String(picture.fingerprint), recipeHash: picture.recipeHash,
    }));
  }
  return { fresh, known };
}

async function submitAll({ chain, fresh, model, generator }) {
  const outcomes = [];
  const sent = new Map();
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const batch = fresh.slice(from, from + AT_ONCE);
    const { number } = await chain.best();
    const nonces = new Map();
    for (const { address } of ARTISTS) nonces.set(address, (await chain.api.rpc.system.accountNextIndex(address)).toNumber());
    outcomes.push(...await Promise.all(batch.map((picture) => {
      const { artist } = picture;
      const nonce = nonces.get(artist.address);
      nonces.set(artist.address, nonce + 1);
      const tx = generateTx(chain, graphicOf(picture, artist), {
        expiresAt: number + Math.min(VALID_FOR, model.clock.epochLength),
        keyVersion: generator.keyVersion,
        minReward: leastReward(model, picture, number + 1, sent),
      });
      return chain.send(tx, artist, { nonce }).then(
        (outcome) => ({ picture, outcome, failure: outcome.error }),
        (error) => ({ picture, failure: error.message }),
      );
    })));
  }
  return outcomes;
}

/** What an artist insists on: 99 % of what the next graphic would earn; nothing once the epoch's cap may be reached. */
function leastReward(model, { artist }, block, sent) {
  const soFar = (sent.get(artist.address) ?? model.rewarded?.get(artist.address) ?? 0) + 1;
  sent.set(artist.address, soFar);
  if (soFar > model.terms.maxRewardedGenerations) return 0n;
  return (model.quote({ block, creator: artist.address, generator: eve.address }) * 99n) / 100n;
}

async function checkRegistry(chain, hash, outcomes, entries, { keyVersion }) {
  const at = await chain.at(hash);
  const problems = [];
  for (const { picture, outcome } of outcomes.filter(({ failure }) => !failure)) {
    const events = entries.filter(({ happened: { kind, contentHash } }) => kind === 'generated' && contentHash === picture.contentHash);
    if (events.length !== 1) problems.push(`${picture.name}: ${events.length} events Generated instead of one`);
    const entry = await at.query.sdGraphics.graphics(picture.contentHash);
    if (entry.isNone) problems.push(`${picture.name}: not in the registry`);
    else {
      problems.push(...differences(picture, entry.unwrap(), {
        creator: picture.artist.address,
        generator: eve.address,
        keyVersion: String(keyVersion),
        model: '0',
        fingerprint: String(picture.fingerprint),
        recipeHash: picture.recipeHash,
        block: String(outcome.block.number),
      }));
    }
  }
  return problems;
}

const differences = (picture, registered, expected) => Object.entries(expected)
  .filter(([field, value]) => registered[field].toString() !== value)
  .map(([field, value]) => `${picture.name}: the registry's ${field} is ${registered[field]}, expected ${value}`);

const finals = (first, last) => (first === last ? `Block ${last} is final` : `Blocks ${first} to ${last} are final`);

const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

function showPictures(pictures, say) {
  if (pictures.length === 0) return;
  say(table(
    ['picture', 'pixels', 'SHA-256', 'fingerprint', 'artist'],
    pictures.map((it) => [
      it.name, `${it.width}x${it.height}`, `${it.contentHash.slice(2, 18)}…`, fingerprintHex(it.fingerprint).slice(2), nameOf(it.artist.address),
    ]),
  ));
}

function showAccounts(people, facts, say) {
  say('\nWho has what, and why: generating and sharing less its fees, trading less minting, prizes, what people sent one another,\n' +
    'and network fees, paid and as author of blocks');
  const rows = people.map((address) => [address, summary(address, facts)]);
  const change = (amount) => (amount === 0n ? '' : `${amount > 0n ? '+' : ''}${sd(amount)}`);
  say(table(
    ['SD', 'before', 'graphics', 'market', 'prizes', 'sent', 'network', 'after'],
    rows.map(([address, it]) => [
      nameOf(address),
      sd(it.before),
      change(it.earned - it.generationFees),
      change(it.sold + it.bonus + it.royalties - it.bought - it.mintFees),
      change(it.prizes - it.prizesGiven),
      change(it.got - it.sent),
      change(it.authored - it.networkFees),
      sd(it.after),
    ]),
    { right: [1, 2, 3, 4, 5, 6, 7] },
  ));
}

function showHandover(entries, say) {
  const handedOver = entries.find(({ happened: { kind } }) => kind === 'handedOver');
  if (handedOver) say(`\nIn block ${handedOver.block} the community took over.`);
  for (const { expected: { epoch, refills } } of entries.filter(({ happened: { kind } }) => kind === 'began')) {
    const recycled = Object.entries(refills).filter(([, amount]) => amount > 0n);
    if (recycled.length === 0) continue;
    say(`With epoch ${epoch} the Community Treasury refilled the channels: ${recycled.map(([name, amount]) => `${sd(amount)} SD to ${label(name)}`).join(', ')}.`);
  }
}

const label = (name) => name[0].toUpperCase() + name.slice(1);

function showPots(before, after, say) {
  const change = (pot) => after.pots[pot] - before.pots[pot];
  say(table(
    ['SD', 'before', 'after', 'change'],
    [['Reserve', 'reserve'], ['Company Treasury', 'company'], ['Community Treasury', 'community']].map(([label, pot]) => [
      label, sd(before.pots[pot]), sd(after.pots[pot]), `${change(pot) < 0n ? '' : '+'}${sd(change(pot))}`,
    ]),
    { right: [1, 2, 3] },
  ));
}
