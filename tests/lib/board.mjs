// The company's board of a development network: Alice, Bob and Charlie, of whom two decide.

import { alice, bob } from './accounts.mjs';

/**
 * Has the board say yes to `calls`: Alice proposes and votes, Bob votes and closes, both in one block unless it was just made.
 *
 * @returns the outcome of Bob's transaction, and `errors`: for each call its error's name, or null
 */
export async function boardVotes(chain, calls) {
  const { companyBoard: board, utility: { batchAll } } = chain.api.tx;
  const count = (await chain.api.query.companyBoard.proposalCount()).toNumber();
  const motions = await Promise.all(calls.map(async (call, i) => ({
    call,
    index: count + i,
    hash: call.method.hash,
    length: call.method.encodedLength,
    weight: (await call.paymentInfo(alice)).weight,
  })));
  const proposed = batchAll(motions.flatMap(({ call, index, hash, length }) => [
    board.propose(2, call, length), board.vote(hash, index, true),
  ]));
  // The tip brings it into the block before Bob's.
  await proposed.signAndSend(alice, { nonce: -1, tip: 1_000_000 });
  const closed = await chain.sendOk(batchAll(motions.flatMap(({ index, hash, length, weight }) => [
    board.vote(hash, index, true), board.close(hash, index, weight, length),
  ])), bob);
  const executed = closed.events.filter(({ section, method }) => section === 'companyBoard' && method === 'Executed');
  const hashes = (list) => list.map((hash) => hash.toHex()).join();
  const [decided, asked] = [hashes(executed.map(({ data }) => data.proposalHash)), hashes(motions.map(({ hash }) => hash))];
  if (decided !== asked) throw new Error(`the board decided ${decided} instead of ${asked}`);
  return { ...closed, errors: executed.map(({ data: { result } }) => (result.isErr ? chain.errorName(result.asErr) : null)) };
}
