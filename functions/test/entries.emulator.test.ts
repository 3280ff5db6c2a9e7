import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyLimits } from '../src/config.ts';
import { paths } from '../src/model/paths.ts';
import {
  deployedFunctions,
  memoryGrowth,
  peakMb,
  setupMs,
  startServer,
  type Server,
} from './harness.ts';
import { connect, json, parseAnswer, send, type Answer } from './http.ts';
import { addCustomer, idTokenFor, openPeople, type People } from './people.ts';

/** Every deployed function that anybody can reach, under the framework that Cloud Run runs it with. */

const projectId = 'demo-entries';
/** The project of the emulators: Auth makes tokens for it alone. */
const ownProject = 'demo-cti';
const env = { FIREBASE_AUTH_EMULATOR_HOST: process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '' };
const asJson = { 'content-type': 'application/json' };

/** For each entry a request without a sign-in, and what it gets when it is well-formed. */
const entries = [
  { name: 'dialpadWebhook', path: '/acme', status: 401, code: 'invalid-signature' },
  { name: 'testCall', path: '/', status: 401, code: 'unauthenticated' },
  { name: 'signIn', path: '/phoneSignIn', status: 400, code: 'invalid-input' },
  { name: 'members', path: '/pushKey', status: 401, code: 'signed-out' },
  { name: 'admins', path: '/secretStatus', status: 401, code: 'signed-out' },
  { name: 'recording', path: '/playRecording', status: 401, code: 'signed-out' },
];

/** 300 kB that unpack to 300 MB of JSON. */
const bomb = gzipSync(`{"data":"${' '.repeat(300_000_000)}"}`, { level: 9 });
const large = Buffer.from(`{"data":"${' '.repeat(30_000_000)}"}`);
/** More than this from one request, and a few together would end a process of 512 MiB. */
const growthLimitMb = 64;
/** Half of what a process has. */
const peakLimitMb = 256;

test('at most 14 functions are deployed, each with a limit of instances', async () => {
  const deployed = await deployedFunctions();
  expect(deployed.length).toBeLessThanOrEqual(14);
  expect(deployed.filter(({ maxInstances }) => !Number.isInteger(maxInstances))).toEqual([]);
});

test('each that answers HTTP has a limit for bodies, and is tried below', async () => {
  const names = (await deployedFunctions()).filter(({ isHttp }) => isHttp).map(({ name }) => name);
  expect(names.toSorted()).toEqual(Object.keys(bodyLimits).toSorted());
  expect(names.toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
});

/** Our code of a refusal, as the webhook and callables put it. */
function codeOf(answer: { body: string }): unknown {
  const { error } = JSON.parse(answer.body) as {
    error: { code?: string; details?: { code?: string } };
  };
  return error.details?.code ?? error.code;
}

const servers = new Map<string, Promise<Server>>();
/** One process for each entry, for all tests of it. */
function serverOf(target: string, project = projectId): Promise<Server> {
  const key = `${project} ${target}`;
  const server = servers.get(key) ?? startServer({ projectId: project, target, env });
  servers.set(key, server);
  return server;
}
afterAll(() => Promise.all([...servers.values()].map(async (server) => (await server).stop())));

describe.each(entries)('$name', ({ name, path, status, code }) => {
  let server: Server;
  beforeAll(async () => {
    server = await serverOf(name);
    await expectUsual();
  }, setupMs);

  const ask = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    send(server.port, { path, body, headers: { ...asJson, ...headers } });

  async function expectUsual(): Promise<void> {
    const answer = await ask('{"data":{}}');
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
  }

  /** How a request was answered, and that it cost little. */
  async function refusalOf(request: () => Promise<Answer>) {
    const answers: Answer[] = [];
    const growth = await memoryGrowth(server.pid, async () => {
      answers.push(await request());
    });
    const [answer] = answers;
    return {
      ...(answer && { status: answer.status, code: codeOf(answer) }),
      isCheap: growth < growthLimitMb && peakMb(server.pid) < peakLimitMb,
    };
  }

  test('refuses 300 kB of gzip without unpacking them', async () => {
    const refusal = await refusalOf(() => ask(bomb, { 'content-encoding': 'gzip' }));
    expect(refusal).toEqual({ status: 415, code: 'unsupported-encoding', isCheap: true });
    await expectUsual();
  });

  test.each([
    ['declared', {}],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('refuses 30 MB of JSON, %s, unread', async (_name, headers) => {
    const refusal = await refusalOf(() => ask(large, headers));
    expect(refusal).toEqual({ status: 413, code: 'body-too-large', isCheap: true });
    await expectUsual();
  });

  test('refuses junk in the head, and answers the next sender', async () => {
    const connection = await connect(server.port);
    const junk = Array.from({ length: 10_000 }, (_, index) => `x-${index}: junk\r\n`).join('');
    connection.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\n${junk}\r\n`);
    expect(parseAnswer(await connection.closed).status).toBe(431);
    expect(peakMb(server.pid)).toBeLessThan(peakLimitMb);
    await expectUsual();
  });

  test('answers a head that is full but allowed', async () => {
    const head = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`x-${i}`, 'junk']));
    expect((await ask('{"data":{}}', head)).status).toBe(status);
  });
});

describe.each(entries.filter(({ name }) => bodyLimits[name]?.json))(
  'the callables of $name',
  ({ name, path }) => {
    let server: Server;
    beforeAll(async () => {
      server = await serverOf(name);
    }, setupMs);

    test.each(['', 'private words', '{"data":', '[]', 'null', '{}', '{"data":1,"more":"private"}'])(
      'refuse the body %j without a word of it in the log',
      async (body) => {
        const answer = await send(server.port, { path, body, headers: asJson });
        expect(answer.status).toBe(400);
        expect(json(answer)).toMatchObject({ error: { code: 'invalid-json' } });
        expect(server.printed()).not.toContain('private');
      },
    );

    test('know no method of another group', async () => {
      for (const method of ['exportCalls', 'deleteCustomer', 'toString', '__proto__', '']) {
        if (name === 'members' && method === 'exportCalls') continue;
        if (name === 'admins' && method === 'deleteCustomer') continue;
        const answer = await send(server.port, {
          path: `/${method}`,
          body: '{"data":{}}',
          headers: asJson,
        });
        expect(answer.status).toBe(404);
      }
    });
  },
);

describe.each(entries.filter(({ name }) => bodyLimits[name]?.json))(
  'a page that asks $name',
  ({ name, path }) => {
    const ask = async (origin: string) => {
      const { port } = await serverOf(name);
      const headers = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      };
      const preflight = await send(port, { method: 'OPTIONS', path, headers });
      const answer = await send(port, {
        path,
        body: '{"data":{}}',
        headers: { ...asJson, origin },
      });
      return [preflight, answer].map((from) => from.headers['access-control-allow-origin']);
    };

    test.each(['http://127.0.0.1:5000', 'http://localhost:5000'])(
      'may read the answer when it is ours, %s',
      async (origin) => {
        expect(await ask(origin)).toEqual([origin, origin]);
      },
    );

    test.each([
      'https://evil.example',
      'http://127.0.0.1:5000.evil.example',
      'https://127.0.0.1:5000',
      'http://127.0.0.1',
      'null',
    ])('may not when it is another, %s', async (origin) => {
      expect(await ask(origin)).toEqual([undefined, undefined]);
    });
  },
);

describe('with a real token', () => {
  let people: People;
  beforeAll(() => {
    people = openPeople(ownProject);
  });

  async function asker(target: string, path: string, input: (customerId: string) => object) {
    const server = await serverOf(target, ownProject);
    const { customerId, admin } = await addCustomer(people);
    const authorization = `Bearer ${await idTokenFor(people, admin.uid)}`;
    const document = people.db.doc(paths.member(customerId, admin.uid));
    const ask = async (at = path) => {
      const body = JSON.stringify(input(customerId));
      const headers = { ...asJson, authorization };
      return (await send(server.port, { path: at, body, headers })).status;
    };
    return { ask, document };
  }

  const inData = (customerId: string) => ({ data: { customerId } });

  test('a method is answered by the function of its group, and under no name of its own', async () => {
    const { ask } = await asker('admins', '/secretStatus', inData);
    expect(await ask()).toBe(200);
    expect(await ask('/')).toBe(404);
    expect(await ask('/exportCalls')).toBe(404);
  });

  test.each([
    { target: 'members', path: '/pushKey', input: inData },
    { target: 'admins', path: '/secretStatus', input: inData },
    {
      target: 'testCall',
      path: '/',
      input: (customerId: string) => ({
        customerPhone: '090-5555-0101',
        incomingNumber: '0501748',
        customerId,
      }),
    },
  ])('$target asks whether the member may act', async ({ target, path, input }) => {
    const { ask, document } = await asker(target, path, input);
    expect(await ask()).toBe(200);
    const inAMinute = new Date(Date.now() + 60_000);
    for (const [field, value, back] of [
      ['active', false, true],
      ['mustChangePassword', true, false],
      ['sessionsNotBefore', inAMinute, null],
    ] as const) {
      await document.update({ [field]: value });
      expect({ field, status: await ask() }).toEqual({ field, status: 403 });
      await document.update({ [field]: back });
      expect({ field, status: await ask() }).toEqual({ field, status: 200 });
    }
  });
});
