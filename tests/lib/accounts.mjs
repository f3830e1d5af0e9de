// The well-known development accounts, and the key with which the development generator attests.

import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';

await cryptoWaitReady();

export const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });

/** The sr25519 pair of a secret URI such as `//Alice` or `//Eve//attest`. */
export const pair = (uri) => keyring.addFromUri(uri, { name: uri.replace(/^\/+/, '').split('/')[0] });

export const alice = pair('//Alice');
export const bob = pair('//Bob');
export const charlie = pair('//Charlie');
export const dave = pair('//Dave');
export const eve = pair('//Eve');
export const ferdie = pair('//Ferdie');

/** One provides what the exchange of a development network begins with. */
export const one = pair('//One');

/** Two has nothing at first. */
export const two = pair('//Two');

/** Eve runs the generator; her server signs with this key, which holds no money. */
export const eveAttests = pair('//Eve//attest');

export const wellKnown = [alice, bob, charlie, dave, eve, ferdie, one];

/** The name of an account that everybody has the key of, or the address shortened. */
export function nameOf(address) {
  const known = [...wellKnown, two].find((it) => it.address === keyring.encodeAddress(address));
  return known ? known.meta.name : `${keyring.encodeAddress(address).slice(0, 8)}…`;
}
