import { Firestore, Query, QuerySnapshot, Transaction, WriteBatch } from 'firebase-admin/firestore';

/** Documents read and written by this process. */
export interface Operations {
  reads: number;
  writes: number;
}

/** Counts from now on. Single documents go through `getAll` and batches, too. */
export function countOperations(): Operations {
  const counts = { reads: 0, writes: 0 };
  const getAll = Reflect.get(Firestore.prototype, 'getAll') as Firestore['getAll'];
  Firestore.prototype.getAll = async function (...references) {
    const found = await Reflect.apply(getAll, this, references);
    counts.reads += found.length;
    return found;
  };
  const get = Reflect.get(Query.prototype, 'get') as Query['get'];
  Query.prototype.get = async function () {
    const found = await Reflect.apply(get, this, []);
    // A query without a result costs a read.
    counts.reads += Math.max(1, found.size);
    return found;
  };
  const inTransaction = Reflect.get(Transaction.prototype, 'get') as (
    ...args: unknown[]
  ) => Promise<unknown>;
  Object.assign(Transaction.prototype, {
    async get(this: Transaction, ...args: unknown[]) {
      const found = await Reflect.apply(inTransaction, this, args);
      counts.reads += found instanceof QuerySnapshot ? Math.max(1, found.size) : 1;
      return found;
    },
  });
  const allInTransaction = Reflect.get(Transaction.prototype, 'getAll') as Transaction['getAll'];
  Transaction.prototype.getAll = async function (...references) {
    const found = await Reflect.apply(allInTransaction, this, references);
    counts.reads += found.length;
    return found;
  };
  for (const name of ['create', 'set', 'update', 'delete'] as const) {
    const write = WriteBatch.prototype[name] as (...args: unknown[]) => WriteBatch;
    Object.assign(WriteBatch.prototype, {
      [name](this: WriteBatch, ...args: unknown[]) {
        counts.writes += 1;
        return Reflect.apply(write, this, args);
      },
    });
  }
  return counts;
}
