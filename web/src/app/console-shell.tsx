import './console-shell.css';
import { type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import {
  IconArmchair,
  IconArrowBackUp,
  IconChartBar,
  IconHistory,
  IconPhoneIncoming,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { useCallbacks } from '../callbacks/callback-rows.ts';
import { groupScope } from '../firebase/call-queries.ts';
import type { Pulse } from '../firebase/heartbeat.ts';
import { useRing } from '../ring/ring-context.ts';
import { RingingAnnouncement } from '../ring/ways/ringing-announcement.tsx';
import { useNow } from '../ui/clock.ts';
import { formatTime } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { ShortcutHelp } from '../ui/keys/shortcut-help.tsx';
import { useWords } from '../words/use-words.tsx';
import { useConsole } from '../console/console-context.ts';
import { ContactSearch } from '../contacts/contact-search.tsx';
import { DialerButton } from '../dial/dialer-button.tsx';
import { GroupSwitch } from '../console/group-switch.tsx';
import { TellingLight } from '../health/light.tsx';
import { PageNotes } from '../health/page-notes.tsx';
import { OwnStatus } from '../agents/own-status.tsx';
import { PhoneButton } from '../phone/phone-button.tsx';
import { pagePaths } from '../console/paths.ts';
import { useAppBadge, useAppShortcuts } from './installed.ts';
import { SessionLimits } from './session-limits.tsx';
import { Shell } from './shell.tsx';
import { SoundBanner } from '../ring/ways/sound/sound-banner.tsx';
import { StripButton } from '../ring/ways/strip-button.tsx';
import { TestCallButton } from '../health/test-call-button.tsx';
import { useHealth } from '../health/use-health.ts';
import { UserMenu } from './user-menu.tsx';
import { lazyPart } from '../ui/lazy-part.ts';

// Only for a customer's first quarter of an hour; nobody else should load it.
const SetupGuide = lazyPart(() => import('../settings/setup/setup-guide.tsx'), 'SetupGuide');

interface ConsoleShellProps {
  pulse: Pulse | null;
  /** Popups are blocked: explain how to allow them. */
  isBlocked: boolean;
  /** The browser requires a user gesture before this page may play sound. */
  isMute: boolean;
  children: ReactNode;
}

/** The frame around every page of the console. */
export function ConsoleShell(props: ConsoleShellProps) {
  const { pulse, isBlocked, isMute, children } = props;
  const words = useWords();
  const { customerId, activeCalls, member } = useConsole();
  const { heard, strip } = useRing();
  const health = useHealth();
  const { pathname } = useLocation();
  const isBoard = pathname === pagePaths.board();
  const calls = activeCalls.status === 'ready' ? activeCalls.data : [];
  const ringing = calls.filter((call) => call.state === 'ringing');
  const callbacks = useCallbacks(
    customerId,
    useMemo(() => groupScope(member), [member]),
  );
  const waiting = callbacks.status === 'ready' ? callbacks.data.length : null;
  useAppBadge(waiting);
  const navigate = useNavigate();
  useAppShortcuts(useCallback((path: string) => void navigate(path), [navigate]));
  const showsSetup =
    member.role === 'admin' && (isBoard || pathname.startsWith(pagePaths.settings()));
  const showsCalls =
    isBoard ||
    pathname.startsWith(pagePaths.history()) ||
    [pagePaths.callbacks(), pagePaths.seats(), pagePaths.statistics()].includes(pathname);
  return (
    <Shell
      items={[
        {
          to: pagePaths.board(),
          label: words.shell.calls,
          icon: IconPhoneIncoming,
          count: ringing.length,
          urgent: true,
        },
        { to: pagePaths.history(), label: words.shell.history, icon: IconHistory },
        {
          to: pagePaths.callbacks(),
          label: words.shell.callbacks,
          icon: IconArrowBackUp,
          count: waiting ?? 0,
          urgent: true,
        },
        { to: pagePaths.contacts(), label: words.shell.contacts, icon: IconUsers },
        { to: pagePaths.seats(), label: words.shell.seats, icon: IconArmchair },
        { to: pagePaths.statistics(), label: words.shell.stats, icon: IconChartBar },
        { to: pagePaths.settings(), label: words.shell.settings, icon: IconSettings, last: true },
      ]}
      group={showsCalls && <GroupSwitch />}
      status={
        <>
          {isBoard && member.role === 'admin' && <TestCallButton />}
          <OwnStatus />
          <DialerButton customerId={customerId} />
          <PhoneButton customerId={customerId} member={member} />
          <StripButton strip={strip} />
        </>
      }
      search={<ContactSearch />}
      clock={<Clock />}
      user={<UserMenu />}
      light={<TellingLight pulse={pulse} health={health} />}
      banner={
        <>
          <SessionLimits />
          {isMute && <SoundBanner />}
          {isBlocked && (
            <div className="blocked-note">
              <Notice tone="plain">
                <strong>{words.ring.blocked}</strong> {words.ring.blockedHow}
              </Notice>
            </div>
          )}
          {showsSetup && (
            <Suspense>
              <SetupGuide />
            </Suspense>
          )}
        </>
      }
    >
      <PageNotes />
      <RingingAnnouncement ringing={heard} />
      {children}
      <ShortcutHelp />
    </Shell>
  );
}

function Clock() {
  return formatTime(new Date(useNow()));
}
