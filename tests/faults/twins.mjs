// Two nodes with one validator's keys: what nobody may ever run.

import { strict as assert } from 'node:assert';
import { dave } from '../lib/accounts.mjs';
import { connect } from '../lib/chain.mjs';
import { until } from '../lib/network.mjs';
import { LONGEST_PAUSE, atMost, caughtUp, finalFrom, highest, seconds, under } from './scenario.mjs';
import { active } from './members.mjs';

export const twins = {
  title: "Two nodes have one validator's keys",
  expected: `the others report the equivocation on chain; the offender is slashed to Community and disabled in the same block, and out `
    + `from the session after next; finality goes on, with no pause above ${LONGEST_PAUSE} s`,
  async run({ say }) {
    // The runtime panics on a block that a disabled validator tries to build.
    const offenders = ['dave', 'dave-again'];
    return under({ name: 'twins', backend: ['libp2p', 'litep2p'], twins: true, mayPanic: offenders }, async ({ network, oracle }) => {
      const [first] = network.members;
      const others = network.members.slice(0, 3);
      const chain = await connect(first.url);
      try {
        const twin = await network.add('dave-again', { keys: 'dave' });
        const from = Date.now();
        await twin.start();
        await caughtUp([twin], others);
        const both = Date.now();

        const offence = await until('the equivocation is reported on chain', async () => offenceIn(chain), 240_000, 2_000);
        const reported = seconds(both);
        const { hash, parentHash } = offence;
        const [was, is] = [await booksAt(chain, parentHash), await booksAt(chain, hash)];
        say(`${offence.kind} reported in block ${offence.number}, ${reported} s after both ran; Dave's bond is ${is.held} of ${was.held}`);
        const slashed = was.held - is.held;
        // min((3k/n)², 1), of one of four.
        assert.equal(slashed, (was.held * 9n) / 16n, 'slashed');
        assert.equal(is.community - was.community, slashed, 'to Community');
        assert.ok(is.disabled.includes(is.validators.indexOf(dave.address)), 'disabled at once');
        await until('Dave is out', async () => !(await active(chain)).includes(dave.address), 300_000, 1_000);
        const session = (await chain.api.query.session.currentIndex()).toNumber();
        assert.ok(session <= is.session + 2, `out in session ${session}, the offence was reported in ${is.session}`);
        say(`slashed ${slashed}, out in session ${session}`);
        await finalFrom(others, (await highest(others)) + 5);
        const pauses = others.map((other) => oracle.longestPause(other, from));
        atMost(LONGEST_PAUSE, pauses, 'a pause of finality');
        await twin.stop();
        await finalFrom(network.members.slice(0, 4), await highest(others));
        return {
          counts: {
            'slashed, of what was bonded': `${slashed} of ${was.held}`,
            'sessions from the report until it was out': session - is.session,
          },
          times: { 'from both running until it is reported on chain': [reported], "longest pause of another's finality": pauses },
          notes: [`What was reported first: \`${offence.kind}\`.`],
        };
      } finally {
        await chain.close();
      }
    });
  },
};

/** The latest offence reported in one of the last blocks, with the block it is in. */
async function offenceIn(chain) {
  const best = await chain.best();
  for (let number = best.number; number > Math.max(0, best.number - 10); number--) {
    const hash = await chain.hashOf(number);
    const events = await (await chain.at(hash)).query.system.events();
    const it = events.map(({ event }) => event).find(({ section, method }) => section === 'offences' && method === 'Offence');
    if (it) {
      const parentHash = (await chain.api.rpc.chain.getHeader(hash)).parentHash.toHex();
      return { number, hash, parentHash, kind: it.data.kind.toUtf8() };
    }
  }
  return null;
}

/** What an offence changes, at the end of the block `hash`. */
async function booksAt(chain, hash) {
  const at = await chain.at(hash);
  const [holds, validators, disabled, session, pots] = await Promise.all([
    at.query.balances.holds(dave.address),
    at.query.session.validators(),
    at.query.session.disabledValidators(),
    at.query.session.currentIndex(),
    at.call.sdApi.pots(),
  ]);
  return {
    held: holds.reduce((sum, { amount }) => sum + amount.toBigInt(), 0n),
    validators: validators.map(String),
    disabled: disabled.map((it) => Number(Array.isArray(it) ? it[0] : it)),
    session: session.toNumber(),
    community: (await at.query.system.account(pots.community.account)).data.free.toBigInt(),
  };
}
