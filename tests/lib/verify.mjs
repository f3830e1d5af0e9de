// Who made this file? A picture or a receipt, checked against a running chain: for the back end of a web page.

import { isProved } from './batch.mjs';
import { addressOf, hex32 } from './bytes.mjs';
import { distance } from './fingerprint.mjs';

/** So many bits may differ between two decoders of a lossy file. */
export const TOLERANCE = 4;

/**
 * Whether a picture was made as the chain says: registered, which its content hash alone shows, or a leaf of a settled batch
 * that nobody has claimed yet, which its receipt shows.
 *
 * @param api     polkadot.js' API, or that at a block
 * @param picture { contentHash, fingerprint } of the file
 * @param receipt as `readReceipt` returns it, if there is one
 * @returns { holds, problems, contentHash, creator, generator, model, made, … }, with `problems` as sentences
 */
export async function verifyPicture(api, picture, receipt = null) {
  const leaf = receipt?.graphics.find(({ graphic }) => graphic.contentHash === picture.contentHash);
  if (receipt && !leaf) {
    return { holds: false, contentHash: picture.contentHash, problems: ['the receipt has no graphic with this content hash: it is for another file'] };
  }
  return verifyGraphic(api, picture.contentHash, { picture, receipt, leaf });
}

/** The same of each graphic of a receipt, the pictures not being at hand. */
export const verifyReceipt = (api, receipt) => Promise.all(receipt.graphics.map(async (leaf) => (
  { file: leaf.file, ...(await verifyGraphic(api, leaf.graphic.contentHash, { receipt, leaf })) }
)));

async function verifyGraphic(api, contentHash, { picture, receipt, leaf }) {
  const problems = [];
  const registered = (await api.call.sdApi.graphic(contentHash)).unwrapOr(null);
  let facts = registered && ofRegistered(registered);
  if (!receipt && !facts) problems.push('no graphic with this content hash is registered, and there is no receipt');
  if (receipt) {
    const unclaimed = await ofBatch(api, receipt, leaf, problems);
    if (facts) compare(facts, leaf, receipt, problems);
    else if (unclaimed?.allClaimed) problems.push('as many graphics of the batch are registered as were paid for, and this is none of them');
    facts ??= unclaimed;
  }
  if (facts && picture) {
    const bits = distance(facts.fingerprint, picture.fingerprint);
    if (bits > TOLERANCE) problems.push(`the fingerprint differs from that of the picture in ${bits} of 64 bits`);
  }
  const generator = facts && (await api.call.sdApi.generator(facts.generator)).unwrapOr(null);
  return {
    holds: problems.length === 0,
    problems,
    contentHash,
    ...facts,
    generatorName: generator?.name.toUtf8(),
    modelName: generator?.models[facts.model]?.name.toUtf8(),
  };
}

/** A result as people read it: a sentence, and lines with what became of the graphic or what is wrong. */
export function story({ problems, contentHash, ...it }) {
  if (!it.creator) return [`no graphic ${contentHash} can be shown:`, ...problems.map((problem) => `  ${problem}`)].join('\n');
  const model = it.modelName === undefined ? String(it.model) : `${it.model} (${it.modelName})`;
  return [
    `this file is graphic ${contentHash}, made by ${it.creator} with model ${model} at block ${it.made} by generator ${it.generator} (${it.generatorName})`,
    ...(it.batch ? [`settled as leaf ${it.batch.index} of batch ${it.batch.root}`] : []),
    it.registered === null ? 'not registered yet: `claim` enters it with this receipt' : `registered in block ${it.registered}`,
    ...(it.shared ? [`shared in block ${it.shared.block} as ${it.shared.cid}`] : []),
    ...(it.takenDown === null ? [] : [`taken down: ${it.takenDown}`]),
    ...problems.map((problem) => `BUT ${problem}`),
  ].join('\n  ');
}

function ofRegistered({ graphic, generator, keyVersion, made, registered, batch, shared, takenDown }) {
  return {
    creator: graphic.creator.toString(),
    fingerprint: graphic.fingerprint.toBigInt(),
    recipeHash: graphic.recipeHash.toHex(),
    model: graphic.model.toNumber(),
    generator: generator.toString(),
    keyVersion: keyVersion.toNumber(),
    made: made.toNumber(),
    registered: registered.toNumber(),
    batch: batch.isSome ? { root: batch.unwrap()[0].toHex(), index: batch.unwrap()[1].toNumber() } : null,
    shared: shared.isSome ? { cid: shared.unwrap().cid.toUtf8(), block: shared.unwrap().block.toNumber() } : null,
    takenDown: takenDown.isSome ? takenDown.unwrap().toUtf8() : null,
  };
}

/** What follows from a leaf and the batch on chain; null, and what is wrong in `problems`, if nothing does. */
async function ofBatch(api, receipt, leaf, problems) {
  const { root, leaves, genesisHash } = receipt;
  if (hex32(genesisHash) !== api.genesisHash.toHex()) {
    problems.push('the receipt is for another chain');
    return null;
  }
  const found = await api.call.sdApi.batch(root);
  if (!isProved({ root, leaves }, leaf)) problems.push(`the proof does not lead to the root ${root}`);
  if (found.isNone) {
    problems.push(`no batch with the root ${root} is settled`);
    return null;
  }
  const batch = found.unwrap();
  const creator = addressOf(leaf.graphic.creator);
  if (addressOf(receipt.generator) !== batch.generator.toString()) problems.push(`the batch was settled by another generator, ${batch.generator}`);
  if (batch.leaves.toNumber() !== leaves) problems.push(`the batch has ${batch.leaves} leaves, the receipt says ${leaves}`);
  if (batch.skipped.some((skipped) => skipped.toString() === creator)) problems.push(`the batch was settled without ${creator}`);
  return {
    creator,
    fingerprint: leaf.graphic.fingerprint,
    recipeHash: leaf.graphic.recipeHash,
    model: leaf.graphic.model,
    generator: batch.generator.toString(),
    keyVersion: batch.keyVersion.toNumber(),
    made: batch.block.toNumber(),
    registered: null,
    batch: { root, index: leaf.index },
    allClaimed: batch.claimed.toNumber() >= batch.settled.toNumber(),
    shared: null,
    takenDown: null,
  };
}

/** What a registered graphic and a receipt say differently. */
function compare(facts, { index, graphic: { creator, fingerprint, recipeHash, model } }, receipt, problems) {
  if (facts.batch?.root !== receipt.root || facts.batch.index !== index) problems.push('it is registered from elsewhere, not by this receipt');
  const claimed = { creator: addressOf(creator), generator: addressOf(receipt.generator), fingerprint, recipeHash, model };
  for (const [field, value] of Object.entries(claimed)) {
    if (facts[field] !== value) problems.push(`the registered graphic's ${field} is ${facts[field]}, the receipt's ${value}`);
  }
}
