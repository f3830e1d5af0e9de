// Reads all that a runtime's metadata names, as polkadot.js does: nothing may be there that a client cannot read.

import { unwrapStorageType } from '@polkadot/types/util';
import { stringCamelCase, u8aConcat, u8aEq } from '@polkadot/util';

const names = (list) => list.map(({ name }) => name.toString());

/** What each pallet has: [{ name, index, storage: [{ name, isMap }], calls, events, errors: [{ name, index, docs }], constants }]. */
export function outline({ registry, metadata }) {
  const variants = (part) => variantsOf(registry, part);
  return metadata.asLatest.pallets.map((pallet) => ({
    name: pallet.name.toString(),
    index: pallet.index.toNumber(),
    storage: pallet.storage.isNone ? [] : pallet.storage.unwrap().items.map(({ name, type }) => ({
      name: name.toString(), isMap: type.isMap,
    })),
    calls: names(variants(pallet.calls)),
    events: names(variants(pallet.events)),
    errors: variants(pallet.errors).map(({ name, index, docs }) => ({
      name: name.toString(), index: index.toNumber(), docs: docs.map(String).join(' ').trim(),
    })),
    constants: names(pallet.constants),
  }));
}

/** The fields of each event, by the event's name, of the pallet called `name`. */
export function fieldsOfEvents({ registry, metadata }, name) {
  const { events } = metadata.asLatest.pallets.find((pallet) => pallet.name.toString() === name);
  return Object.fromEntries(variantsOf(registry, events).map(({ name: event, fields }) => [
    event.toString(), fields.map((field) => field.name.unwrap().toString()),
  ]));
}

/** What the structs and enums of ours are made of that stand in events: names of fields or variants, by the type's name. */
export function typesInEvents({ registry, metadata }) {
  const found = {};
  const visit = (id) => {
    const { path, def, params } = registry.lookup.getSiType(id);
    const names = path.map(String);
    if (def.isSequence) visit(def.asSequence.type);
    if (def.isTuple) def.asTuple.forEach(visit);
    if (names.at(-1) === 'BoundedVec') visit(params[0].type.unwrap());
    const ours = /^(sd_primitives|pallet_sd_)/.test(names[0] ?? '') || names.at(-1) === 'NativeOrWithId';
    if (!ours || found[names.at(-1)]) return;
    const parts = def.isComposite ? def.asComposite.fields.map(({ name }) => name.unwrap()) : def.asVariant.variants.map(({ name }) => name);
    found[names.at(-1)] = parts.map(String);
    if (def.isComposite) def.asComposite.fields.forEach(({ type }) => visit(type));
  };
  for (const { name, events } of metadata.asLatest.pallets) {
    if (!name.toString().startsWith('Sd')) continue;
    for (const { fields } of variantsOf(registry, events)) fields.forEach(({ type }) => visit(type));
  }
  return found;
}

const variantsOf = (registry, part) => (part.isNone ? [] : [...registry.lookup.getSiType(part.unwrap().type).def.asVariant.variants]);

/**
 * Decodes every storage default, event, error, call and constant of the metadata.
 *
 * @returns how many of each, and a list of what could not be read
 */
export function readAll({ registry, metadata }) {
  const counts = { pallets: 0, storage: 0, events: 0, errors: 0, calls: 0, constants: 0 };
  const failures = [];
  const read = (kind, pallet, name, act) => {
    try {
      act();
      counts[kind] += 1;
    } catch (error) {
      failures.push(`${kind} ${pallet}.${name}: ${error.message}`);
    }
  };
  const variants = (part) => variantsOf(registry, part);
  const defaults = (fields) => fields.map(({ type }) => registry.createTypeUnsafe(registry.createLookupType(type), []).toU8a());

  for (const pallet of metadata.asLatest.pallets) {
    const section = stringCamelCase(pallet.name.toString());
    const index = pallet.index.toNumber();
    counts.pallets += 1;
    for (const entry of pallet.storage.isNone ? [] : pallet.storage.unwrap().items) {
      read('storage', section, entry.name, () => {
        const type = unwrapStorageType(registry, entry.type, entry.modifier.isOptional);
        registry.createTypeUnsafe(type, [entry.fallback.toU8a(true)]).toHuman();
      });
    }
    for (const variant of variants(pallet.events)) {
      read('events', section, variant.name, () => {
        const bytes = u8aConcat([index, variant.index.toNumber()], ...defaults(variant.fields));
        const event = registry.createType('Event', bytes);
        expect(event.section === section && event.method === variant.name.toString(), `read as ${event.section}.${event.method}`);
        expect(u8aEq(event.toU8a(), bytes), 'encodes differently again');
      });
    }
    for (const variant of variants(pallet.errors)) {
      read('errors', section, variant.name, () => {
        const found = registry.findMetaError(new Uint8Array([index, variant.index.toNumber(), 0, 0, 0]));
        expect(found.section === section && found.name === variant.name.toString(), `read as ${found.section}.${found.name}`);
      });
    }
    for (const variant of variants(pallet.calls)) {
      read('calls', section, variant.name, () => {
        const bytes = u8aConcat([index, variant.index.toNumber()], ...defaults(variant.fields));
        const call = registry.createType('Call', bytes);
        expect(call.section === section && call.method === stringCamelCase(variant.name.toString()), `read as ${call.section}.${call.method}`);
        expect(u8aEq(call.toU8a(), bytes), 'encodes differently again');
      });
    }
    for (const constant of pallet.constants) {
      read('constants', section, constant.name, () => {
        const bytes = constant.value.toU8a(true);
        const value = registry.createTypeUnsafe(registry.createLookupType(constant.type), [bytes]);
        expect(u8aEq(value.toU8a(), bytes), 'encodes differently again');
      });
    }
  }
  return { counts, failures };
}

/** Reads every storage entry of the chain at `api`; returns how many values there were, by pallet. */
export async function readAllStorage(api) {
  const found = {};
  for (const pallet of outline({ registry: api.registry, metadata: api.runtimeMetadata })) {
    const section = stringCamelCase(pallet.name);
    for (const { name, isMap } of pallet.storage) {
      const entry = api.query[section][stringCamelCase(name)];
      const values = isMap
        ? (await entry.entriesPaged({ args: [], pageSize: 100 })).map(([, value]) => value)
        : [await entry()];
      values.forEach((value) => value.toHuman());
      found[section] = (found[section] ?? 0) + values.length;
    }
  }
  return found;
}

function expect(condition, what) {
  if (!condition) throw new Error(what);
}
