// Tests that are steps of one story: when one fails, those after it have nothing to stand on.

import { test } from 'node:test';

let failed = null;

/** As node's `test`, but skipped when a step before it in the same file has failed. */
export function step(name, act) {
  return test(name, async (context) => {
    if (failed) {
      context.skip(`after "${failed}"`);
      return;
    }
    try {
      await act();
    } catch (error) {
      failed = name;
      throw error;
    }
  });
}
