import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { initializeApp } from 'firebase/app';
import {
  collection,
  connectFirestoreEmulator,
  type Firestore,
  getFirestore,
  limit,
  onSnapshot,
  orderBy,
  query,
  type Query,
  where,
} from 'firebase/firestore';
import { io } from 'socket.io-client';
import { paths } from '../../functions/src/model/paths.ts';
import { demo } from '../demo/constants.ts';
import { customerId, groupCode } from './traffic.ts';

/** `calls`: the console's own query under the rules; `bare`: one collection without rules; `socket`: Socket.IO. */
export type Kind = 'calls' | 'bare' | 'socket';

type Heard = { id: string; at: number };
type Message = { ready: number } | Heard;

/** Listeners in a process of their own, each with a connection of its own. */
interface Listeners {
  /** Opens more of them until there are so many. */
  growTo(count: number): Promise<void>;
  /** When each of them heard of a document or call, Unix ms. */
  heard(id: string): Promise<number[]>;
  stop(): void;
}

/** @param address `host:port` */
export function startListeners(kind: Kind, address: string): Listeners {
  const child = fork(fileURLToPath(import.meta.url), [kind, address]);
  process.once('exit', () => child.kill('SIGKILL'));
  const times = new Map<string, number[]>();
  let count = 0;
  let ready = 0;
  let changed = Promise.withResolvers<void>();
  child.on('message', (message: Message) => {
    if ('ready' in message) ({ ready } = message);
    else times.set(message.id, [...(times.get(message.id) ?? []), message.at]);
    changed.resolve();
    changed = Promise.withResolvers();
  });
  return {
    async growTo(wanted) {
      while (count < wanted) {
        count = Math.min(wanted, count + openedAtOnce);
        child.send(count);
        while (ready < count) await changed.promise;
      }
    },
    async heard(id) {
      while ((times.get(id)?.length ?? 0) < count) await changed.promise;
      return times.get(id) ?? [];
    },
    stop: () => child.kill('SIGKILL'),
  };
}

const openedAtOnce = 10;

const opens: Record<
  Kind,
  (address: string, index: number, hear: (id: string) => void) => Promise<void>
> = {
  calls: (address, index, hear) => {
    const db = firestore(address, index, { sub: memberId(index) });
    const calls = query(
      collection(db, paths.calls(customerId)),
      where('mergedInto', '==', null),
      where('groupCode', 'in', [groupCode]),
      where('active', '==', true),
      orderBy('startedAt', 'desc'),
      limit(200),
    );
    return listen(calls, hear);
  },
  bare: (address, index, hear) =>
    listen(
      query(
        collection(firestore(address, index, 'owner'), 'bare'),
        orderBy('at', 'desc'),
        limit(1),
      ),
      hear,
    ),
  socket: async (address, _index, hear) => {
    const socket = io(`http://${address}`, { forceNew: true });
    socket.on('call', ({ callId, state }: { callId: string; state: string }) => {
      if (state === 'ringing') hear(callId);
    });
    await socket.emitWithAck('join', '+815017480001');
  },
};

/** Whose right to read is asked for. */
export const memberId = (index: number): string => `bench-member-${index}`;

function firestore(address: string, index: number, user: { sub: string } | string): Firestore {
  const [host = '', port] = address.split(':');
  const app = initializeApp({ projectId: demo.projectId, apiKey: 'demo' }, `listener-${index}`);
  const db = getFirestore(app);
  connectFirestoreEmulator(db, host, Number(port), { mockUserToken: user });
  return db;
}

function listen(asked: Query, hear: (id: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    onSnapshot(
      asked,
      (found) => {
        for (const change of found.docChanges()) if (change.type === 'added') hear(change.doc.id);
        resolve();
      },
      reject,
    );
  });
}

/** In the process of its own. */
function serve(kind: Kind, address: string): void {
  const hear = (id: string) => void process.send?.({ id, at: Date.now() });
  let open = 0;
  process.on('message', (wanted: number) => {
    const opening: Promise<void>[] = [];
    for (; open < wanted; open += 1) opening.push(opens[kind](address, open, hear));
    void Promise.all(opening).then(() => process.send?.({ ready: open }));
  });
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  serve(process.argv[2] as Kind, process.argv[3] ?? '');
}
