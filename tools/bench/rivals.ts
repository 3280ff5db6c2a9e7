import type { Firestore } from 'firebase-admin/firestore';
import { demo } from '../demo/constants.ts';
import { startBeside } from './beside/program.ts';
import { sender } from './sender.ts';
import type { System } from './system.ts';

export type Rival = 'ours' | 'bare' | 'classic';

export const rivalNames: Record<Rival, string> = {
  ours: 'webhook, call up to date',
  bare: 'bare create',
  classic: 'classic, SQLite',
};
export const rivals = Object.keys(rivalNames) as Rival[];

/** Takes one event; false = it was refused for now and is to be sent again. */
export type Take = (body: string) => Promise<boolean>;

/** Our webhook, one bare create, and the classic design's webhook, for the same events. */
export async function withRivals(
  { db, post }: System,
  connections: number,
  measure: (take: Record<Rival, Take>) => Promise<void>,
): Promise<void> {
  const classic = await startBeside('classic');
  const client = sender(connections);
  const url = `http://${demo.host}:${classic.port}/webhook`;
  try {
    await measure({
      ours: async (body) => isTaken((await post(body)).status),
      bare: (body) => bareCreate(db, body),
      classic: async (body) => isTaken((await client.post(url, body)).status),
    });
  } finally {
    client.close();
    await classic.stop();
  }
}

function isTaken(status: number): boolean {
  if (status !== 200 && status !== 503) throw new Error(`The answer was ${status}.`);
  return status === 200;
}

async function bareCreate(db: Firestore, raw: string): Promise<boolean> {
  await db.collection('bare').doc().create({ raw, at: new Date() });
  return true;
}
