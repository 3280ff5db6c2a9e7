import type { DayWriter } from './writer.ts';

/** Transferred calls. G02 only notifies the person whose phone rings, so every card is for their own phone. */

/** Doi has answered and is talking. */
function answeredByDoi(day: DayWriter, story: string, caller = day.anybody()) {
  const scene = day.scene(story);
  const call = scene.ringing(story, 'G02', caller, 'doi');
  call.answer('a', 'doi');
  return { scene, call };
}

export function blindTransfer(day: DayWriter): void {
  const { scene, call } = answeredByDoi(day, 'passed on blind, answered');
  call.leg('b', { target: { person: 'baba' }, root: 'a', transferredFrom: 'doi' });
  call.say('a', 'hangup');
  call.ring('b', 'baba', 'doi');
  call.answer('b', 'baba');
  call.hangUp('b', 'baba');
  scene.free('doi', 'baba');
}

export function consultation(day: DayWriter): void {
  const { scene, call } = answeredByDoi(day, 'passed on after a consultation');
  call.leg('b', { target: { person: 'baba' }, root: 'a', transferredFrom: 'doi' });
  call.say('a', 'hold');
  call.now('hold', [], 'doi');
  call.ring('b', 'baba', 'doi');
  // The two operators talk while the caller waits.
  call.say('b', 'connected');
  call.say('a', 'hangup');
  call.now('connected', [], 'baba');
  call.hangUp('b', 'baba');
  scene.free('doi', 'baba');
}

/** The colleague doesn't answer; the call returns to the operator who transferred it. */
export function transferAndBack(day: DayWriter): void {
  const scene = day.scene('passed on, and back');
  const call = scene.call('passed on, not taken, back to the first', 'G02', day.anybody());
  call.leg('a', { target: { person: 'baba' } });
  call.leg('b', { target: { person: 'doi' }, root: 'a', transferredFrom: 'baba' });
  call.leg('again', { target: { person: 'baba' }, root: 'b', transferredFrom: 'baba' });
  call.ring('a', 'baba');
  call.answer('a', 'baba');
  scene.closeCards();
  // If one person's phone rings again within five seconds, it counts as the same ring.
  scene.add({ do: 'talk', ms: 6_000 });
  call.say('a', 'hangup');
  scene.status('baba', 0);
  call.ring('b', 'doi', 'baba');
  call.say('b', 'missed');
  call.ring('again', 'baba', 'baba');
  call.answer('again', 'baba');
  call.hangUp('again', 'baba');
  scene.free('doi', 'baba');
}

export function transferToGroup(day: DayWriter): void {
  const { scene, call } = answeredByDoi(day, 'passed on to the group');
  call.leg('entry', { target: { group: 'call_center' }, root: 'a', transferredFrom: 'doi' });
  call.leg('b', { target: { person: 'baba' }, behind: 'entry' });
  call.say('a', 'hangup');
  call.say('entry', 'queued');
  call.ring('b', 'baba', 'doi');
  call.answer('b', 'baba');
  call.say('entry', 'connected', { by: 'b' });
  call.say('b', 'hangup');
  call.hangUp('entry', 'baba');
  scene.free('doi', 'baba');
}

/** To an outside number: the caller stays the same, known or not. */
export function transferOutside(day: DayWriter): void {
  const { scene, call } = answeredByDoi(
    day,
    'a hidden caller, passed on to a number outside',
    day.hiddenCaller(),
  );
  call.leg('b', {
    target: { person: 'doi' },
    direction: 'outbound',
    root: 'a',
    outside: '+819055557777',
  });
  call.say('b', 'calling');
  call.say('b', 'connected');
  call.say('a', 'hangup');
  call.say('b', 'hangup');
  call.now('ended', [], 'doi');
  call.ends('answered', 'doi');
  scene.status('doi', 0);
}

/** Transferred to a phone nobody answers: it keeps ringing until the call ends. */
export function transferMissed(day: DayWriter): void {
  const { scene, call } = answeredByDoi(day, 'passed on, and nobody answers');
  call.leg('b', { target: { person: 'baba' }, root: 'a', transferredFrom: 'doi' });
  call.say('a', 'hangup');
  call.ring('b', 'baba', 'doi');
  call.say('b', 'missed');
  call.say('b', 'hangup');
  call.now('ended', [], 'doi');
  call.ends('answered', 'doi');
  scene.free('doi', 'baba');
}
