// A connection to a chain: sending transactions, reading what became of them, naming errors.

import { ApiPromise, WsProvider } from '@polkadot/api';
import { sleep } from './node.mjs';

/** How long to wait, at most, for an answer, a block or a transaction: patience, nothing of the chain's. */
const WITHIN = 180_000;

/** Connects to a node; `close` the chain when done. A connection that is lost is lost: what waits for it fails. */
export async function connect(url) {
  const provider = new WsProvider(url, false, {}, WITHIN);
  await provider.connect();
  const api = new ApiPromise({ provider, noInitWarn: true, throwOnConnect: true });
  try {
    await api.isReadyOrError;
  } catch (error) {
    await api.disconnect();
    throw new Error(`cannot connect to ${url}: ${error.message}`);
  }
  return new Chain(url, api, provider);
}

export class Chain {
  constructor(url, api, provider) {
    Object.assign(this, { url, api, provider });
  }

  close = () => this.api.disconnect();

  /** A plain JSON-RPC question, the answer as it comes. */
  ask = (method, ...params) => this.provider.send(method, params);

  get genesisHash() {
    return this.api.genesisHash.toHex();
  }

  /** The best block. */
  best = async () => short(await this.api.rpc.chain.getHeader());

  /** The last final block. */
  finalized = async () => short(await this.api.rpc.chain.getHeader(await this.api.rpc.chain.getFinalizedHead()));

  hashOf = async (number) => (await this.api.rpc.chain.getBlockHash(number)).toHex();

  /** The API at the end of a block given by its hash. */
  at = (hash) => this.api.at(hash);

  /** Returns the last final block once it is number `number` or later. */
  async waitFinalized(number, within = WITHIN) {
    return this.#wait(this.finalized, number, within, 'final');
  }

  /** Returns the best block once it is number `number` or later. */
  async waitBest(number, within = WITHIN) {
    return this.#wait(this.best, number, within, 'there');
  }

  async #wait(read, number, within, what) {
    const deadline = Date.now() + within;
    for (;;) {
      const block = await read();
      if (block.number >= number) return block;
      if (Date.now() > deadline) throw new Error(`block ${number} is not ${what} after ${within / 1000} s, only ${block.number}`);
      await sleep(400);
    }
  }

  /**
   * Signs and sends a transaction, and tells what became of it.
   *
   * @param options `until`: 'inBlock' (default) or 'finalized'; the rest are polkadot.js' signing options
   * @returns { hash, block: { number, hash, parentHash }, events, fee, error }, with `error` null or its name
   */
  async send(tx, signer, { until = 'inBlock', ...options } = {}) {
    const signed = await tx.signAsync(signer, { nonce: -1, ...options });
    const result = await settled(this.api, signed, until);
    const block = short(await this.api.rpc.chain.getHeader(blockOf(result)));
    return {
      hash: signed.hash.toHex(),
      block,
      events: result.events.map(({ event }) => event),
      fee: feePaid(result.events),
      error: result.dispatchError ? this.errorName(result.dispatchError) : null,
    };
  }

  /** As [`send`], for a transaction that must succeed. */
  async sendOk(tx, signer, options) {
    const outcome = await this.send(tx, signer, options);
    if (outcome.error) throw new Error(`${tx.method.section}.${tx.method.method} failed: ${outcome.error}`);
    return outcome;
  }

  /** Sends several transactions, each `[tx, signer]`, at once, and tells what became of them. */
  async sendAll(transactions) {
    const addresses = [...new Set(transactions.map(([, { address }]) => address))];
    const indices = await Promise.all(addresses.map((address) => this.api.rpc.system.accountNextIndex(address)));
    const next = new Map(addresses.map((address, i) => [address, indices[i].toNumber()]));
    return Promise.all(transactions.map(([tx, signer]) => {
      const nonce = next.get(signer.address);
      next.set(signer.address, nonce + 1);
      return this.send(tx, signer, { nonce });
    }));
  }

  /** An error's name as documented: `sdGraphics.BadSignature`, `sdRewards.OutOfBounds(Recycle)`, `token.FundsUnavailable`. */
  errorName(error) {
    if (error.isModule) {
      const { section, name, args: [type] } = this.api.registry.findMetaError(error.asModule);
      const detail = type ? `(${this.api.registry.createTypeUnsafe(type, [error.asModule.error.slice(1)])})` : '';
      return `${section}.${name}${detail}`;
    }
    return error.value?.type ? `${error.type.toLowerCase()}.${error.value.type}` : error.type;
  }
}

const short = (header) => ({
  number: header.number.toNumber(),
  hash: header.hash.toHex(),
  parentHash: header.parentHash.toHex(),
});

const blockOf = ({ status }) => (status.isFinalized ? status.asFinalized : status.asInBlock);

function settled(api, signed, until) {
  return new Promise((resolve, reject) => {
    let unsubscribe = null;
    let last = 'sent';
    const finish = (act, value) => {
      clearTimeout(timer);
      api.off('disconnected', lost);
      if (unsubscribe) unsubscribe();
      act(value);
    };
    const timer = setTimeout(() => {
      finish(reject, new Error(`the transaction is not ${until} after ${WITHIN / 1000} s, only ${last}`));
    }, WITHIN);
    // A moment later, for who started the node to say first that it ended.
    const lost = () => setTimeout(() => {
      finish(reject, new Error(`the connection was lost before the transaction was ${until}`));
    }, 1_000);
    api.once('disconnected', lost);
    signed.send((result) => {
      const { status } = result;
      last = status.type;
      if (status.isFinalized || (until === 'inBlock' && status.isInBlock)) {
        if (result.internalError) finish(reject, result.internalError);
        else finish(resolve, result);
      } else if (result.isError) {
        finish(reject, new Error(`the transaction was not included: ${status.type}`));
      }
    }).then((stop) => { unsubscribe = stop; }, (error) => finish(reject, error));
  });
}

/** The network fee that the transaction's sender paid. */
function feePaid(events) {
  const paid = events.find(({ event }) => event.section === 'transactionPayment' && event.method === 'TransactionFeePaid');
  return paid ? paid.event.data.actualFee.toBigInt() : 0n;
}
