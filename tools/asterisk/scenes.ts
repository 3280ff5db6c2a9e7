import { setTimeout as delay } from 'node:timers/promises';
import type { phones } from '../../bridge/asterisk/configuration.ts';
import type { SipCall } from '../../bridge/asterisk/sip-call.ts';
import { withheld } from '../../bridge/test/shop.ts';
import { Failure } from '../failure.ts';
import type { Desk } from './desk.ts';

/** How a scene is played. */
export interface Wishes {
  scene: SceneName;
  /** The outside number as it's dialled in Japan, or null for a withheld one. */
  number: string | null;
  /** How long a phone rings before it's answered; null = it never is. */
  answerMs: number | null;
  talkMs: number;
}

/** Who plays, and where it's told what happens. */
export interface Stage {
  desks: Record<keyof typeof phones, Desk>;
  outside: Desk;
  say: (text: string) => void;
}

/** A caller whom nobody answers gives up after this long. */
const patienceMs = 10_000;

const scenes = {
  direct: {
    note: '101 rings',
    play: (stage: Stage, wishes: Wishes) => inbound(stage, wishes, '05017480001', ['101']),
  },
  'ring-all': {
    note: '101 and 102 ring; 102 takes it',
    play: (stage: Stage, wishes: Wishes) => inbound(stage, wishes, '05017480002', ['102', '101']),
  },
  queue: {
    note: 'the caller waits in a queue; 101 and 102 ring, 101 takes it',
    play: (stage: Stage, wishes: Wishes) => inbound(stage, wishes, '05017490003', ['101', '102']),
  },
  transfer: {
    note: '101 sends the caller on to 103 without a word',
    play: handOver,
  },
  attended: {
    note: '101 asks 103 first, then joins them',
    play: consult,
  },
  outbound: {
    note: '101 calls somebody outside',
    play: outbound,
  },
};
export type SceneName = keyof typeof scenes;

export const sceneNames = Object.keys(scenes) as SceneName[];

export const isSceneName = (name: string): name is SceneName => Object.hasOwn(scenes, name);

/** What happens in each, one a line. */
export const listScenes = (): string =>
  sceneNames.map((name) => `${name.padEnd(26)} ${scenes[name].note}`).join('\n');

/** Plays a scene to its end, on telephones that no other scene uses meanwhile. */
export async function playScene(stage: Stage, wishes: Wishes): Promise<void> {
  try {
    await scenes[wishes.scene].play(stage, wishes);
  } finally {
    for (const desk of [...Object.values(stage.desks), stage.outside]) desk.release();
  }
}

/** Somebody calls a number of ours, and the first of the phones takes it, if anybody does. */
async function inbound(
  stage: Stage,
  wishes: Wishes,
  number: string,
  names: Array<keyof Stage['desks']>,
): Promise<void> {
  const { caller, ringing } = await rings(stage, wishes, number, names);
  if (!(await answered(stage, wishes, names[0], caller, ringing))) return;
  await delay(wishes.talkMs);
  stage.say('the caller hangs up');
  await caller.hangUp();
}

async function handOver(stage: Stage, wishes: Wishes): Promise<void> {
  const { caller, first } = await talks(stage, wishes);
  const arrives = stage.desks['103'].nextCall();
  stage.say('101 sends the caller to 103');
  await first.transfer('103');
  const second = await orNothing(arrives, caller);
  stage.say('103 rings');
  if (!(await answered(stage, wishes, '103', caller, second))) return;
  await delay(wishes.talkMs);
  stage.say('the caller hangs up');
  await caller.hangUp();
}

async function consult(stage: Stage, wishes: Wishes): Promise<void> {
  const { caller, first } = await talks(stage, wishes);
  const arrives = stage.desks['103'].nextCall();
  stage.say('101 calls 103');
  const consultation = stage.desks['101'].phone.dial('103');
  const second = await orNothing(arrives, consultation);
  stage.say('103 rings');
  if (!(await answered(stage, wishes, '103', consultation, second))) {
    await delay(wishes.talkMs);
    stage.say('the caller hangs up');
    return caller.hangUp();
  }
  await consultation.answered;
  await delay(wishes.talkMs / 2);
  stage.say('101 joins the caller and 103, and leaves');
  await first.transferTo(consultation);
  await delay(wishes.talkMs);
  stage.say('the caller hangs up');
  await caller.hangUp();
}

async function outbound(stage: Stage, wishes: Wishes): Promise<void> {
  if (wishes.number === null) throw new Failure('Nobody can call a withheld number.');
  const arrives = stage.outside.nextCall();
  stage.say(`101 calls ${wishes.number}`);
  const own = stage.desks['101'].phone.dial(wishes.number);
  const theirs = await orNothing(arrives, own);
  stage.say('it rings outside');
  if (!(await answered(stage, wishes, 'the other side', own, theirs))) return;
  await delay(wishes.talkMs);
  stage.say('101 hangs up');
  await own.hangUp();
}

/** The caller and 101 talk; 101 always takes what it then passes on. */
async function talks(stage: Stage, wishes: Wishes): Promise<{ caller: SipCall; first: SipCall }> {
  const { caller, ringing } = await rings(stage, wishes, '05017480001', ['101']);
  const answerMs = wishes.answerMs ?? 3_000;
  await answered(stage, { ...wishes, answerMs }, '101', caller, ringing);
  await delay(wishes.talkMs / 2);
  return { caller, first: ringing };
}

/** Dials from outside until all these phones ring; gives the call at the first of them. */
async function rings(
  { desks, outside, say }: Stage,
  wishes: Wishes,
  number: string,
  names: Array<keyof Stage['desks']>,
): Promise<{ caller: SipCall; ringing: SipCall }> {
  const arrive = names.map((name) => desks[name].nextCall());
  say(`${wishes.number ?? 'somebody with a withheld number'} calls ${number}`);
  const caller =
    wishes.number === null
      ? outside.phone.dial(number, ...withheld)
      : outside.phone.dial(number, `<sip:${wishes.number}@carrier.example>`);
  const [ringing] = await orNothing(Promise.all(arrive), caller);
  if (!ringing) throw new Error('A scene without phones.');
  say(`${names.toSorted().join(' and ')} ${names.length > 1 ? 'ring' : 'rings'}`);
  return { caller, ringing };
}

/** Whether the call was answered; if it never is, the one who called gives up. */
async function answered(
  { say }: Stage,
  { answerMs }: Wishes,
  who: string | undefined,
  caller: SipCall,
  ringing: SipCall,
): Promise<boolean> {
  await delay(answerMs ?? patienceMs);
  if (answerMs === null) {
    say('nobody answers; the call is given up');
    await caller.hangUp();
    return false;
  }
  say(`${who} answers`);
  ringing.answer();
  return true;
}

/** What is waited for, unless the call ends before it. */
function orNothing<T>(wanted: Promise<T>, call: SipCall): Promise<T> {
  const over = call.ended.then(() => {
    throw new Failure('The call has ended before a phone rang. Is it registered elsewhere?');
  });
  return Promise.race([wanted, over]);
}
