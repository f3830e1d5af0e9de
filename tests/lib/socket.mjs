// A websocket of our own to a node's RPC: for clients that misbehave, and for many small ones.

import { randomBytes } from 'node:crypto';
import { request } from 'node:http';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export class RpcSocket {
  #pending = new Map();
  #subscriptions = new Map();
  #early = new Map();
  #received = Buffer.alloc(0);
  #message = [];
  #next = 1;

  /** Connects to `ws://host:port`. */
  static connect(url, { headers = {}, within = 10_000 } = {}) {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
      const asked = request({
        host: hostname,
        port,
        timeout: within,
        headers: {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          ...headers,
        },
      });
      asked.once('upgrade', (_, socket, head) => resolve(new RpcSocket(socket, head)));
      asked.once('response', (response) => {
        response.resume();
        reject(new Error(`no websocket: HTTP ${response.statusCode}`));
      });
      asked.once('timeout', () => asked.destroy(new Error('no websocket in time')));
      asked.once('error', reject);
      asked.end();
    });
  }

  constructor(socket, head) {
    this.socket = socket;
    socket.setTimeout(0);
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => { socket.once('close', () => { this.#lose(); resolve(); }); });
    socket.on('data', (data) => this.#receive(data));
    if (head.length > 0) this.#receive(head);
  }

  get lost() {
    return this.socket.destroyed;
  }

  /** How many messages subscriptions brought, all together. */
  notified = 0;

  /** Gets every message as it came, if it is set. */
  heard = null;

  /** One JSON-RPC question. */
  ask(method, params = []) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      if (this.lost) reject(new Error('the connection is lost'));
      this.#pending.set(id, { resolve, reject });
      this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  /** Subscribes: `heard` gets each result, from the first. */
  async subscribe(method, params, heard) {
    const id = await this.ask(method, params);
    this.#subscriptions.set(id, heard);
    for (const result of this.#early.get(id) ?? []) heard(result);
    this.#early.delete(id);
    return id;
  }

  /** Sends `text` as one message, whatever it is. */
  send = (text) => this.sendFrame(Buffer.from(text), TEXT);

  /** Sends a frame; `claimed` is the length that it says it has. */
  sendFrame(payload, opcode = TEXT, claimed = payload.length) {
    if (this.lost) return;
    const mask = randomBytes(4);
    const masked = Buffer.from(payload);
    for (let i = 0; i < masked.length; i++) masked[i] ^= mask[i & 3];
    let head;
    if (claimed < 126) {
      head = Buffer.from([0x80 | opcode, 0x80 | claimed]);
    } else if (claimed < 65_536) {
      head = Buffer.from([0x80 | opcode, 0x80 | 126, 0, 0]);
      head.writeUInt16BE(claimed, 2);
    } else {
      head = Buffer.alloc(10);
      head[0] = 0x80 | opcode;
      head[1] = 0x80 | 127;
      head.writeBigUInt64BE(BigInt(claimed), 2);
    }
    this.socket.write(Buffer.concat([head, mask, masked]));
  }

  /** Drops the connection without a word. */
  cut() {
    this.socket.resetAndDestroy?.();
    this.socket.destroy();
  }

  /** Stops reading: what the node sends heaps up at its side. */
  deafen() {
    this.socket.removeAllListeners('data');
    this.socket.pause();
  }

  #lose() {
    for (const { reject } of this.#pending.values()) reject(new Error('the connection is lost'));
    this.#pending.clear();
  }

  #receive(data) {
    this.#received = this.#received.length ? Buffer.concat([this.#received, data]) : data;
    for (;;) {
      const frame = nextFrame(this.#received);
      if (!frame) return;
      this.#received = this.#received.subarray(frame.length);
      if (frame.opcode === PING) this.sendFrame(frame.payload, PONG);
      else if (frame.opcode === CLOSE) this.socket.end();
      else if (frame.opcode !== PONG) {
        this.#message.push(frame.payload);
        if (frame.last) this.#read(Buffer.concat(this.#message.splice(0)).toString());
      }
    }
  }

  #read(text) {
    this.heard?.(text);
    const { id, result, error, params } = JSON.parse(text) ?? {};
    if (params?.subscription !== undefined) {
      this.notified += 1;
      const heard = this.#subscriptions.get(params.subscription);
      if (heard) heard(params.result);
      else this.#early.set(params.subscription, [...(this.#early.get(params.subscription) ?? []), params.result]);
      return;
    }
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) asked?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else asked?.resolve(result);
  }
}

/** The first frame in `bytes`, if it is there whole. A server's frames are not masked. */
function nextFrame(bytes) {
  if (bytes.length < 2) return null;
  let start = 2;
  let size = bytes[1] & 0x7f;
  if (size === 126) {
    if (bytes.length < 4) return null;
    size = bytes.readUInt16BE(2);
    start = 4;
  } else if (size === 127) {
    if (bytes.length < 10) return null;
    size = Number(bytes.readBigUInt64BE(2));
    start = 10;
  }
  if (bytes.length < start + size) return null;
  return { last: (bytes[0] & 0x80) !== 0, opcode: bytes[0] & 0x0f, payload: bytes.subarray(start, start + size), length: start + size };
}
