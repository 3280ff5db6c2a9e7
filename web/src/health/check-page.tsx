import { useState } from 'react';
import { type CheckStep, CheckView } from './check-view.tsx';
import { callWorker, notificationState } from '../ring/ways/call-notification.ts';
import { useRing } from '../ring/ring-context.ts';
import { hasStrip } from '../ring/ways/strip.ts';
import { pageRinger } from '../ring/ways/sound/ringer.ts';
import { useStore } from '../store.ts';
import { type CheckWords, useCheckWords } from '../words/check.ts';
import { type LightWords, useLightWords } from '../words/light.ts';
import type { HealthFacts } from './diagnosis.ts';
import { useConsole } from '../console/console-context.ts';
import { useHasPhone } from '../phone/phone-button.tsx';
import { openPhoneWindow } from '../phone/phone-window.ts';
import { usePhoneButtonWords } from '../words/phone/button.ts';
import { showToast } from '../ui/toast.tsx';
import { ReportProblem } from './report-problem.tsx';
import { TestCallButton } from './test-call-button.tsx';
import { useHealth, useHealthFacts } from './use-health.ts';
import { pause } from '../firebase/steady-timers.ts';
import { stationName } from '../ring/station.ts';
import { registerPush, wantsPush } from '../ring/ways/register-push.ts';

/** Checks that calls are seen and heard at this desk; ends with a test call. */
export function CheckPage() {
  const words = useCheckWords();
  const light = useLightWords();
  const { customerId, member, activeCalls } = useConsole();
  const phone = usePhoneStep(useHasPhone(customerId, member));
  const { strip } = useRing();
  const health = useHealth();
  const facts = useHealthFacts(health, activeCalls);
  const [windowState, checkWindow] = useWindowCheck();
  const push = usePushStep(words);
  const sound = useSoundStep(words);
  const notification = useNotificationStep(words);
  const isOpen = useStore(strip.place) !== null;

  const steps: CheckStep[] = [
    {
      step: 'window',
      state: windowState === 'testing' ? 'unknown' : windowState,
      text: words.window[windowState],
      action: {
        label: words.window.action,
        onPress: checkWindow,
        isBusy: windowState === 'testing',
      },
    },
    notification,
    push,
    sound,
    ...phone,
    hasStrip()
      ? {
          step: 'strip',
          state: isOpen ? 'good' : 'unknown',
          text: isOpen ? words.strip.good : words.strip.unknown,
          action: isOpen
            ? null
            : { label: words.strip.action, onPress: () => void strip.open().catch(() => {}) },
        }
      : { step: 'strip', state: 'absent', text: words.strip.absent },
    clockStep(facts, words, light),
    lineStep(facts, words),
    canaryStep(facts, words, light, () => void health.canary.check()),
    {
      step: 'testCall',
      state: 'unknown',
      text: member.role === 'admin' ? words.testCall.text : words.testCall.others,
      extra: member.role === 'admin' && <TestCallButton />,
    },
  ];
  return (
    <>
      <CheckView steps={steps} />
      <ReportProblem />
    </>
  );
}

/** Where the browser is the phone: its own window knows the devices, as this page may not listen to a microphone. */
function usePhoneStep(hasPhone: boolean): CheckStep[] {
  const words = usePhoneButtonWords();
  if (!hasPhone) return [];
  const onPress = () => {
    if (!openPhoneWindow('#check')) showToast(words.blocked, { tone: 'missed' });
  };
  return [
    {
      step: 'phone',
      state: 'unknown',
      text: words.stepText,
      action: { label: words.stepAction, onPress },
    },
  ];
}

function useNotificationStep(words: CheckWords): CheckStep {
  const [permission, setPermission] = useState(notificationState);
  const [isShown, setIsShown] = useState(false);
  const { notification } = words;
  const step = 'notification';
  switch (permission) {
    case 'unsupported':
      return { step, state: 'absent', text: notification.absent };
    case 'denied':
      return { step, state: 'bad', text: notification.bad };
    case 'default': {
      const ask = () => void Notification.requestPermission().then(setPermission);
      return {
        step,
        state: 'unknown',
        text: notification.unknown,
        action: { label: notification.allow, onPress: ask },
      };
    }
    case 'granted': {
      const show = async () => {
        const worker = await callWorker();
        await worker?.showNotification(notification.sample, { tag: 'check' });
        setIsShown(true);
      };
      return {
        step,
        state: 'good',
        text: isShown ? notification.shown : notification.good,
        action: { label: notification.action, onPress: () => void show().catch(() => {}) },
      };
    }
  }
}

function useSoundStep(words: CheckWords): CheckStep {
  const ringer = pageRinger();
  const state = useStore(ringer);
  const [isPlayed, setIsPlayed] = useState(false);
  const play = () => {
    ringer.allow();
    ringer.play('bell');
    setIsPlayed(true);
  };
  const result = isPlayed ? (state === 'ready' ? 'good' : 'bad') : 'unknown';
  const action = { label: words.sound.action, onPress: play };
  return { step: 'sound', state: result, text: words.sound[result], action };
}

const noticedSkewMs = 30_000;

function clockStep({ skewMs }: HealthFacts, words: CheckWords, light: LightWords): CheckStep {
  const off = Math.abs(skewMs);
  if (off < noticedSkewMs) return { step: 'clock', state: 'good', text: words.clock.good };
  const text = light.minutesSeconds(Math.floor(off / 60_000), Math.floor((off % 60_000) / 1000));
  return { step: 'clock', state: 'bad', text: words.clock.off(text) };
}

function lineStep({ pulse }: HealthFacts, words: CheckWords): CheckStep {
  if (pulse?.state === 'lost') return { step: 'line', state: 'bad', text: words.line.bad };
  if (pulse?.state !== 'connected') {
    return { step: 'line', state: 'unknown', text: words.line.unknown };
  }
  const seconds = ((pulse.latencyMs ?? 0) / 1000).toFixed(1);
  return { step: 'line', state: 'good', text: words.line.good(seconds) };
}

function canaryStep(
  { canary: { result, isSending } }: HealthFacts,
  words: CheckWords,
  light: LightWords,
  onPress: () => void,
): CheckStep {
  const action = { label: words.canary.action, onPress, isBusy: isSending };
  if (isSending) return { step: 'canary', state: 'unknown', text: light.canarySending, action };
  if (result === null) {
    return { step: 'canary', state: 'unknown', text: words.canary.unknown, action };
  }
  return result.ok
    ? {
        step: 'canary',
        state: 'good',
        text: words.canary.good((result.tookMs / 1000).toFixed(1)),
        action,
      }
    : { step: 'canary', state: 'bad', text: light.canaryFault[result.fault], action };
}

type WindowCheck = 'unknown' | 'testing' | 'good' | 'bad';

/** A user gesture allows windows for 5 s; a call comes without one. */
const afterPressMs = 5_500;

/** Tests whether a window may open without a user gesture, as it has to when a phone rings. */
function useWindowCheck(): [WindowCheck, () => void] {
  const [state, setState] = useState<WindowCheck>('unknown');
  const run = async () => {
    setState('testing');
    await pause(afterPressMs);
    const opened = window.open('', 'cti-check', 'popup,width=240,height=120');
    // Only null means blocked.
    setState(opened === null ? 'bad' : 'good');
    opened?.close();
  };
  return [state, () => void run()];
}

/** Registers this browser for push messages while no page is open, if the customer uses them. */
function usePushStep({ push: words }: CheckWords): CheckStep {
  const { customerId, member } = useConsole();
  const [place] = useState(() => ({
    customerId,
    uid: member.uid,
    station: stationName(localStorage),
  }));
  const [state, setState] = useState<CheckStep['state']>(() =>
    wantsPush(place, localStorage) ? 'good' : 'unknown',
  );
  const [isBusy, setIsBusy] = useState(false);

  const register = async () => {
    setIsBusy(true);
    try {
      const worker = await callWorker();
      const isOn = worker !== null && (await registerPush(place, worker, localStorage));
      setState(isOn ? 'good' : 'absent');
    } catch {
      setState('bad');
    }
    setIsBusy(false);
  };
  return {
    step: 'push',
    state,
    text: words[state],
    action:
      state === 'absent' ? null : { label: words.action, onPress: () => void register(), isBusy },
  };
}
