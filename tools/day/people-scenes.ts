import { operators, type Who } from './cast.ts';
import type { DayWriter, SceneWriter } from './writer.ts';

/** What operators do while phones ring: sign in, step away, come back late, wrap up, reload, close the lid. */

/** A colleague's call pops up even for an operator who is away; once its card is there, any card missing before it stays missing. */
function colleagueCalls(scene: SceneWriter, who: Who, from: Who): void {
  const caller = {
    sent: operators[from].phone,
    number: operators[from].phone,
    match: 'unknown' as const,
    contactIds: [],
    shows: operators[from].name,
  };
  const call = scene.call(`${from} calls ${who}`, null, caller, { direction: 'internal' });
  call.leg('out', { target: { person: from }, direction: 'outbound', colleague: who });
  call.leg('in', { target: { person: who }, colleague: from });
  call.say('out', 'calling');
  call.say('in', 'ringing');
  call.cards();
  call.say('in', 'connected');
  call.say('out', 'connected');
  call.say('in', 'hangup');
  call.hangUp('out', who);
}

/** While away, only colleagues get the call; on coming back while it still rings, the card opens. */
export function comesBackLate(day: DayWriter): void {
  const scene = day.scene('away, and back while it rings');
  const who = 'aoki';
  const [doing, status] = day.random.pick([
    ['away', 3],
    ['work', 2],
  ] as const);
  scene.operator(who, doing);
  scene.status(who, status);
  const call = scene.ringing(
    'rings for an operator who is away and comes back',
    'G01',
    day.stranger(),
    who,
  );
  colleagueCalls(scene, who, 'doi');
  scene.status('doi', 0);
  scene.operator(who, 'available');
  call.cards();
  call.answer('a', who);
  call.hangUp('a', who);
  scene.finish(who, 'G01');
}

/** Signed out; the phone rings, they sign in because of it. */
export function signsInWhileItRings(day: DayWriter): void {
  const scene = day.scene('signs in because the phone rings');
  const who = 'aoki';
  scene.operator(who, 'sign-out');
  scene.status(who, 1);
  const call = scene.ringing('rings for an operator who signs in', 'G01', day.anybody(), who);
  scene.status(who, 88);
  scene.operator(who, 'sign-in');
  call.cards();
  call.answer('a', who);
  scene.status(who, 89);
  call.hangUp('a', who);
  scene.finish(who, 'G01');
}

/** Signs in while talking: available afterwards. */
export function signsInWhileTalking(day: DayWriter): void {
  const scene = day.scene('signs in while talking');
  const who = 'baba';
  scene.operator(who, 'sign-out');
  scene.status(who, 1);
  const call = scene.ringing(
    'answered by an operator who is signed out',
    'G02',
    day.anybody(),
    who,
  );
  call.answer('a', who);
  scene.status(who, 89);
  scene.operator(who, 'sign-in');
  call.hangUp('a', who);
  scene.free(who);
}

/** Another call rings during wrap-up: none for who wraps up until it is over. */
export function wrapsUp(day: DayWriter): void {
  const scene = day.scene('a call during wrap-up');
  const who = 'aoki';
  const before = scene.ringing('answered, then wrap-up', 'G01', day.stranger(), who);
  before.answer('a', who);
  before.hangUp('a', who);
  scene.status(who, 7);
  scene.closeCards();
  const call = scene.ringing('rings during wrap-up', 'G01', day.stranger(), 'chiba');
  colleagueCalls(scene, who, 'doi');
  scene.status('doi', 0);
  scene.status(who, 7);
  scene.operator(who, 'end-wrap-up');
  scene.status(who, 0);
  call.cards();
  call.miss('a');
  scene.free('chiba');
}

export function reloadsWhileItRings(day: DayWriter): void {
  const scene = day.scene('reloads the console while it rings');
  const call = scene.ringing('rings through a reload', 'G02', day.anybody(), 'baba');
  scene.operator('baba', 'reload');
  call.answer('a', 'baba');
  call.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
}

/** No line: no card; one call is over before the line is back, the other still rings. */
export function closesTheLid(day: DayWriter): void {
  const scene = day.scene('closes the lid, and opens it while it rings');
  scene.operator('baba', 'go-offline');
  const over = scene.ringing('rings while the lid is closed', 'G02', day.stranger(), 'baba');
  over.miss('a');
  const call = scene.ringing('still rings when the lid opens', 'G02', day.stranger(), 'baba');
  scene.operator('baba', 'go-online');
  call.cards();
  call.answer('a', 'baba');
  call.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
}

/** The console is closed and opened again, without signing in anew. */
export function opensAgain(day: DayWriter): void {
  const scene = day.scene('opens the console while it rings');
  scene.operator('baba', 'close-console');
  const call = scene.ringing('rings when the console opens', 'G02', day.anybody(), 'baba');
  scene.operator('baba', 'open-console');
  call.cards();
  call.answer('a', 'baba');
  call.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
}

/** A second caller while the first one is talked to. */
export function callWaiting(day: DayWriter): void {
  const scene = day.scene('a second call while talking');
  const one = scene.ringing('talked to while another rings', 'G02', day.stranger(), 'baba');
  one.answer('a', 'baba');
  const two = scene.ringing('rings while another is talked to', 'G02', day.stranger(), 'baba');
  two.miss('a');
  one.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
}
