import type { ReactNode } from 'react';
import { StatusLabel } from '../src/agents/status-label.tsx';
import { type CheckStep, CheckView } from '../src/health/check-view.tsx';
import type { HealthFacts } from '../src/health/diagnosis.ts';
import { HealthPanel } from '../src/health/health-panel.tsx';
import { type Report, ReportView } from '../src/health/report-problem.tsx';
import { StripView } from '../src/ring/ways/strip-view.tsx';
import { Button } from '../src/ui/button.tsx';
import { ConnectionLight } from '../src/ui/connection-light.tsx';
import { useCheckWords } from '../src/words/check.ts';
import { useLightWords } from '../src/words/light.ts';
import * as data from './fixtures.ts';
import { Settings } from './scenes-settings.tsx';

const noop = () => {};
const healthy: HealthFacts = {
  pulse: { state: 'connected', since: data.now - 3_600_000, latencyMs: 180 },
  isReachable: true,
  isOnline: true,
  isFresh: true,
  skewMs: 0,
  lastCallAt: data.ago(190),
  canary: {
    result: { ok: true, tookMs: 740 },
    at: data.ago(400),
    isSending: false,
    failures: 0,
  },
  bridges: [],
};
const lost: HealthFacts = {
  ...healthy,
  pulse: { state: 'lost', since: data.now - 95_000, latencyMs: 180 },
  isFresh: false,
  skewMs: 95_000,
};
const cutOff: HealthFacts = {
  ...healthy,
  bridges: [
    { name: 'honten', fault: null },
    { name: 'shiten', fault: 'silent' },
  ],
};
const deaf: HealthFacts = {
  ...healthy,
  canary: {
    result: { ok: false, fault: 'webhook' },
    at: data.ago(20),
    isSending: false,
    failures: 2,
  },
};

function Panel({ facts, isRed }: { facts: HealthFacts; isRed: boolean }) {
  const words = useLightWords();
  return (
    <main>
      <h1 className="aside">{words.title}</h1>
      <ConnectionLight
        state={isRed ? 'disconnected' : 'connected'}
        latencyMs={facts.pulse?.latencyMs}
      />
      <section className="light-panel" style={{ position: 'fixed' }}>
        <HealthPanel
          facts={facts}
          name="山本 恵"
          onSendCanary={noop}
          link={<a href="/settings/check">{words.check}</a>}
        />
      </section>
    </main>
  );
}

const reports: Report[] = [
  { state: 'idle' },
  { state: 'sending' },
  { state: 'sent', number: '480217' },
  { state: 'failed' },
  { state: 'too-many' },
];

function ReportStates() {
  const words = useCheckWords();
  return (
    <main>
      <h1 className="aside">{words.title}</h1>
      {reports.map((report) => (
        <ReportView key={report.state} report={report} onSend={noop} />
      ))}
    </main>
  );
}

function Check({ isTried }: { isTried: boolean }) {
  const words = useCheckWords();
  const light = useLightWords();
  const action = (label: string) => ({ label, onPress: noop });
  const steps: CheckStep[] = isTried
    ? [
        {
          step: 'window',
          state: 'bad',
          text: words.window.bad,
          action: action(words.window.action),
        },
        {
          step: 'notification',
          state: 'good',
          text: words.notification.good,
          action: action(words.notification.action),
        },
        {
          step: 'sound',
          state: 'good',
          text: words.sound.good,
          action: action(words.sound.action),
        },
        { step: 'strip', state: 'absent', text: words.strip.absent },
        { step: 'clock', state: 'bad', text: words.clock.off(light.minutesSeconds(1, 35)) },
        { step: 'line', state: 'good', text: words.line.good('0.2') },
        {
          step: 'canary',
          state: 'good',
          text: words.canary.good('0.7'),
          action: action(words.canary.action),
        },
        {
          step: 'testCall',
          state: 'unknown',
          text: words.testCall.text,
          extra: <Button>テスト着信</Button>,
        },
      ]
    : [
        {
          step: 'window',
          state: 'unknown',
          text: words.window.unknown,
          action: action(words.window.action),
        },
        {
          step: 'notification',
          state: 'unknown',
          text: words.notification.unknown,
          action: action(words.notification.allow),
        },
        {
          step: 'sound',
          state: 'unknown',
          text: words.sound.unknown,
          action: action(words.sound.action),
        },
        {
          step: 'strip',
          state: 'unknown',
          text: words.strip.unknown,
          action: action(words.strip.action),
        },
        { step: 'clock', state: 'good', text: words.clock.good },
        { step: 'line', state: 'good', text: words.line.good('0.2') },
        {
          step: 'canary',
          state: 'unknown',
          text: words.canary.unknown,
          action: action(words.canary.action),
        },
        { step: 'testCall', state: 'unknown', text: words.testCall.others },
      ];
  return (
    <Settings at="check">
      <CheckView steps={steps} />
    </Settings>
  );
}

const ringing = data.call({ state: 'ringing', storeIndex: 0, caller: data.known(data.yamada) });
const longNamed = data.call({ state: 'ringing', storeIndex: 1, caller: data.known(data.longName) });
const stranger = data.call({ state: 'ringing', storeIndex: 2, caller: data.unknown });

const strip = {
  status: <StatusLabel status={0} />,
  groups: '西船橋、錦糸町',
  isLost: false,
  onOpen: noop,
};

/** The light, the self-check and the strip. */
export const healthScenes: Record<string, () => ReactNode> = {
  'health/light-plain': () => <Panel facts={healthy} isRed={false} />,
  'health/light-lost-plain': () => <Panel facts={lost} isRed />,
  'health/light-bridge': () => <Panel facts={cutOff} isRed />,
  'health/light-deaf': () => <Panel facts={deaf} isRed />,
  'health/report': () => <ReportStates />,
  'health/check-plain': () => <Check isTried={false} />,
  'health/check-tried-plain': () => <Check isTried />,
  'strip/idle-plain': () => <StripView {...strip} call={null} waiting={2} />,
  'strip/lost': () => <StripView {...strip} call={null} waiting={0} isLost />,
  'strip/known-plain': () => <StripView {...strip} call={ringing} waiting={3} />,
  'strip/unknown': () => <StripView {...strip} call={stranger} waiting={1} />,
  'strip/long-name': () => <StripView {...strip} call={longNamed} waiting={1} />,
};
