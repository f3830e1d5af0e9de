// A steady load: a few accounts send transfers, each to a node of its own as long as that runs, and note which they saw final.

import { u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import { eve, ferdie, one, two } from './accounts.mjs';
import { connect } from './chain.mjs';
import { sleep } from './node.mjs';
import { RpcSocket } from './socket.mjs';
import { SD } from './units.mjs';

/** What each transfer moves, in base units. */
export const TRANSFERRED = SD / 100n;

/** So many may be on their way of one sender: what waits for finality is kept in the pool. */
const MOST_OPEN = 200;

/** Milliseconds after which a sender asks for its nonce anew: what a fork took with it may leave a gap. */
const SESSION = 60_000;

export class Load {
  /**
   * Begins.
   *
   * @param how `senders`: who sends, none of them a validator, each to the node at its place in the list; null for no one
   */
  static async start(network, { senders = [eve, ferdie, one], every = 1_000 } = {}) {
    const chain = await connect(network.running[0].url);
    const { api } = chain;
    const { genesisHash } = api;
    const sign = (sender, nonce, runtimeVersion) => api.tx.balances.transferKeepAlive(two.address, TRANSFERRED).sign(sender, {
      blockHash: genesisHash, genesisHash, era: 0, runtimeVersion, nonce,
    });
    // What it was built with stays when the connection goes.
    await chain.close();
    return new Load(network, senders, sign, every);
  }

  constructor(network, senders, sign, every) {
    this.network = network;
    this.sign = sign;
    this.#turns = senders.map((sender, i) => sender && this.#turn(sender, i, every));
  }

  #turns;
  #sockets = [];
  #ended = false;

  /** How many were handed to a node. */
  sent = 0;

  /** Those seen final: { hash, block, sentAt }, `hash` the transaction's and `block` its block's. */
  finalized = [];

  /** No more are sent. */
  async stop() {
    this.#ended = true;
    await Promise.all(this.#turns);
    this.#sockets.forEach((socket) => socket.cut());
  }

  async #turn(sender, index, every) {
    while (!this.#ended) {
      const { members, running } = this.network;
      const home = members[index % members.length];
      try {
        await this.#session(home.runs ? home : running[index % Math.max(1, running.length)], sender, every);
      } catch {
        // The node ended, or refused: begin again, from the nonce that the next one knows.
        await sleep(every);
      }
    }
  }

  /** Sends through `member` for some time, or until that fails. Those on their way are still listened for. */
  async #session(member, sender, every) {
    const socket = await RpcSocket.connect(member.url);
    this.#sockets.push(socket);
    let open = 0;
    let failed = false;
    // Over an upgrade, what is signed for the version before is refused, and the next session signs for the new one.
    const version = await socket.ask('state_getRuntimeVersion');
    let nonce = await socket.ask('system_accountNextIndex', [sender.address]);
    for (const end = Date.now() + SESSION; Date.now() < end && !this.#ended && !failed && member.runs && !socket.lost;) {
      if (open < MOST_OPEN) {
        const signed = this.sign(sender, nonce, version).toU8a();
        const sentAt = Date.now();
        nonce += 1;
        open += 1;
        this.sent += 1;
        const heard = (status) => {
          if (status.finalized) {
            open -= 1;
            this.finalized.push({ hash: blake2AsHex(signed), block: status.finalized, sentAt });
          } else if (status === 'invalid' || status === 'dropped' || status.usurped || status.finalityTimeout) {
            failed = true;
          }
        };
        await socket.subscribe('author_submitAndWatchExtrinsic', [u8aToHex(signed)], heard);
      }
      await sleep(every);
    }
  }
}
