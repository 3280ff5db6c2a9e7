import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tone } from '../../../tools/dialpad/recordings.ts';
import { startDialpad, type DialpadStandIn } from '../../../tools/dialpad/server.ts';
import { secretStatus } from '../../src/customers/customer-callables.ts';
import { saveApiKey } from '../../src/dialpad/dialpad-callables.ts';
import { callSchema } from '../../src/model/calls/call.ts';
import type { Member } from '../../src/model/members/member.ts';
import { paths } from '../../src/model/paths.ts';
import { playRecording } from '../../src/recordings/recording-callable.ts';
import { setupMs, startServer, type Server } from '../harness.ts';
import {
  addCustomer,
  addMember,
  auditLog,
  codeOf,
  openPeople,
  requestOf,
  unique,
  type People,
} from '../people.ts';

const projectId = 'demo-recordings';
const apiKey = 'a-key-to-dialpad-that-is-long-enough';
const blob = (name: string) => `https://dialpad.com/blob/${name}`;
const calls = {
  '4700': { recording_details: [{ id: 'moved-on', url: blob('sound.wav') }] },
};
let people: People;
let dialpad: DialpadStandIn;
let server: Server;
beforeAll(async () => {
  dialpad = await startDialpad();
  dialpad.addCompany({ key: apiKey, calls });
  process.env['DIALPAD_STAND_IN'] = dialpad.origin;
  people = openPeople(projectId);
  const env = { DIALPAD_STAND_IN: dialpad.origin };
  server = await startServer({ projectId, target: 'recording', env });
}, setupMs);
afterAll(async () => {
  await server.stop();
  await dialpad.stop();
});

/** A customer with a key and a call of G1, whose recordings are where its events say. */
async function recordedCall(recordings: Record<string, string>, key: string | null = apiKey) {
  const { customerId, admin } = await addCustomer(people);
  const { db } = people;
  const linkedId = unique('call');
  const ids = Object.keys(recordings);
  const call = callSchema.parse({
    linkedId,
    source: 'dialpad',
    direction: 'inbound',
    state: 'ended',
    active: false,
    outcome: 'answered',
    groupCode: 'G1',
    caller: { match: 'unknown' },
    legs: { '4700': {} },
    recording: { items: ids.map((id) => ({ id, kind: 'callrecording' })) },
  });
  const details = ids.map((id) => ({ id, url: recordings[id] }));
  await db.doc(paths.call(customerId, linkedId)).set(call);
  await db.doc(paths.ledgerEntry(customerId, unique('event'))).set({
    raw: JSON.stringify({ call_id: '4700', state: 'recording', recording_details: details }),
    receivedAt: new Date(),
    linkedId,
  });
  if (key !== null) await saveApiKey(requestOf(admin.uid, { customerId, apiKey: key }));
  const person = (role: Member['role'], fields: Partial<Member>) =>
    addMember(people, customerId, role, { uid: unique(role), ...fields });
  const play = (who: Member, recordingId = ids[0] ?? '') =>
    playRecording(requestOf(who.uid, { customerId, linkedId, recordingId }));
  return { customerId, linkedId, admin, person, play };
}

/** Asks our own address, as a browser's player does. */
const listen = (path: string, range?: string) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers: range ? { range } : {} });
const inAMinute = () => new Date(Date.now() + 60_000);
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

describe('a recording', () => {
  it('is played in parts by a viewer of its group, and the audit log knows it', async () => {
    const { customerId, linkedId, person, play } = await recordedCall({ r1: blob('sound.wav') });
    const viewer = await person('viewer', { groupCodes: ['G1'], name: '閲覧 花子' });
    const { path, playableMs } = await play(viewer);
    expect(playableMs).toBe(300_000);
    expect(path).toMatch(/^\/api\/recordings\/[\w.-]+$/);
    expect(path).not.toContain(linkedId);

    const first = await listen(path, 'bytes=0-99');
    expect([first.status, first.headers.get('content-range')]).toEqual([
      206,
      `bytes 0-99/${tone.length}`,
    ]);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    const rest = await listen(path, 'bytes=100-');
    expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)]).equals(tone)).toBe(true);
    expect((await bytesOf(await listen(path))).equals(tone)).toBe(true);

    const entry = (await auditLog(people.db, customerId)).at(-1);
    expect(entry).toMatchObject({
      action: 'recording-played',
      byUid: viewer.uid,
      byName: '閲覧 花子',
      target: `amiEvents/${linkedId}`,
      after: { kind: 'callrecording' },
    });
  });

  it('is not for other groups, other customers, nor for one who was put out meanwhile', async () => {
    const { customerId, person, play } = await recordedCall({ r1: blob('sound.wav') });
    const outsider = await person('operator', { groupCodes: ['G2'] });
    expect(await codeOf(play(outsider))).toBe('call-unknown');
    const stranger = (await addCustomer(people)).admin;
    expect(await codeOf(play(stranger))).toBe('not-a-member');

    const operator = await person('operator', { groupCodes: ['G1'] });
    expect(await codeOf(play(operator, 'r9'))).toBe('call-unknown');
    const { path } = await play(operator);
    expect((await listen(path)).status).toBe(200);
    const document = people.db.doc(paths.member(customerId, operator.uid));
    await document.update({ groupCodes: ['G2'] });
    expect((await listen(path)).status).toBe(403);
    await document.update({ groupCodes: ['G1'], active: false });
    expect((await listen(path)).status).toBe(403);
    await document.update({ active: true, mustChangePassword: true });
    expect((await listen(path)).status).toBe(403);
    expect(await codeOf(play(operator))).toBe('not-a-member');
    await document.update({ mustChangePassword: false, sessionsNotBefore: inAMinute() });
    expect((await listen(path)).status).toBe(403);
    await document.update({ sessionsNotBefore: null });
    expect((await listen(path)).status).toBe(200);
    expect((await listen('/api/recordings/abc')).status).toBe(401);
  });

  it('without a key, with a wrong one, gone, or behind a sign-in says what it is', async () => {
    const none = await recordedCall({ r1: blob('sound.wav') }, null);
    expect(await codeOf(none.play(none.admin))).toBe('no-api-key');
    const wrong = await recordedCall({ r1: blob('sound.wav') }, 'another-key-that-is-long-enough');
    expect(await codeOf(wrong.play(wrong.admin))).toBe('recording-refused');
    const { admin, play } = await recordedCall({ gone: blob('none.wav'), page: blob('page') });
    expect(await codeOf(play(admin, 'gone'))).toBe('recording-gone');
    expect(await codeOf(play(admin, 'page'))).toBe('recording-refused');
  });

  it('is asked for anew where the address of its event no longer holds', async () => {
    const { admin, play } = await recordedCall({ 'moved-on': blob('none.wav') });
    const { path } = await play(admin);
    expect((await bytesOf(await listen(path))).equals(tone)).toBe(true);
  });

  it('is followed to where Dialpad leads, and nowhere else', async () => {
    const { admin, play } = await recordedCall({
      moved: blob('moved'),
      away: blob('away'),
      foreign: 'https://evil.example/a.wav',
      plain: 'http://dialpad.com/blob/sound.wav',
    });
    const { path } = await play(admin, 'moved');
    expect((await bytesOf(await listen(path))).equals(tone)).toBe(true);
    const before = dialpad.asked.length;
    expect(await codeOf(play(admin, 'away'))).toBe('recording-refused');
    expect(await codeOf(play(admin, 'foreign'))).toBe('recording-refused');
    expect(await codeOf(play(admin, 'plain'))).toBe('recording-refused');
    expect(dialpad.asked.slice(before).map((one) => one.path)).not.toContain('/a.wav');
  });

  it('that Dialpad gives only as a whole is passed on as such', async () => {
    const { admin, play } = await recordedCall({ whole: blob('whole.wav') });
    const { path } = await play(admin);
    const answer = await listen(path, 'bytes=0-');
    expect([answer.status, answer.headers.get('accept-ranges')]).toEqual([200, 'none']);
    expect((await bytesOf(answer)).equals(tone)).toBe(true);
  });
});

describe('the API key', () => {
  it('is sealed, never told again, replaced and taken away by admins', async () => {
    const { customerId, admin } = await addCustomer(people);
    const operator = await addMember(people, customerId, 'operator', { uid: unique('operator') });
    const save = (key: unknown, uid = admin.uid) =>
      saveApiKey(requestOf(uid, { customerId, apiKey: key }));
    const status = () => secretStatus(requestOf(admin.uid, { customerId }));

    expect(await codeOf(save(apiKey, operator.uid))).toBe('not-an-admin');
    for (const bad of ['short', 'a key with blanks in it, long enough', 'ｋｅｙ'.repeat(20)]) {
      expect(await codeOf(save(bad))).toBe('invalid-input apiKey');
    }
    expect(await status()).toMatchObject({ hasApiKey: false, apiKeySetAt: null });
    expect(await save(apiKey)).toEqual({ hasApiKey: true });
    const stored = await people.db.doc(paths.dialpadAccess(customerId)).get();
    expect(JSON.stringify(stored.data())).not.toContain(apiKey);
    const known = await status();
    expect(known.hasApiKey && known.apiKeySetAt).toMatch(/^20/);
    expect(await save(null)).toEqual({ hasApiKey: false });
    await save(null);

    const log = await auditLog(people.db, customerId);
    expect(log.map(({ action }) => action)).toEqual(['api-key-set', 'api-key-removed']);
    expect(JSON.stringify(log)).not.toContain(apiKey);
  });
});
