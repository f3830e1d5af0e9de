// A validator's RPC under abuse: what is wrong is refused, the node goes on finalizing, and its memory is bounded.

import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { connect as connectTcp } from 'node:net';
import { after, test } from 'node:test';
import { until } from '../lib/network.mjs';
import { sleep } from '../lib/node.mjs';
import { RpcSocket } from '../lib/socket.mjs';
import { testNode } from '../e2e/support.mjs';

const MEGABYTE = 1_000_000;

/** What a node takes by default. */
const MOST_CONNECTIONS = 100;
const MOST_SUBSCRIPTIONS = 1_024;
const LONGEST_BATCH = 100;
const LARGEST_MESSAGE = 15 * 1024 * 1024;

/**
 * By so many megabytes the resident memory may grow in each test: room for some messages of the largest size, each held more
 * than once while it is parsed and answered, and for what the allocator keeps. What a hundred connections could make the node
 * hold if it bounded nothing is many times that. How much it was is said with each test.
 */
const MORE_MEMORY = 300;

/** Finality may rest for so long meanwhile, in milliseconds: five slots. One validator needs one. */
const LONGEST_PAUSE = 15_000;

/** Milliseconds for a node to answer, of which it may need some on a machine that does other things too. */
const STARTED_WITHIN = 600_000;

const node = await testNode({ name: 'rpc', readyWithin: STARTED_WITHIN });
after(() => node.stop());

// By HTTP, whose connections end with the answer.
const finalHeight = async () => Number((await node.ask('chain_getHeader', [await node.ask('chain_getFinalizedHead')])).number);

/** Does `act`; meanwhile finality goes on and memory is bounded. */
async function endured(t, act) {
  const before = resident();
  let most = before;
  let pause = 0;
  let ended = false;
  const watch = (async () => {
    let [height, since] = [await finalHeight(), Date.now()];
    while (!ended) {
      await sleep(300);
      most = Math.max(most, resident());
      // When all connections are taken, or the machine is busy, one question may stay without an answer.
      const now = await finalHeight().catch(() => height);
      if (now > height) [height, since] = [now, Date.now()];
      pause = Math.max(pause, Date.now() - since);
    }
  })();
  try {
    await act();
    const height = await until('the node answers', () => finalHeight(), 30_000);
    await until('finality goes on', async () => (await finalHeight()) > height, 30_000);
  } finally {
    ended = true;
    await watch;
  }
  t.diagnostic(`resident memory ${before} MB before, ${most} MB at most; finality rested for ${pause} ms at most`);
  assert.ok(pause <= LONGEST_PAUSE, `finality rested for ${pause} ms`);
  assert.ok(most - before <= MORE_MEMORY, `resident memory grew from ${before} to ${most} MB`);
}

const status = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${node.pid}/status`, 'utf8'))[1]);

/** Resident memory in megabytes. */
const resident = () => Math.round((status('VmRSS') * 1024) / MEGABYTE);

const openFiles = () => readdirSync(`/proc/${node.pid}/fd`).length;

/** Posts a body; returns { status, text }, with a status of 400 where the node closed the connection instead. */
async function post(body, headers = {}, port = node.ports.rpc) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body, signal: AbortSignal.timeout(60_000),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (!['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(error.cause?.code)) throw error;
    return { status: 400, text: '' };
  }
}

const isRefused = ({ status: code, text }) => code >= 400 || (!/"result"/.test(text) && /"error"/.test(text));

const call = (method, params = [], id = 'abuse') => ({ jsonrpc: '2.0', id, method, params });

const MALFORMED = {
  nothing: '',
  'a brace': '{',
  'a bracket': '[',
  'no JSON': 'graphics',
  'null': 'null',
  'a number': '1e400',
  'a string that does not end': '"chain_getHeader',
  'an empty object': '{}',
  'an empty batch': '[]',
  'a batch of nothing': '[null,1,"",[],{}]',
  'batches in batches': JSON.stringify([[[call('chain_getHeader')]]]),
  'another version': JSON.stringify({ ...call('chain_getHeader'), jsonrpc: '1.0' }),
  'a method that is a number': JSON.stringify({ ...call('chain_getHeader'), method: 7 }),
  'parameters that are a string': JSON.stringify({ ...call('chain_getHeader'), params: 'all' }),
  'a parameter of another type': JSON.stringify(call('chain_getBlockHash', [{ deep: [[[]]] }])),
  'a hash that is too short': JSON.stringify(call('chain_getHeader', ['0x12'])),
  'a method that is not there': JSON.stringify(call('sd_printMoney')),
  'a hundred thousand brackets': '['.repeat(100_000),
  'a hundred thousand brackets as parameters':
    `{"jsonrpc":"2.0","id":"abuse","method":"chain_getHeader","params":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'a hundred thousand objects in each other': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'bytes that are no UTF-8': Buffer.from([0x22, 0xff, 0xfe, 0x22]),
  'a byte that is zero': '\0',
  'no transaction': JSON.stringify(call('author_submitExtrinsic', ['0x00'])),
  'a transaction of a megabyte of zeros': JSON.stringify(call('author_submitExtrinsic', [`0x${'00'.repeat(MEGABYTE)}`])),
  // What follows the arguments is ignored.
  'a call of the runtime with half its arguments': JSON.stringify(call('state_call', ['SdApi_quote_generation', `0x${'ff'.repeat(50)}`])),
  'a call of no function of the runtime': JSON.stringify(call('state_call', ['Core_nothing', '0x'])),
};

/** What has no id that is one is a notification: none of these is answered, nor is anything done. */
const NOTIFICATIONS = {
  'no id': JSON.stringify({ ...call('chain_getHeader'), id: undefined }),
  'an id that is an object': JSON.stringify({ ...call('chain_getHeader'), id: {} }),
};

test('malformed JSON and malformed requests are refused, by HTTP and by websocket', async (t) => {
  await endured(t, async () => {
    for (const [what, body] of Object.entries(MALFORMED)) {
      assert.ok(isRefused(await post(body)), `${what}, by HTTP`);
      const socket = await RpcSocket.connect(node.url);
      const heard = [];
      socket.heard = (text) => heard.push(text);
      socket.send(body);
      // The same connection still serves, or was closed; either way nothing was done.
      await Promise.race([socket.ask('system_chain').catch(() => null), socket.closed, sleep(5_000)]);
      const answers = heard.filter((text) => JSON.parse(text).id !== 1);
      assert.ok(answers.every((text) => isRefused({ status: 200, text })), `${what}, by websocket: ${answers}`);
      socket.cut();
    }
    for (const [what, body] of Object.entries(NOTIFICATIONS)) {
      assert.equal((await post(body)).text, '', what);
      const socket = await RpcSocket.connect(node.url);
      const heard = [];
      socket.heard = (text) => heard.push(JSON.parse(text).id);
      socket.send(body);
      await socket.ask('system_chain');
      assert.deepEqual(heard, [1], `${what}: only the question after it is answered`);
      socket.cut();
    }
  });
});

test(`a batch of more than ${LONGEST_BATCH} is refused, one of ${LONGEST_BATCH} is answered`, async (t) => {
  await endured(t, async () => {
    const batch = (length) => JSON.stringify(Array.from({ length }, (_, id) => call('chain_getHeader', [], id)));
    const answered = JSON.parse((await post(batch(LONGEST_BATCH))).text);
    assert.equal(answered.length, LONGEST_BATCH);
    assert.ok(answered.every(({ result }) => result.number));
    for (const length of [LONGEST_BATCH + 1, 10_000, 100_000]) {
      const { text } = await post(batch(length));
      assert.match(text, /batch/i, `${length} at once`);
      assert.ok(isRefused({ status: 200, text }), `${length} at once`);
    }
    const socket = await RpcSocket.connect(node.url);
    const heard = new Promise((resolve) => { socket.heard = resolve; });
    socket.send(batch(10_000));
    assert.ok(isRefused({ status: 200, text: await heard }));
    socket.cut();
  });
});

test('what is larger than a message may be is refused, and so is an answer that would be', async (t) => {
  await endured(t, async () => {
    const large = JSON.stringify(call('author_submitExtrinsic', [`0x${'00'.repeat(LARGEST_MESSAGE / 2)}`]));
    assert.ok(isRefused(await post(large)), 'by HTTP');
    const socket = await RpcSocket.connect(node.url);
    let result = null;
    socket.heard = (text) => { result = text; };
    socket.send(large);
    await Promise.race([until('an answer', () => result, 10_000).catch(() => {}), socket.closed]);
    assert.ok(result === null || isRefused({ status: 200, text: result }), 'by websocket');
    socket.cut();

    // A frame that claims to be longer than anything may be, and sends nothing of it.
    const liar = await RpcSocket.connect(node.url);
    liar.sendFrame(Buffer.from('{'), 1, 2 ** 40);
    await Promise.race([liar.closed, sleep(2_000)]);
    liar.cut();

    // The metadata as hex are a megabyte or more.
    const greedy = JSON.stringify(Array.from({ length: LONGEST_BATCH }, (_, id) => call('state_getMetadata', [], id)));
    const { text } = await post(greedy);
    assert.ok(text.length <= LARGEST_MESSAGE, `${text.length} bytes`);
    assert.ok(isRefused({ status: 200, text }));
  });
});

test(`${MOST_SUBSCRIPTIONS} subscriptions are served, and no more on one connection`, async (t) => {
  await endured(t, async () => {
    const socket = await RpcSocket.connect(node.url);
    for (let i = 0; i < MOST_SUBSCRIPTIONS; i++) await socket.subscribe('chain_subscribeNewHeads', [], () => {});
    await assert.rejects(socket.subscribe('chain_subscribeNewHeads', [], () => {}), /subscription/i);
    const before = socket.notified;
    await until('all are told of a new block', () => socket.notified - before >= MOST_SUBSCRIPTIONS, 30_000);
    socket.cut();
  });
});

test('who subscribes and does not read is dropped or waited for, and nothing heaps up', async (t) => {
  await endured(t, async () => {
    const deaf = [];
    for (let i = 0; i < 10; i++) {
      const socket = await RpcSocket.connect(node.url);
      for (let n = 0; n < 100; n++) await socket.subscribe(n % 2 ? 'chain_subscribeNewHeads' : 'chain_subscribeFinalizedHeads', [], () => {});
      socket.deafen();
      // Answers of a megabyte that nobody takes.
      for (let n = 0; n < 50; n++) socket.send(JSON.stringify(call('state_getMetadata', [], 1_000 + n)));
      deaf.push(socket);
    }
    await sleep(15_000);
    deaf.forEach((socket) => socket.cut());
  });
});

test(`more than ${MOST_CONNECTIONS} connections are refused, and there is room again when they end`, async (t) => {
  const files = openFiles();
  const open = [];
  for (let refusals = 0; refusals < 20 && open.length < 10 * MOST_CONNECTIONS;) {
    await RpcSocket.connect(node.url).then((socket) => open.push(socket), () => { refusals += 1; });
  }
  // The last questions by HTTP may still be counted.
  assert.ok(open.length <= MOST_CONNECTIONS && open.length >= MOST_CONNECTIONS - 5, `${open.length} connections`);
  open.forEach((socket) => socket.cut());
  await endured(t, async () => {});
  await until('their files are closed', () => openFiles() <= files + 10, 30_000);
});

test('a thousand websockets cut in the middle of a word leave nothing behind', async (t) => {
  const files = openFiles();
  await endured(t, async () => {
    for (let round = 0; round < 20; round++) {
      const sockets = await Promise.all(Array.from({ length: 50 }, () => RpcSocket.connect(node.url).catch(() => null)));
      for (const [i, socket] of sockets.entries()) {
        if (!socket) continue;
        if (i % 3 === 0) socket.subscribe('chain_subscribeNewHeads', [], () => {}).catch(() => {});
        else if (i % 3 === 1) socket.ask('state_getMetadata').catch(() => {});
        else socket.sendFrame(Buffer.from('{"jsonrpc":"2.0","id":1,"meth'), 1, 500);
      }
      await sleep(20);
      sockets.forEach((socket) => socket?.cut());
    }
    // Connections that never say what they want.
    const mute = Array.from({ length: 50 }, () => connectTcp(node.ports.rpc, '127.0.0.1').on('error', () => {}));
    await sleep(500);
    mute.forEach((socket) => socket.destroy());
  });
  await until('their files are closed', () => openFiles() <= files + 10, 30_000);
});

const UNSAFE = [
  ['author_insertKey', ['babe', '//Mallory', `0x${'00'.repeat(32)}`]],
  ['author_rotateKeys', []],
  ['author_rotateKeysWithOwner', [`0x${'00'.repeat(32)}`]],
  ['author_hasKey', [`0x${'00'.repeat(32)}`, 'babe']],
  ['author_hasSessionKeys', ['0x']],
  ['author_removeExtrinsic', [[]]],
  ['babe_epochAuthorship', []],
  ['offchain_localStorageSet', ['PERSISTENT', '0x00', '0x00']],
  ['state_getPairs', ['0x']],
  ['state_traceBlock', [`0x${'00'.repeat(32)}`, null, null, null]],
  ['system_addLogFilter', ['trace']],
  ['system_addReservedPeer', ['/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp']],
  ['system_dryRun', ['0x00']],
  ['system_removeReservedPeer', ['12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp']],
  ['system_peers', []],
  ['system_resetLogFilter', []],
  ['system_unstable_networkState', []],
];

const UNSAFE_CALL = /-32601|unsafe/i;

async function assertUnsafeRefused(port, headers, from) {
  for (const [method, params] of UNSAFE) {
    const { text } = await post(JSON.stringify(call(method, params)), headers, port);
    assert.match(text, UNSAFE_CALL, `${method} ${from}: ${text.slice(0, 200)}`);
    assert.ok(!/"result"/.test(text), `${method} ${from}`);
  }
}

test('by default a node does nothing unsafe for anybody: not for its own machine, and so not for a proxy on it', async () => {
  await assertUnsafeRefused(node.ports.rpc, {}, 'from loopback');
  const client = '203.0.113.7';
  await assertUnsafeRefused(node.ports.rpc, { forwarded: `for=${client}`, 'x-forwarded-for': client, 'x-real-ip': client }, 'by a proxy');
});

test('by default nobody outside reaches it', async (t) => {
  const outside = Object.values(networkInterfaces()).flat().find(({ internal, family }) => !internal && family === 'IPv4');
  if (!outside) return t.skip('this machine has no other address than loopback');
  const reached = await new Promise((resolve) => {
    const socket = connectTcp({ port: node.ports.rpc, host: outside.address, timeout: 3_000 });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('timeout', () => resolve(false));
    socket.once('close', () => {}).unref();
  });
  assert.equal(reached, false);
});

test('opened to the outside with `auto`, it does nothing unsafe either', async () => {
  const flags = ['--unsafe-rpc-external', '--rpc-methods', 'auto', '--rpc-cors', 'all'];
  const open = await testNode({ name: 'rpc-open', readyWithin: STARTED_WITHIN, flags });
  try {
    await assertUnsafeRefused(open.ports.rpc, {}, 'from outside');
  } finally {
    await open.stop();
  }
});

test('under another host name it does not answer, so that no page gets at it by a name that leads to loopback', async () => {
  const strict = await testNode({ name: 'rpc-host', readyWithin: STARTED_WITHIN, flags: ['--rpc-cors', 'http://localhost:*'] });
  try {
    await assert.rejects(RpcSocket.connect(strict.url, { headers: { Host: 'graphics.example' } }), /no websocket: HTTP 403/);
  } finally {
    await strict.stop();
  }
});
