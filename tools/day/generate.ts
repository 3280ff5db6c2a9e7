import { seededRandom, shuffled } from '../demo/random.ts';
import * as calls from './call-scenes.ts';
import { everybody } from './cast.ts';
import * as people from './people-scenes.ts';
import type { Day, Scene } from './script.ts';
import * as transfers from './transfer-scenes.ts';
import { DayWriter } from './writer.ts';

type Write = (day: DayWriter) => void;

const everyScene: Write[] = [
  ...Object.values(calls),
  ...Object.values(transfers),
  ...Object.values(people),
];

/** Long scenes, which a day contains only once. */
const onceOnly: Write[] = [people.closesTheLid];

/** How long callers wait in real time while other scenes continue. */
const queueMs = 75_000;
const huntMs = 65_000;

/** A day with at least this many calls and every kind of scene; the same seed gives the same day. */
export function generateDay(seed: number, callCount: number): Day {
  const random = seededRandom(seed);
  const day = new DayWriter(random);
  const scenes = shuffled(everyScene, random);
  arrive(day);
  const queued = waitInQueue(day);
  waitForHunt(day);
  for (const write of scenes) write(day);
  const often = everyScene.filter((write) => !onceOnly.includes(write));
  // Two more calls at the end prove that the consoles still work.
  while (Object.keys(day.calls).length < callCount - 2) random.pick(often)(day);
  leave(day, { call: queued, ms: queueMs });
  return { seed, calls: day.calls, scenes: day.scenes };
}

function arrive(day: DayWriter): void {
  const scene = day.scene('everybody signs in');
  for (const who of everybody) {
    scene.operator(who, 'sign-in');
    scene.status(who, 0);
  }
}

/** More than a minute in the queue, in real time. */
function waitInQueue(day: DayWriter): string {
  const begins = day.scene('a caller enters the queue');
  const call = begins.call('75 s in the queue, answered', 'G02', day.contact());
  call.callCenter({ a: 'baba' });
  call.say('entry', 'queued');
  const { key } = call.script;
  const scene = day.scene('the phone rings after 75 s', { call: key, ms: queueMs });
  call.in(scene).ring('a', 'baba');
  call.answer('a', 'baba');
  call.say('entry', 'connected', { by: 'a' });
  call.say('a', 'hangup');
  call.hangUp('entry', 'baba');
  scene.finish('baba', 'G02');
  return key;
}

/** One phone rings after another; the last starts after more than a minute. */
function waitForHunt(day: DayWriter): void {
  const begins = day.scene('a hunt begins');
  const call = begins.call('hunt, the fourth phone at 65 s', 'G02', day.stranger());
  call.callCenter({ a: 'doi', b: 'doi', c: 'doi', d: 'baba' });
  call.say('entry', 'queued');
  for (const key of ['a', 'b', 'c']) {
    call.ring(key, 'doi');
    call.say(key, 'missed');
  }
  begins.status('doi', 0);
  const { key } = call.script;
  const scene = day.scene('the fourth phone rings', { call: key, ms: huntMs });
  call.in(scene).ring('d', 'baba');
  call.say('d', 'missed');
  call.say('entry', 'hangup');
  call.ends('missed');
  scene.free('baba');
}

/** The last calls prove that both consoles still work, so a card that hasn't appeared by now is missing. */
function leave(day: DayWriter, notBefore: Scene['notBefore']): void {
  const scene = day.scene('the last calls, and home', notBefore);
  for (const [group, who] of [
    ['G01', 'aoki'],
    ['G02', 'baba'],
  ] as const) {
    const call = scene.ringing('the last one', group, day.stranger(), who);
    call.miss('a');
    scene.status(who, 0);
  }
  scene.closeCards();
  scene.operator('aoki', 'away');
  scene.status('aoki', 3);
  scene.operator('chiba', 'sign-out');
  scene.status('chiba', 1);
  scene.operator('baba', 'sign-out');
  scene.status('baba', 1);
  scene.status('doi', 0);
}
