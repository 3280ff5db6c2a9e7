import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { groupSchema } from '@cti/functions/model/group';
import { type Member, memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { sessionEndMs } from '@cti/functions/model/members/session-limits';
import { endShift } from '../agents/shift.ts';
import { OwnAgentContext, useOwnAgent } from '../agents/use-own-agent.ts';
import { NumberContext } from '../call/phone-number.tsx';
import { createDialDesk } from '../dial/dial-desk.ts';
import { numberLooks } from '../dial/number-looks.tsx';
import type { Person, SignInProof } from '../firebase/sign-in/auth.ts';
import { call } from '../firebase/callables.ts';
import { groupScope } from '../firebase/call-queries.ts';
import type { Pulse } from '../firebase/heartbeat.ts';
import { serverNow, syncClock } from '../firebase/server-clock.ts';
import { pause } from '../firebase/steady-timers.ts';
import type { Live } from '../firebase/listener-store.ts';
import { useLiveDoc, useLiveQuery } from '../firebase/use-live.ts';
import { useActiveCalls } from '../firebase/live-calls.ts';
import { RingContext } from '../ring/ring-context.ts';
import { stationName } from '../ring/station.ts';
import { createStrip } from '../ring/ways/strip.ts';
import { dropPush } from '../ring/ways/register-push.ts';
import { type Store, useStore } from '../store.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { ConsoleContext, type ConsoleValue, type EndReason } from '../console/console-context.ts';
import { ConsoleShell } from './console-shell.tsx';
import { FirstPasswordPage } from './sign-in/first-password-page.tsx';
import { InPageCall } from '../ring/ways/in-page-call.tsx';
import { Light } from '../health/light.tsx';
import { pageSession } from './page-session.ts';
import { SecondFactorPage } from './sign-in/second-factor-page.tsx';
import { SignInAgain } from './sign-in/sign-in-again.tsx';
import { ErrorPage, LoadingPage } from '../console/state-pages.tsx';
import { useCallChoices } from '../ring/use-call-choices.ts';
import { StripWindow } from '../ring/ways/strip-window.tsx';
import { useAbsence } from '../ring/use-absence.tsx';
import { HealthContext, useHealthWatch } from '../health/use-health.ts';
import { useRingCenter } from '../ring/use-ring-center.ts';
import { pageIdle, useSignedIn } from './use-signed-in.ts';
import { pulseWhileWatched } from '../firebase/connection.ts';
import { setClockOffset } from '../ui/clock.ts';
import { useSessionLimits } from '../console/use-session-limits.ts';

interface ConsoleProps {
  person: Person;
  customerId: string;
  children: ReactNode;
}

/** The signed-in part of the page: none of it renders without an active member. */
export function Console({ person, customerId, children }: ConsoleProps) {
  const live = useLiveDoc({
    path: paths.member(customerId, person.uid),
    schema: memberSchema,
  });
  const limits = useSessionLimits(customerId);
  const { pulse, store } = useConnection(customerId);
  const isOut = isMemberOut(live);
  const proof = useSignedIn();
  const signedInMs = proof?.signedInMs ?? null;
  useEffect(() => {
    if (!isOut || signedInMs === null) return;
    // The server also refuses a session that is too old; the limit is remembered from last time.
    const isExpired = serverNow() >= sessionEndMs(signedInMs, pageIdle.limits());
    if (isExpired) void pageSession.leave('expired');
    else pageSession.expel();
  }, [isOut, signedInMs]);

  const member = live.status === 'ready' && !isOut ? live.data : null;
  const needsFactor = member?.role === 'admin' && proof?.hasSecondFactor === false;
  if (!member || !proof || (needsFactor && limits.status === 'loading')) {
    return (
      <>
        {live.status === 'error' && !isOut ? <ErrorPage /> : <LoadingPage />}
        <Light pulse={pulse} />
      </>
    );
  }
  if (member.mustChangePassword) {
    return <FirstPasswordPage customerId={customerId} member={member} />;
  }
  if (needsFactor && limits.status === 'ready' && limits.data?.secondFactor === 'required') {
    return <SecondFactorPage person={person} />;
  }
  return (
    <MemberConsole
      member={member}
      person={person}
      customerId={customerId}
      proof={proof}
      line={store}
    >
      {children}
    </MemberConsole>
  );
}

/** Inactive, removed, or refused, which for one's own document means the same. */
function isMemberOut(live: Live<Member | null>): boolean {
  if (live.status === 'error') return live.problem === 'denied';
  if (live.status !== 'ready') return false;
  return live.data ? !live.data.active : !live.fromCache;
}

const groupLimit = 1000;

function MemberConsole({
  member,
  person,
  customerId,
  proof: { signedInMs, hasSecondFactor },
  line,
  children,
}: ConsoleProps & { member: Member; proof: SignInProof; line: Store<Pulse | null> }) {
  const pulse = useStore(line);
  const activeCalls = useActiveCalls(customerId, groupScope(member));
  const liveGroups = useLiveQuery({
    path: paths.groups(customerId),
    limit: groupLimit,
    schema: groupSchema,
  });
  const groups = useMemo(
    () =>
      liveGroups.status === 'ready'
        ? liveGroups.data.toSorted((a, b) => a.id.localeCompare(b.id))
        : [],
    [liveGroups],
  );
  const choices = useCallChoices(customerId, member.uid, liveGroups);
  const own = useOwnAgent(customerId, member);
  const health = useHealthWatch(customerId, member.uid, activeCalls, line);
  useAbsence(customerId, member, line);
  const [strip] = useState(() => createStrip());
  useEffect(() => strip.close, [strip]);
  useLeftoverMemos(customerId, member.uid, pulse);
  const { heard, openCall, blocked, dismiss, seen, isBlocked, isMute } = useRingCenter({
    customerId,
    member,
    activeCalls,
    strip,
    choices,
    status: own.status,
  });

  const leave = useCallback(
    (reason: EndReason | null) =>
      void Promise.allSettled([endShift(own.desk), forgetBrowser(customerId, member.uid)]).then(
        () => pageSession.leave(reason),
      ),
    [customerId, member.uid, own.desk],
  );
  const value = useMemo<ConsoleValue>(
    () => ({
      customerId,
      customers: person.customers,
      member,
      groups,
      activeCalls,
      openCall,
      signOut: () => leave(null),
      signOutEverywhere: async () => {
        await endEverywhere(customerId);
        leave(null);
      },
      endSession: leave,
      signedInMs,
      hasSecondFactor,
    }),
    [customerId, signedInMs, hasSecondFactor, leave, person, member, groups, activeCalls, openCall],
  );
  const ring = useMemo(() => ({ heard, strip }), [heard, strip]);
  const looks = useMemo(
    () => numberLooks(createDialDesk(customerId, member)),
    [customerId, member],
  );
  return (
    <ConsoleContext value={value}>
      <NumberContext value={looks}>
        <OwnAgentContext value={own}>
          <HealthContext value={health}>
            <RingContext value={ring}>
              <ConsoleShell pulse={pulse} isBlocked={isBlocked} isMute={isMute}>
                {children}
              </ConsoleShell>
            </RingContext>
          </HealthContext>
        </OwnAgentContext>
        {blocked && (
          <InPageCall
            key={blocked.linkedId}
            customerId={customerId}
            member={member}
            call={blocked}
            onClose={() => dismiss(blocked)}
            onSeen={() => seen(blocked.linkedId)}
          />
        )}
        <StripWindow
          strip={strip}
          pulse={pulse}
          member={member}
          groups={groups}
          status={own.status}
          activeCalls={activeCalls}
          heard={heard}
          onOpen={openCall}
        />
        <SignInAgain person={person} />
        <ToastRegion />
      </NumberContext>
    </ConsoleContext>
  );
}

/** Ends all of the person's sessions. */
async function endEverywhere(customerId: string): Promise<void> {
  pageSession.expectEnd(true);
  try {
    await call('signOutEverywhere', { customerId });
  } catch (error) {
    pageSession.expectEnd(false);
    throw error;
  }
}

/** The next person at this computer hears of none of this one's calls; a missing connection keeps nobody signed in. */
async function forgetBrowser(customerId: string, uid: string): Promise<void> {
  const place = { customerId, uid, station: stationName(localStorage) };
  await Promise.race([dropPush(place, localStorage), pause(2_000)]);
}

/** The real state of the connection to the server, and the server's time with it. */
function useConnection(customerId: string): {
  pulse: Pulse | null;
  store: Store<Pulse | null>;
} {
  const store = useMemo(() => pulseWhileWatched(customerId), [customerId]);
  const pulse = useStore(store);

  // Fetched again after every reconnect: the computer may have slept or set its clock.
  const isConnected = pulse?.state === 'connected';
  useEffect(() => {
    if (!isConnected) return;
    syncClock().then(setClockOffset, () => {});
  }, [isConnected]);
  return { pulse, store };
}

/** Sends memos that never reached the server, whenever the connection is (back) up. */
function useLeftoverMemos(customerId: string, uid: string, pulse: Pulse | null): void {
  const isConnected = pulse?.state === 'connected';
  useEffect(() => {
    if (!isConnected) return;
    import('../popup/memo/leftover-memos.ts')
      .then(({ sendLeftoverMemos }) => sendLeftoverMemos(customerId, uid))
      // The code couldn't be loaded: try again with the next connection.
      .catch(() => {});
  }, [isConnected, customerId, uid]);
}
