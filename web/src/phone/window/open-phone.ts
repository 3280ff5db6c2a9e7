import type { RefusalCode } from '@cti/functions/model/callables';
import { phoneHolderSchema } from '@cti/functions/model/desk/softphone';
import { paths } from '@cti/functions/model/paths';
import { takeCalls } from '../../dial/dialer-line.ts';
import { CallRefused, call } from '../../firebase/callables.ts';
import { liveDoc } from '../../firebase/live.ts';
import { pageLog } from '../../firebase/page-log.ts';
import { createSteadyTimers } from '../../firebase/steady-timers.ts';
import { standInLine } from '../../ring/owner.ts';
import { type Store, createStore } from '../../store.ts';
import { type PhoneDesk, createPhoneDesk } from '../core/phone-desk.ts';
import { type Access, type MeasuredLine, openJsSipLine } from '../line/jssip-line.ts';
import { microphoneWanted, phoneChoices, playStream } from '../line/devices.ts';
import { type Sample, createMeter, measureEveryMs } from '../line/quality.ts';
import type { WireNote } from '../line/sip-socket.ts';

export type Phone =
  | { status: 'starting' }
  /** Another window of this browser is the phone; whether somebody talks there. */
  | { status: 'elsewhere'; talks: boolean }
  /** A window of another browser has become the phone. */
  | { status: 'moved' }
  | { status: 'refused'; code: RefusalCode }
  | { status: 'ready'; desk: PhoneDesk; extension: string; echo: string | null };

type Samples = Readonly<Record<string, Sample>>;

export interface OwnPhone extends Store<Phone> {
  /** How the calls sound just now, by their ids. */
  samples: Store<Samples>;
  /** Which conversations the calls belong to, by their ids, as far as it's known. */
  linkedIds: Store<ReadonlyMap<string, string>>;
  /** Tells that: what is measured is kept with the conversation. */
  belongs: (callId: string, linkedId: string) => void;
  /** Makes this window the phone, even if another one is. */
  takeOver: () => void;
  /** Begins; until the returned function is called. */
  start: () => () => void;
}

/** After the server couldn't be asked. */
const retryMs = 5_000;
/** A shorter call says nothing about the line. */
const leastSeconds = 10;

interface Place {
  customerId: string;
  uid: string;
}

/** A person's phone in this window, unless another one of this browser is: then it waits for that one to close. */
export function createOwnPhone(place: Place): OwnPhone {
  const phone = createStore<Phone>({ status: 'starting' });
  const samples = createStore<Samples>({});
  const linkedIds = createStore<ReadonlyMap<string, string>>(new Map());
  let takeOver = () => {};
  return {
    get: phone.get,
    subscribe: phone.subscribe,
    samples,
    linkedIds,
    belongs: (callId, linkedId) => linkedIds.set(new Map(linkedIds.get()).set(callId, linkedId)),
    takeOver: () => takeOver(),
    start() {
      const running = runPhone(place, { phone, samples, linkedIds });
      takeOver = () => running.takeOver();
      return () => running.stop();
    },
  };
}

type Writable<T> = ReturnType<typeof createStore<T>>;

function runPhone(
  { customerId, uid }: Place,
  {
    phone,
    samples,
    linkedIds,
  }: {
    phone: Writable<Phone>;
    samples: Writable<Samples>;
    linkedIds: Writable<ReadonlyMap<string, string>>;
  },
) {
  phone.set({ status: 'starting' });
  const timers = createSteadyTimers();
  const talksLock = `cti-phone-talks:${customerId}.${uid}`;
  let windowId = '';
  let isHolder = false;
  let isOver = false;
  let turn = 0;
  let close = () => {};

  const holder = liveDoc({ path: paths.phone(customerId, uid), schema: phoneHolderSchema });
  let wasOurs = false;
  const offHolder = holder.subscribe(() => {
    const live = holder.get();
    if (live.status !== 'ready' || !live.data) return;
    if (live.data.windowId === windowId) wasOurs = true;
    else if (wasOurs) leave();
  });

  /** The phone has moved to another computer. Who is on the line is not cut off. */
  function leave(): void {
    const now = phone.get();
    if (now.status !== 'ready') return;
    const { desk } = now;
    const look = () => {
      if (desk.get().calls.length > 0 || phone.get().status !== 'ready') return;
      off();
      close();
      phone.set({ status: 'moved' });
    };
    const off = desk.subscribe(look);
    look();
  }

  async function start(): Promise<void> {
    const mine = ++turn;
    close();
    wasOurs = false;
    windowId = crypto.randomUUID();
    phone.set({ status: 'starting' });
    try {
      const access = await call('softphoneAccess', { customerId, windowId });
      if (mine === turn && isHolder) open(access);
    } catch (error) {
      if (mine !== turn || isOver) return;
      const code = error instanceof CallRefused ? error.code : 'unavailable';
      phone.set({ status: 'refused', code });
      if (code === 'unavailable') timers.after(retryMs, () => mine === turn && void start());
    }
  }

  function open(access: Access): void {
    // Assigned before anything is heard: the desk opens its line as it's made.
    let line: MeasuredLine | undefined;
    const meters = new Map<string, ReturnType<typeof createMeter>>();
    const desk = createPhoneDesk({
      openLine: (hear) =>
        (line = openJsSipLine({
          access,
          hear,
          after: timers.after,
          note: noteWire,
          microphone: microphoneWanted,
          play: playStream,
        })),
      now: Date.now,
      after: timers.after,
      answersByItself: () => phoneChoices.get().answersByItself,
      onEnded: ({ id }) => {
        const quality = meters.get(id)?.summary();
        const linkedId = linkedIds.get().get(id);
        meters.delete(id);
        if (!quality || quality.seconds < leastSeconds || linkedId === undefined) return;
        void call('keepCallQuality', { customerId, linkedId, quality }).catch(() => {});
      },
    });

    const measure = async () => {
      const talking = desk
        .get()
        .calls.filter(({ stage, isHeldByUs }) => stage === 'talking' && !isHeldByUs);
      const found: Record<string, Sample> = {};
      for (const { id } of talking) {
        const sample = await line?.sample(id).catch(() => null);
        if (!sample) continue;
        found[id] = sample;
        const meter = meters.get(id) ?? createMeter();
        meters.set(id, meter);
        meter.add(sample);
      }
      samples.set(found);
    };
    let isClosed = false;
    const keepMeasuring = () => {
      timers.after(measureEveryMs, () => {
        if (isClosed) return;
        void measure();
        keepMeasuring();
      });
    };
    keepMeasuring();

    let notTalking: (() => void) | null = null;
    const offDesk = desk.subscribe(() => {
      const talks = desk.get().calls.length > 0;
      if (talks) notTalking ??= standInLine(talksLock, () => {}).release;
      else if (notTalking) {
        notTalking();
        notTalking = null;
      }
    });
    const noCalls = takeCalls(({ number }) => desk.press({ type: 'dial', number }));
    const ends = new AbortController();
    const check = () => desk.check();
    addEventListener('online', check, ends);
    addEventListener('pageshow', check, ends);
    document.addEventListener('visibilitychange', check, ends);
    addEventListener(
      'beforeunload',
      (event) => {
        if (desk.get().calls.length > 0) event.preventDefault();
      },
      ends,
    );
    // A registration that is left behind lets calls ring into the void.
    addEventListener('pagehide', () => desk.stop(), ends);

    close = () => {
      isClosed = true;
      ends.abort();
      offDesk();
      noCalls();
      notTalking?.();
      desk.stop();
      samples.set({});
      close = () => {};
    };
    const { extension, echo } = access;
    phone.set({ status: 'ready', desk, extension, echo });
  }

  const place = standInLine(`cti-phone:${customerId}.${uid}`, (isHeld) => {
    if (isOver) return;
    isHolder = isHeld;
    if (isHeld) return void start();
    turn += 1;
    close();
    phone.set({ status: 'elsewhere', talks: false });
  });

  const isHeld = async (name: string) => {
    const { held = [] } = (await navigator.locks?.query()) ?? {};
    return held.some((lock) => lock.name === name);
  };
  void isHeld(`cti-phone:${customerId}.${uid}`).then((isTaken) => {
    if (isTaken && !isHolder && !isOver) phone.set({ status: 'elsewhere', talks: false });
  });

  return {
    takeOver() {
      const now = phone.get();
      if (isHolder) return void start();
      if (now.status === 'elsewhere' && now.talks) return place.seize();
      // Nobody's call is cut off without a question.
      void isHeld(talksLock).then((talks) => {
        if (talks) phone.set({ status: 'elsewhere', talks });
        else place.seize();
      });
    },
    stop() {
      isOver = true;
      turn += 1;
      offHolder();
      close();
      place.release();
      timers.stop();
    },
  };
}

/** What went over the wire, for a report: methods and status codes only. */
function noteWire({ direction, what, answers }: WireNote): void {
  const kind = answers === '' ? '' : `-${answers.toLowerCase()}`;
  pageLog.write(`sip-${direction}${kind}`, what);
}
