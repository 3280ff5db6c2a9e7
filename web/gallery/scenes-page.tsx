import type { ReactNode } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { FirstPasswordView } from '../src/app/sign-in/first-password-view.tsx';
import {
  InvitationsView,
  type InvitationsViewProps,
  UnprovenView,
} from '../src/app/sign-in/invitations-view.tsx';
import { LoginView } from '../src/app/sign-in/login-view.tsx';
import { IdleDialog, SignInEndNotice } from '../src/app/session-limits.tsx';
import { SignInAgainDialog } from '../src/app/sign-in/sign-in-again-dialog.tsx';
import * as pages from '../src/console/state-pages.tsx';
import { KeptNotice } from '../src/agents/kept-notice.tsx';
import { Board } from '../src/live/board.tsx';
import { Button } from '../src/ui/button.tsx';
import { InPageCard } from '../src/ring/ways/in-page-call.tsx';
import * as data from './fixtures.ts';
import { Frame } from './frame.tsx';
import { DemoActions, DemoMemo } from './scenes-popup.tsx';

const noop = () => {};

function DemoBoard({ kept, ...calls }: { calls: Call[]; today: Call[]; kept?: ReactNode }) {
  return <Board {...calls} now={data.now} onOpen={noop} mine={data.mine} kept={kept} />;
}

const few = () => [
  data.call({ at: 7 }),
  data.call({
    at: 2,
    caller: data.unknown,
    externalNumber: '+81335559999',
    storeIndex: 1,
    ringing: [],
  }),
  data.call({
    at: 12,
    storeIndex: 2,
    ringing: [],
    caller: data.known({
      ...data.yamada,
      name: '中村 由紀',
      kind: 'regular',
      caution: data.caution,
    }),
    externalNumber: '+818011112222',
  }),
  data.call({
    state: 'connected',
    at: 192,
    ...data.someCaller(2),
    storeIndex: 1,
    operator: data.tanaka,
  }),
  data.call({ state: 'connected', at: 45, ...data.someCaller(8), operator: data.suzuki }),
  data.call({ state: 'hold', at: 75, ...data.someCaller(3), storeIndex: 3, operator: data.tanaka }),
];

const every = () => [
  ...few(),
  data.call({
    at: 4,
    caller: data.shared,
    externalNumber: '+81335551234',
    storeIndex: 3,
    ringing: [],
  }),
  data.call({ at: 3, caller: data.withheld, externalNumber: null, withheld: true, ringing: [] }),
  data.call({ at: 9, caller: data.known(data.longName), storeIndex: 4, ringing: [] }),
  data.call({ at: 21, state: 'queued', ...data.someCaller(6), groupCode: null, store: null }),
  data.call({
    at: 5,
    state: 'calling',
    direction: 'outbound',
    ...data.someCaller(9),
    storeIndex: 5,
  }),
  data.call({
    at: 1,
    direction: 'internal',
    colleague: '田中 健',
    externalNumber: null,
    ringing: [],
  }),
  data.call({
    at: 4000,
    state: 'connected',
    caller: data.known(data.longName),
    operator: data.tanaka,
  }),
];

const hundred = () =>
  Array.from({ length: 100 }, (_, n) =>
    data.call({
      at: 3 + n * 2,
      state: n % 3 ? 'connected' : 'ringing',
      storeIndex: n,
      ringing: [],
      operator: n % 3 ? (n % 2 ? data.tanaka : data.suzuki) : null,
      ...data.someCaller(n),
    }),
  );

const footer = <Button look="quiet">ログアウト</Button>;

const invitations: InvitationsViewProps['invitations'] = [
  {
    customerId: 'goodfife',
    customerName: 'グッドファイフ',
    role: 'operator',
    groups: ['西船橋', '錦糸町'],
    invitedByName: '佐藤 美咲',
    expiresAt: new Date(data.now + 13 * 86_400_000).toISOString(),
    open: true,
  },
  {
    customerId: 'long',
    customerName: '株式会社グローバルホスピタリティマネジメント東日本営業本部',
    role: 'admin',
    groups: [],
    invitedByName: '',
    expiresAt: new Date(data.now - 86_400_000).toISOString(),
    open: false,
  },
];

function Invitations(props: Partial<InvitationsViewProps>) {
  return (
    <InvitationsView
      email="yamamoto@example.com"
      invitations={[]}
      busy={null}
      problem={null}
      refused={[]}
      onAnswer={noop}
      onReload={noop}
      footer={footer}
      {...props}
    />
  );
}

export const pageScenes: Record<string, () => ReactNode> = {
  'board/empty': () => (
    <Frame>
      <DemoBoard calls={[]} today={[]} />
    </Frame>
  ),
  'board/few': () => (
    <Frame>
      <DemoBoard calls={few()} today={data.endedCalls(48)} />
    </Frame>
  ),
  'board/away': () => (
    <Frame>
      <DemoBoard
        calls={few()}
        today={data.endedCalls(48)}
        kept={<KeptNotice status={3} isHeld={false} onAvailable={noop} />}
      />
    </Frame>
  ),
  'board/logged-off': () => (
    <Frame>
      <DemoBoard
        calls={[]}
        today={data.endedCalls(48)}
        kept={<KeptNotice status={1} isHeld={false} onAvailable={noop} />}
      />
    </Frame>
  ),
  'board/held': () => (
    <Frame>
      <DemoBoard
        calls={few()}
        today={[]}
        kept={<KeptNotice status={7} isHeld onAvailable={noop} />}
      />
    </Frame>
  ),
  'board/every': () => (
    <Frame off>
      <DemoBoard calls={every()} today={data.endedCalls(12)} />
    </Frame>
  ),
  'board/hundred': () => (
    <Frame>
      <DemoBoard calls={hundred()} today={data.endedCalls(100)} />
    </Frame>
  ),
  'board/card': () => (
    <Frame>
      <DemoBoard calls={few()} today={data.endedCalls(48)} />
      <InPageCard
        call={data.call({})}
        now={data.now}
        storeName={(code) => data.storeNames[code]}
        memo={<DemoMemo />}
        actions={<DemoActions />}
        onClose={noop}
      />
    </Frame>
  ),
  'login/plain': () => <LoginView onSubmit={noop} onReset={noop} />,
  'login/error': () => (
    <LoginView
      onSubmit={noop}
      onReset={noop}
      error="ログインIDかパスワードが違います。もう一度入力してください。"
    />
  ),
  'login/submitting': () => <LoginView onSubmit={noop} submitting />,
  'login/again-plain': () => (
    <SignInAgainDialog email="yamamoto@example.jp" onDone={noop} onClose={noop} />
  ),
  'login/again-phone': () => <SignInAgainDialog email="" onDone={noop} onClose={noop} />,
  'login/idle-plain': () => <IdleDialog seconds={42} onStay={noop} />,
  'login/ends-soon-plain': () => (
    <Frame at="/">
      <SignInEndNotice minutes={40} onRenew={noop} />
    </Frame>
  ),
  'login/ended': () => (
    <LoginView onSubmit={noop} note="しばらく操作がなかったため、ログアウトしました。" />
  ),
  'login/by-link': () => (
    <FirstPasswordView
      byLink={{ email: 'yamamoto@example.com' }}
      password={{ next: '', again: '' }}
      known={{ current: '', own: [] }}
      isChecked={false}
      isBusy={false}
      error={null}
      onChange={noop}
      onSubmit={noop}
    />
  ),
  'joining/two': () => <Invitations invitations={invitations} />,
  'joining/busy': () => (
    <Invitations invitations={invitations} busy={{ customerId: 'goodfife', answer: 'accept' }} />
  ),
  'joining/gone': () => (
    <Invitations
      invitations={invitations.slice(0, 1)}
      problem={{ customerId: 'goodfife', problem: 'gone' }}
    />
  ),
  'joining/refused': () => <Invitations invitations={[]} refused={['グッドファイフ']} />,
  'joining/empty': () => <Invitations invitations={[]} />,
  'joining/unproven': () => (
    <UnprovenView
      email="yamamoto@example.com"
      isBusy={false}
      problem={null}
      onProve={noop}
      footer={footer}
    />
  ),
  'pages/loading': () => <pages.LoadingPage />,
  'pages/denied': () => <pages.DeniedPage reason="member" onSignOut={noop} />,
  'pages/error': () => <pages.ErrorPage detail="permission-denied 3f2a" onRetry={noop} />,
  'pages/not-found': () => (
    <Frame at="/nowhere">
      <pages.NotFoundPage inside home={<a href="/">着信へ戻る</a>} />
    </Frame>
  ),
  'pages/deactivated': () => <pages.DeactivatedPage onSignIn={noop} />,
};
