import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { paths } from '../../functions/src/model/paths.ts';
import { demo } from '../demo/constants.ts';
import { firstAnswer } from '../first-answer.ts';
import { bundle } from './bundle.ts';
import { onOwnFirestore } from './firestore.ts';
import { spawnInstance, type Instance } from './framework.ts';
import { median, table } from './statistics.ts';

const starts = 7;
const customerId = 'bench';
const uid = 'bench-admin';

/** A request for each entry, and its response to somebody who isn't signed in. */
const entries = [
  { target: 'dialpadWebhook', path: '/acme', status: 401 },
  { target: 'testCall', path: '/', status: 401 },
  { target: 'signIn', path: '/phoneSignIn', status: 400 },
  { target: 'members', path: '/pushKey', status: 401 },
  { target: 'admins', path: '/secretStatus', status: 401 },
  { target: 'recording', path: '/playRecording', status: 401 },
];

const bomb = gzipSync(`{"data":"${' '.repeat(300_000_000)}"}`, { level: 9 });
const large = Buffer.from(`{"data":"${' '.repeat(30_000_000)}"}`);
const junk = Array.from({ length: 10_000 }, (_, index) => [`x-${index}`, 'junk']).flat();

/** What hostile requests cost each entry, and how long an admin waits for a first and a second action. */
export async function benchEntries(): Promise<void> {
  const source = await bundle('bundled');
  await onOwnFirestore(async (db, firestore) => {
    const options = { source, firestore };

    const rows: string[][] = [];
    for (const entry of entries) rows.push(await measureMemory(options, entry));
    console.log('Memory of the process (MB, highest mark) and status of the answer\n');
    console.log(table(['entry', 'idle', '300 kB gzip', '30 MB JSON', '10,000 headers'], rows));

    await db.doc(paths.customer(customerId)).set({ name: 'bench', contractId: null });
    await db
      .doc(paths.member(customerId, uid))
      .set({ uid, email: '', name: 'bench', role: 'admin', groupCodes: [], active: true });
    const auth = await startAuthStandIn();
    const env = {
      FIREBASE_AUTH_EMULATOR_HOST: `${demo.host}:${(auth.address() as AddressInfo).port}`,
    };
    const times: number[][] = [[], [], []];
    for (let round = 0; round <= starts; round += 1) {
      const taken = await actions({ ...options, env, target: 'admins' });
      // The first round only warms the disk.
      if (round > 0) taken.forEach((ms, index) => times[index]?.push(ms));
    }
    const [first = [], second = [], again = []] = times;
    console.log(`\nAn admin’s actions, median of ${starts} starts, ms\n`);
    console.log(
      table(
        ['first action, from the start of the process', 'another one', 'the same again'],
        [[first, second, again].map((list) => median(list).toFixed(0))],
      ),
    );
    auth.close();
  });
}

interface Options {
  source: string;
  firestore: string;
}

async function measureMemory(
  options: Options,
  { target, path, status }: (typeof entries)[number],
): Promise<string[]> {
  const instance = await spawnInstance({ ...options, target });
  try {
    const ask = (body: Buffer | string, headers: string[] = []) =>
      post(instance, path, body, ['content-type', 'application/json', ...headers]);
    const usual = await firstAnswer(() => ask('{"data":{}}'));
    if (usual !== status) throw new Error(`${target} answered ${usual}: ${instance.output()}`);
    const figures = [highestMb(instance.pid)];
    const answers: (number | string)[] = [
      await ask(bomb, ['content-encoding', 'gzip', 'content-length', `${bomb.length}`]),
    ];
    figures.push(highestMb(instance.pid));
    answers.push(await ask(large, ['content-length', `${large.length}`]));
    figures.push(highestMb(instance.pid));
    // The connection may be cut while the client is still writing.
    answers.push(await ask('{}', junk).catch(() => 'cut'));
    figures.push(highestMb(instance.pid));
    const [idle = 0, ...attacked] = figures;
    return [
      target,
      idle.toFixed(0),
      ...attacked.map((mb, index) => `${mb.toFixed(0)} (${answers[index]})`),
    ];
  } finally {
    await instance.stop();
  }
}

/** Peak resident memory since the process started (Linux). */
function highestMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1]) / 1024;
}

/** Milliseconds of a first action with its cold start, of another by the same function, and of a repeat. */
async function actions(options: Options & { env: Record<string, string>; target: string }) {
  const instance = await spawnInstance(options);
  const headers = ['content-type', 'application/json', 'authorization', `Bearer ${token()}`];
  const act = (method: string, input: object) =>
    post(instance, `/${method}`, JSON.stringify({ data: { customerId, ...input } }), headers);
  const timed = async (since: number, work: () => Promise<number>) => {
    const status = await work();
    if (status !== 200) throw new Error(`${status}\n${instance.output()}`);
    return performance.now() - since;
  };
  try {
    const first = await timed(instance.spawnedAt, () =>
      firstAnswer(() => act('secretStatus', {}), { pauseMs: 3 }),
    );
    const second = await timed(performance.now(), () =>
      act('linkPhoneSystem', { contractId: null }),
    );
    const again = await timed(performance.now(), () => act('secretStatus', {}));
    return [first, second, again];
  } finally {
    await instance.stop();
  }
}

/** A token as the Auth emulator creates them: unsigned. */
function token(): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');
  const claims = {
    iss: `https://securetoken.google.com/${demo.projectId}`,
    aud: demo.projectId,
    sub: uid,
    user_id: uid,
    auth_time: now,
    iat: now,
    exp: now + 3600,
    firebase: { identities: {}, sign_in_provider: 'custom' },
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** Answers the Admin SDK's lookup in the Auth emulator: the token's person exists. */
async function startAuthStandIn(): Promise<Server> {
  const server = createServer((_req, res) => {
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ users: [{ localId: uid, validSince: '0' }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, demo.host, resolve));
  return server;
}

function post(
  { url }: Instance,
  path: string,
  body: Buffer | string,
  headers: string[],
): Promise<number> {
  return new Promise((resolve, reject) => {
    const host = ['host', new URL(url).host];
    const options = { method: 'POST', headers: [...host, ...headers], agent: false };
    const sent = request(`${url}${path}`, options, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}
