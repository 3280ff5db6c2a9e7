import { createHmac } from 'node:crypto';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { blankEvent, isRelayEvent, type SimulatedEvent } from './event.ts';
import { createIds, scenario, scenarioNames, sign, signedRequest } from './scenarios.ts';

const startedAtMs = Date.UTC(2026, 7, 1);
const play = (name: (typeof scenarioNames)[number], speed = 1) =>
  scenario(name, {
    from: '+819012345678',
    to: '+815017481234',
    startedAtMs,
    ids: createIds(startedAtMs),
    speed,
  });
const idOf = (event: SimulatedEvent) => (isRelayEvent(event) ? event.data.call_id : event.call_id);

describe.each(scenarioNames)('scenario %s', (name) => {
  it('sends its events in order of time, with the whole key set', () => {
    const steps = play(name);
    const offsets = steps.map(({ afterMs }) => afterMs);
    expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
    for (const { event } of steps) {
      if (isRelayEvent(event)) continue;
      expect(Object.keys(event)).toEqual(expect.arrayContaining(Object.keys(blankEvent)));
      expect(Number.isSafeInteger(event.call_id)).toBe(true);
      expect(String(event.call_id)).toHaveLength(16);
    }
  });

  it('ends every call it begins', () => {
    const events = play(name).map(({ event }) => event);
    const ended = events.filter((event) =>
      isRelayEvent(event) ? event.event_type === 'call.ended' : event.state === 'hangup',
    );
    expect(new Set(ended.map(idOf))).toEqual(new Set(events.map(idOf)));
  });

  it('takes a tenth of the time at ten times the speed', () => {
    const last = (speed: number) => play(name, speed).at(-1)?.afterMs ?? 0;
    expect(last(10)).toBeCloseTo(last(1) / 10, -1);
  });
});

it('gives each run ids of its own', () => {
  const [first, second] = [createIds(startedAtMs), createIds(startedAtMs + 1)];
  const ids = Array.from({ length: 500 }, () => [first(), second()]).flat();
  expect(new Set(ids).size).toBe(ids.length);
});

it('signs an event so that the secret verifies it', async () => {
  const secret = 'a-secret-of-at-least-thirty-two-bytes';
  const token = await sign({ call_id: 1, state: 'ringing' }, secret);
  const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
    algorithms: ['HS256'],
  });
  expect(payload).toMatchObject({ call_id: 1, state: 'ringing' });
});

it('signs the relay form over the body as it is sent', async () => {
  const [step] = play('relay');
  const request = await signedRequest(step!.event, 'secret');
  expect(request.headers['X-Dialpad-Signature']).toBe(
    createHmac('sha256', 'secret').update(request.body).digest('hex'),
  );
});
