import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CollectionReference, DocumentReference, Firestore } from 'firebase-admin/firestore';
import { record } from '../functions/src/calls/record.ts';
import { append } from '../functions/src/calls/ledger.ts';
import { eventKey, normalise } from '../functions/src/intake/normalise.ts';
import { reread } from '../functions/src/intake/reread.ts';
import { openProject } from './admin.ts';
import { startOwnFirestore } from './bench/firestore.ts';
import { customerId, seedCustomer } from './bench/traffic.ts';
import { demo } from './demo/constants.ts';
import { createIds, scenario, type ScenarioName } from './demo/scenarios.ts';
import { Failure } from './failure.ts';

const contacts = 1_000;
const calls = 200;
const kinds: ScenarioName[] = ['recorded', 'ring-all', 'transfer', 'voicemail', 'inbound-missed'];

/**
 * `npm run rehearse -- --restore`: what a restore from an export brings back. Fills an emulator, exports it, throws the
 * emulator away, imports into a new one, and compares every document, field by field.
 */
export async function rehearseRestore(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cti-restore-'));
  try {
    const begun = performance.now();
    const { before, exported } = await inEmulator(undefined, async (db, address) => {
      await fill(db);
      return { before: await everything(db), exported: await exportTo(folder, address) };
    });
    console.log(`exported   ${before.size} documents`);
    const after = await inEmulator(exported, everything);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`imported   ${after.size} documents, ${seconds} s in all`);

    const paths = new Set([...before.keys(), ...after.keys()]);
    const differing = [...paths].filter((path) => before.get(path) !== after.get(path));
    console.log(`different  ${differing.length}`);
    if (before.size === 0) throw new Failure('Nothing was exported.');
    if (differing.length > 0)
      throw new Failure(`Not restored:\n${differing.slice(0, 10).join('\n')}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Works on an emulator of its own, empty or with an export in it, and ends it. */
async function inEmulator<T>(
  seedFromExport: string | undefined,
  work: (db: Firestore, address: string) => Promise<T>,
): Promise<T> {
  const emulator = await startOwnFirestore(seedFromExport === undefined ? {} : { seedFromExport });
  process.env.FIRESTORE_EMULATOR_HOST = emulator.address;
  process.env.METADATA_SERVER_DETECTION = 'none';
  const admin = openProject(demo.projectId);
  try {
    return await work(admin.db, emulator.address);
  } finally {
    await admin.close();
    await emulator.kill();
  }
}

/** A customer with contacts and calls of every shape. */
async function fill(db: Firestore): Promise<void> {
  await seedCustomer(db, contacts);
  const startedAtMs = Date.now() - 3_600_000;
  const ids = createIds(startedAtMs);
  for (let call = 0; call < calls; call += 1) {
    const steps = scenario(kinds[call % kinds.length] ?? 'recorded', {
      from: `+8190${String(20_000_000 + call)}`,
      to: '+815017480001',
      startedAtMs,
      ids,
    });
    for (const { event: body } of steps) {
      const receivedAt = new Date();
      const normalised = normalise({ ...body }, { receivedAt });
      if (!normalised.ok)
        throw new Failure(`The demo sends what can't be read: ${normalised.reason}`);
      const { event } = normalised;
      const entry = { eventKey: eventKey(event, { ...body }), event };
      await append(db, customerId, entry, JSON.stringify(body));
      const context = { db, customerId, now: () => new Date(), reread, until: Date.now() + 60_000 };
      await record(context, entry);
    }
  }
}

async function exportTo(folder: string, address: string): Promise<string> {
  const name = 'export';
  const response = await fetch(`http://${address}/emulator/v1/projects/${demo.projectId}:export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      database: `projects/${demo.projectId}/databases/(default)`,
      export_directory: folder,
      export_name: name,
    }),
  });
  if (!response.ok) throw new Failure(`Not exported: ${await response.text()}`);
  return join(folder, name, `${name}.overall_export_metadata`);
}

/** Every document by its path, as text: timestamps to the nanosecond, references and bytes as they are. */
async function everything(db: Firestore): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const visit = async (parent: Firestore | DocumentReference): Promise<void> => {
    const collections: CollectionReference[] = await parent.listCollections();
    for (const collection of collections) {
      for (const document of await collection.listDocuments()) {
        const snapshot = await document.get();
        if (snapshot.exists) found.set(document.path, JSON.stringify(sorted(snapshot.data())));
        await visit(document);
      }
    }
  };
  await visit(db);
  return found;
}

/** A map's keys have no order in Firestore. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { type: value.constructor.name, of: entries.map(([key, one]) => [key, sorted(one)]) };
}
