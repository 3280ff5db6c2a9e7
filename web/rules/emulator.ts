import { readFileSync } from 'node:fs';
import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { doc, setLogLevel, writeBatch, type Firestore } from 'firebase/firestore';
import { askWithSdk } from './with-sdk.ts';
import { create, remove, type Fields, type Operation } from './operation.ts';
import { firebaseClaims, signedInAt, type Persona } from './personas.ts';
import { worldDocuments } from './world.ts';

export const rulesText = readFileSync(new URL('../../firestore.rules', import.meta.url), 'utf8');

// Refusals are what the tests are about; the SDK would print each.
setLogLevel('silent');

/** Host and port of the Firestore emulator; a run without one fails instead of testing nothing. */
export function emulatorAddress(): string {
  const address = process.env['FIRESTORE_EMULATOR_HOST'];
  if (!address) {
    throw new Error(
      'FIRESTORE_EMULATOR_HOST is not set: the rules tests need a Firestore emulator',
    );
  }
  return address;
}

/** One project of the emulator with `firestore.rules` loaded, and a way to ask it as anybody. */
export interface Emulator {
  projectId: string;
  /** The project holds the documents of `world.ts` and nothing else. */
  reset(): Promise<void>;
  /** Undoes a write to one document. */
  restore(path: string): Promise<void>;
  as(who: Persona, claims?: Fields): Firestore;
  /** Loads the rules anew, which begins a new coverage report; a long one exhausts the emulator. */
  loadRules(): Promise<void>;
  /** Asks as a server does: not bound by the rules. */
  askAsServer(operation: Operation): Promise<void>;
  close(): Promise<void>;
}

export async function openEmulator(projectId: string): Promise<Emulator> {
  const { hostname: host, port } = new URL(`http://${emulatorAddress()}`);
  const environment = await initializeTestEnvironment({
    projectId,
    firestore: { host, port: Number(port) },
  });
  await loadRules(projectId);
  const server = await openServer(environment);
  const handles = new Map<Persona, Firestore>();
  return {
    projectId,
    async reset() {
      await environment.clearFirestore();
      await writeWorld(server.db);
    },
    restore(path) {
      const fields = worldDocuments[path];
      return askWithSdk(server.db, fields ? create(path, fields) : remove(path));
    },
    as(who, claims) {
      if (claims) return openHandle(environment, who, claims);
      const handle = handles.get(who) ?? openHandle(environment, who, {});
      handles.set(who, handle);
      return handle;
    },
    loadRules: () => loadRules(projectId),
    askAsServer: (operation) => askWithSdk(server.db, operation),
    async close() {
      server.release();
      await server.released;
      await environment.cleanup();
    },
  };
}

async function loadRules(projectId: string): Promise<void> {
  const url = `http://${emulatorAddress()}/emulator/v1/projects/${projectId}:securityRules`;
  const body = JSON.stringify({ rules: { files: [{ content: rulesText }] } });
  const response = await fetch(url, { method: 'PUT', body });
  if (!response.ok) throw new Error(`the emulator refuses the rules: ${await response.text()}`);
}

function openHandle(environment: RulesTestEnvironment, who: Persona, claims: Fields): Firestore {
  const context =
    who.uid === null
      ? environment.unauthenticatedContext()
      : environment.authenticatedContext(who.uid, {
          auth_time: (who.signedInAt ?? signedInAt).getTime() / 1000,
          ...who.claims,
          ...claims,
          firebase: firebaseClaims(who),
        });
  return context.firestore() as unknown as Firestore;
}

/** Keeps the handle that is not bound by rules open, which the library gives for one callback only. */
async function openServer(environment: RulesTestEnvironment) {
  const opened = Promise.withResolvers<Firestore>();
  const closing = Promise.withResolvers<void>();
  const released = environment.withSecurityRulesDisabled(async (context) => {
    opened.resolve(context.firestore() as unknown as Firestore);
    await closing.promise;
  });
  return { db: await opened.promise, release: () => closing.resolve(), released };
}

async function writeWorld(db: Firestore): Promise<void> {
  const batch = writeBatch(db);
  for (const [path, fields] of Object.entries(worldDocuments)) batch.set(doc(db, path), fields);
  await batch.commit();
}
