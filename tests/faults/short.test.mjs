// The faults that `make test` tries, all on one network, in some four minutes. `make faults` tries each at length, and more.

import { test } from 'node:test';
import { GOES_ON_WITHIN, haltOne } from './halted.mjs';
import { killAll, killOne, killTwo } from './killed.mjs';
import { BACK_WITHIN, LONGEST_PAUSE, SLOT, atMost, chance, under } from './scenario.mjs';

const seed = Number(process.env.SD_SEED ?? Date.now() % 1_000_000);

test(`validators that are killed, halted, and killed together come back, and what was final stays (SD_SEED=${seed})`, async (t) => {
  const random = chance(seed);
  await under({ name: 'short', backend: ['libp2p', 'litep2p'] }, async ({ network, oracle }) => {
    const killed = [
      await killOne({ network, oracle, random }),
      await killOne({ network, oracle, random, away: 5 * SLOT }),
    ];
    const halted = await haltOne({ network, oracle, random, lasts: 20_000 });
    const alone = [...killed, halted];
    for (const { who, back, pauses } of alone) t.diagnostic(`${who} was back after ${back} s; finality paused for ${Math.max(...pauses)} s`);
    atMost(BACK_WITHIN, killed.map(({ back }) => back), 'back');
    atMost(GOES_ON_WITHIN, [halted.back], 'back');
    atMost(LONGEST_PAUSE, alone.flatMap(({ pauses }) => pauses), 'a pause of finality');

    const { resumed, blocks } = await killTwo({ network, random, rests: 3 * SLOT });
    t.diagnostic(`with three of four, finality went on after ${resumed} s and ${blocks} blocks`);
    t.diagnostic(`all killed, a new block was final on all after ${await killAll({ network, random })} s`);
  });
});
