// Reads, through papi's codecs, all that the metadata names: every storage entry, event, error and constant.

import { getTypedCodecs } from 'polkadot-api';

/** @returns how many of each were read, and a list of what could not be. */
export async function sweep(descriptors, pallets, api) {
  const counts = { storage: 0, events: 0, errors: 0, constants: 0 };
  const failures = [];
  const codecs = await getTypedCodecs(descriptors);
  const read = async (kind, name, act) => {
    try {
      await act();
      counts[kind] += 1;
    } catch (error) {
      failures.push(`${kind} ${name}: ${error.message}`);
    }
  };
  for (const { name: pallet, index, storage, events, errors, constants } of pallets) {
    for (const { name, isMap } of storage) {
      await read('storage', `${pallet}.${name}`, async () => {
        const entry = api?.query[pallet][name];
        if (entry) await (isMap ? entry.getEntries() : entry.getValue());
        else expect(codecs.query[pallet][name].value.dec, 'no codec');
      });
    }
    for (const name of events) {
      await read('events', `${pallet}.${name}`, () => {
        expect(codecs.event[pallet][name].dec, 'no codec');
        if (api) expect(Array.isArray(api.event[pallet][name].filter([])), 'no filter');
      });
    }
    for (const { name, index: variant } of errors) {
      await read('errors', `${pallet}.${name}`, () => {
        // DispatchError::Module with five bytes, then a DispatchInfo of nothing.
        const bytes = new Uint8Array([3, index, variant, 0, 0, 0, 0, 0, 0, 0]);
        const { dispatch_error: error } = codecs.event.System.ExtrinsicFailed.dec(bytes);
        expect(error.type === 'Module' && error.value.type === pallet && error.value.value.type === name, JSON.stringify(error));
      });
    }
    for (const name of constants) {
      await read('constants', `${pallet}.${name}`, async () => {
        if (api) expect((await api.constants[pallet][name]()) !== undefined, 'undefined');
        else expect(codecs.constants[pallet][name].dec, 'no codec');
      });
    }
  }
  return { counts, failures };
}

function expect(condition, what) {
  if (!condition) throw new Error(what);
}
