import type { GroupCode, Who } from './cast.ts';
import type { Caller } from './script.ts';
import type { DayWriter, SceneWriter } from './writer.ts';

/** A shop day's calls. Before and after each scene, everybody is available and nobody is on a call. */

type Write = (day: DayWriter) => void;

/** A store's operators for a scene: whose phone rings first, and who else may answer. */
const first: Record<GroupCode, Who> = { G01: 'aoki', G02: 'baba' };
const second: Record<GroupCode, Who> = { G01: 'chiba', G02: 'doi' };

const someGroup = (day: DayWriter): GroupCode => day.random.pick(['G01', 'G02'] as const);

export const direct: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('somebody dials a store, and the operator answers');
  const who = first[group];
  const call = scene.ringing('direct, answered', group, day.anybody(), who);
  scene.status(who, 88);
  call.answer('a', who);
  scene.status(who, 89);
  call.say('a', 'hangup', { repeated: day.random.below(2) === 0 });
  call.ends('answered', who);
  scene.finish(who, group);
};

export const directMissed: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('nobody answers');
  const call = scene.call('direct, missed', group, day.anybody());
  const who = day.random.pick([first[group], second[group]]);
  call.leg('a', { target: { person: who } });
  call.ring('a', who);
  call.say('a', 'missed');
  call.say('a', 'hangup');
  call.now('ended', [], null);
  call.ends('missed');
  scene.free(who);
};

export const ringAll: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('two phones ring at once');
  const call = scene.call('ring-all, answered', group, day.anybody());
  const [a, b] = [first[group], second[group]];
  call.callCenter({ a, b });
  const isFirst = day.random.below(2) === 0;
  const [winner, who] = isFirst ? ['a', a] : ['b', b];
  const loser = isFirst ? 'b' : 'a';
  call.say('entry', 'queued');
  call.say('a', 'ringing', { repeated: day.random.below(3) === 0 });
  call.say('b', 'ringing');
  call.cards();
  call.now('ringing', [a, b], null);
  scene.status(who, 98);
  call.answer(winner, who);
  call.say('entry', 'connected', { by: winner });
  call.say(loser, 'hangup');
  scene.status(isFirst ? b : a, 0);
  scene.status(who, 99);
  call.hangUpBoth(winner);
  call.ends('answered', who);
  scene.finish(who, group);
};

export const ringAllMissed: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('two phones ring, nobody answers');
  const call = scene.call('ring-all, missed', group, day.anybody());
  call.callCenter({ a: first[group], b: second[group] });
  call.say('entry', 'queued');
  call.say('a', 'ringing');
  call.say('b', 'ringing');
  call.cards();
  call.say('a', 'missed');
  call.say('b', 'hangup');
  call.say('entry', 'hangup');
  call.ends('missed');
  scene.free(first[group], second[group]);
};

export const hunt: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('one phone after another');
  const call = scene.call('hunt, the second answers', group, day.anybody());
  const [a, b] = [second[group], first[group]];
  call.callCenter({ a, b });
  call.say('entry', 'queued');
  call.ring('a', a);
  call.say('a', 'missed');
  call.ring('b', b);
  call.answer('b', b);
  call.say('entry', 'connected', { by: 'b' });
  scene.status(a, 0);
  scene.status(b, 99);
  call.hangUpBoth('b');
  call.ends('answered', b);
  scene.finish(b, group);
};

/** The caller entered the queue minutes ago; the phone rings now. */
export const longQueue: Write = (day) => {
  const group = someGroup(day);
  const minutes = 2 + day.random.below(9);
  const scene = day.scene(`after ${minutes} minutes in the queue`);
  const call = scene.call(`queue of ${minutes} min, answered`, group, day.anybody());
  const who = first[group];
  call.callCenter({ a: who });
  call.say('entry', 'queued', { agoMs: minutes * 60_000 });
  call.now('queued', [], null);
  call.ring('a', who);
  call.answer('a', who);
  call.say('entry', 'connected', { by: 'a' });
  call.hangUpBoth('a');
  call.ends('answered', who);
  scene.finish(who, group);
};

export const menu: Write = (day) => {
  const scene = day.scene('through a menu to the call center');
  const call = scene.call('department, call center, operator', 'G02', day.anybody());
  call.leg('root', { target: { group: 'department' } });
  call.leg('entry', { target: { group: 'call_center' }, root: 'root' });
  call.leg('a', { target: { person: 'baba' }, behind: 'entry' });
  const isDisordered = day.random.below(2) === 0;
  call.say('root', 'ringing');
  // The leg that links the other two arrives last.
  call.say('entry', 'queued', { heldBack: isDisordered });
  call.say('a', 'ringing');
  call.deliver();
  call.cards();
  call.now('ringing', ['baba'], null);
  call.say('root', 'hangup');
  call.answer('a', 'baba');
  call.say('entry', 'connected', { by: 'a' });
  call.say('entry', 'hangup');
  call.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
};

export const abandoned: Write = (day) => {
  const scene = day.scene('hangs up in the queue');
  const call = scene.call('queue, abandoned', someGroup(day), day.anybody());
  call.callCenter({});
  call.say('entry', 'queued', { agoMs: day.random.below(5) * 60_000 });
  call.now('queued', [], null);
  call.say('entry', 'hangup');
  call.now('ended', [], null);
  call.ends('abandoned');
};

export const voicemail: Write = (day) => {
  const scene = day.scene('leaves a message');
  const call = scene.ringing('missed, voicemail', 'G02', day.anybody(), 'baba');
  call.say('a', 'missed');
  call.say('a', 'voicemail');
  call.say('a', 'hangup');
  call.say('a', 'voicemail_uploaded', { repeated: true });
  call.ends('voicemail');
  scene.free('baba');
};

export const withheld: Write = (day) => {
  const group = someGroup(day);
  const scene = day.scene('a hidden caller');
  const who = first[group];
  const call = scene.ringing('withheld, answered', group, day.hiddenCaller(), who);
  call.answer('a', who);
  call.hangUp('a', who);
  scene.finish(who, group);
};

/** The operator's leg never reports its hangup; another leg or a late event ends the call. */
export const lostHangup: Write = (day) => {
  const scene = day.scene('a lost hang-up');
  const call = scene.call('ring-all, hang-ups lost', 'G02', day.anybody());
  call.callCenter({ a: 'doi', b: 'baba' });
  call.say('entry', 'queued');
  call.say('a', 'ringing');
  call.say('b', 'ringing');
  call.cards();
  call.answer('a', 'doi');
  // Neither doi's nor baba's leg reports its end.
  call.say('entry', 'connected', { by: 'a' });
  call.say('entry', day.random.below(2) === 0 ? 'hangup' : 'recap_summary');
  call.now('ended', [], 'doi');
  call.ends('answered', 'doi');
  scene.free('baba', 'doi');
};

/** The answer arrives after the end, and the ring after both: neither reopens the call. */
export const disorder: Write = (day) => {
  const scene = day.scene('events out of order');
  const call = scene.call('out of order, answered', 'G02', day.stranger());
  call.callCenter({ a: 'doi' });
  call.say('entry', 'queued');
  call.say('a', 'ringing', { heldBack: true });
  call.say('a', 'connected', { heldBack: true });
  call.say('entry', 'connected', { by: 'a', heldBack: true });
  call.hangUpBoth('a', { repeated: true });
  call.deliver();
  call.now('ended', [], 'doi');
  call.ends('answered', 'doi');
  scene.status('doi', 0);
};

/** Delivered late in the morning: the call was hours ago, so its ring must not pop up. */
export const deliveredLate: Write = (day) => {
  const scene = day.scene('a call of last night, delivered late');
  const hours = 1 + day.random.below(5);
  const call = scene.call(`delivered ${hours} h late, missed`, 'G01', day.stranger());
  call.leg('a', { target: { person: 'aoki' } });
  call.say('a', 'ringing', { agoMs: hours * 3_600_000 });
  call.now('ringing', ['aoki'], null);
  const marker = scene.ringing(
    'direct, missed, shows that the console looks',
    'G01',
    day.stranger(),
    'baba',
  );
  call.say('a', 'missed', { agoMs: hours * 3_600_000 - 20_000 });
  call.ends('missed');
  marker.miss('a');
  scene.free('aoki', 'baba');
};

/** Last night's calls, delivered in the morning: one goes on past midnight, the next begins after it. */
export const pastMidnight: Write = (day) => {
  const scene = day.scene('last night, past midnight');
  const long = scene.call('begun before midnight, ended after it', 'G02', day.stranger());
  long.leg('a', { target: { person: 'doi' } });
  long.say('a', 'ringing', { fromMidnightMs: -120_000 });
  long.say('a', 'connected', { fromMidnightMs: -100_000 });
  long.say('a', 'hangup', { fromMidnightMs: 240_000 });
  long.now('ended', [], 'doi');
  long.ends('answered', 'doi');
  const after = scene.call('after midnight, missed', 'G02', day.stranger());
  after.leg('a', { target: { person: 'baba' } });
  after.say('a', 'ringing', { fromMidnightMs: 600_000 });
  after.say('a', 'missed', { fromMidnightMs: 620_000 });
  after.now('ended', [], null);
  after.ends('missed');
  scene.status('doi', 0);
  scene.status('baba', 0);
};

/** A missed caller is called back, or calls again and gets through. */
export const calledBack: Write = (day) => {
  const scene = day.scene('missed, and spoken with later');
  const caller = day.stranger();
  const missed = scene.ringing('missed, spoken with later', 'G02', caller, 'baba');
  missed.miss('a');
  scene.closeCards();
  const isOurs = day.random.below(2) === 0;
  if (isOurs) return callOut(scene, caller, true);
  const again = scene.ringing('calls again, answered', 'G02', caller, 'baba');
  again.answer('a', 'baba');
  again.hangUp('a', 'baba');
  scene.finish('baba', 'G02');
};

export const outbound: Write = (day) => {
  const scene = day.scene('the store calls a customer');
  callOut(scene, day.stranger(), day.random.below(2) === 0);
};

function callOut(scene: SceneWriter, to: Caller, isTaken: boolean): void {
  const call = scene.call(isTaken ? 'outbound, answered' : 'outbound, in vain', 'G02', to, {
    direction: 'outbound',
  });
  call.leg('a', { target: { person: 'doi' }, direction: 'outbound' });
  call.say('a', 'calling');
  call.now('calling', [], null);
  scene.status('doi', 78);
  if (isTaken) {
    call.answer('a', 'doi');
    scene.status('doi', 79);
  }
  call.say('a', 'hangup');
  if (isTaken) call.ends('answered', 'doi');
  else call.ends('canceled');
  scene.rest('doi', 'G02');
}

/** Answered, but with a promise to call back. */
export const promised: Write = (day) => {
  const scene = day.scene('answered, with a promise to call back');
  const call = scene.ringing('answered, a callback promised', 'G02', day.stranger(), 'doi');
  call.answer('a', 'doi');
  call.hangUp('a', 'doi');
  call.script.expected.promised = true;
  scene.add({ do: 'promise', call: call.script.key, who: 'doi' });
  scene.rest('doi', 'G02');
};
