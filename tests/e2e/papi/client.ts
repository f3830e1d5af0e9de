// A client in the types that papi generates from the runtime's blob: what the runtime has not, does not compile.

import type { PolkadotSigner, TypedApi } from 'polkadot-api';
import type { sd } from './.papi/descriptors/dist/index.js';

type Sd = TypedApi<typeof sd>;

/** A graphic with the generator's signature, as its server hands it to the artist. */
export interface Attested {
  graphic: { creator: string; content_hash: string; fingerprint: bigint; recipe_hash: string; model: number };
  generator: string;
  expires_at: number;
  signature: string;
}

export async function readRules(api: Sd, artist: string, generator: string) {
  const [existentialDeposit, pots, epoch, quote, entry, channels] = await Promise.all([
    api.constants.Balances.ExistentialDeposit(),
    api.apis.SdApi.pots(),
    api.apis.SdApi.epoch(),
    api.apis.SdApi.quote_generation(artist, generator, 1),
    api.query.SdGraphics.Generators.getValue(generator),
    api.query.SdTreasury.Channels.getValue(),
  ]);
  return {
    existentialDeposit,
    reserve: pots.reserve.balance,
    company: pots.company.balance,
    community: pots.community.balance,
    epochLength: epoch.ends_at - epoch.starts_at,
    base: epoch.bases.generate,
    quoted: quote.reward,
    quota: entry?.quota,
    models: entry?.models,
    budget: channels.generate.budget,
  };
}

/** Brings the graphic in; says what it earned and cost, or by which error it was refused. */
export async function generate(api: Sd, artist: PolkadotSigner, { graphic, generator, expires_at, signature }: Attested) {
  const transaction = api.tx.SdGraphics.generate({ graphic, generator, expires_at, signature, min_reward: 1n });
  const result = await transaction.signAndSubmit(artist);
  if (!result.ok) return { error: nameOf(result.dispatchError) };
  const [event] = api.event.SdGraphics.Generated.filter(result.events);
  if (!event) return { error: 'no event' };
  const { reward, company, community } = event.payload;
  return { reward, fee: company + community, registered: await api.query.SdGraphics.Graphics.getValue(graphic.content_hash) };
}

function nameOf(error: { type: string; value: unknown }): string {
  if (error.type !== 'Module') return error.type;
  const { type: pallet, value } = error.value as { type: string; value: { type: string } };
  return `${pallet}.${value.type}`;
}
