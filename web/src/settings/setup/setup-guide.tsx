import './setup.css';
import { useEffect, useState } from 'react';
import { type SetupState, type SetupStep, nextStep, setupSteps } from './setup-steps.ts';
import { useConsole } from '../../console/console-context.ts';
import { pagePaths } from '../../console/paths.ts';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type SettingsWords, useSettingsWords } from '../../words/settings/settings.ts';
import { callSchema } from '@cti/functions/model/calls/call';
import { customerSchema } from '@cti/functions/model/customer';
import { lineSchema } from '@cti/functions/model/line';
import { memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { call } from '../../firebase/callables.ts';
import { useLiveDoc, useLiveQuery } from '../../firebase/use-live.ts';

const keyOf = (customerId: string) => `cti.setUp.${customerId}`;

/** Guides a new customer's admin to the first call; never shows again once there has been one. */
export function SetupGuide() {
  const { customerId } = useConsole();
  const [isSetUp, setIsSetUp] = useState(() => localStorage.getItem(keyOf(customerId)) !== null);
  if (isSetUp) return null;
  return (
    <Steps
      onSetUp={() => {
        localStorage.setItem(keyOf(customerId), '1');
        setIsSetUp(true);
      }}
    />
  );
}

function Steps({ onSetUp }: { onSetUp: () => void }) {
  const { customerId, groups } = useConsole();
  const state = useSetupState(customerId, groups.length);
  const hasNoPhoneSystem = useNoPhoneSystem(customerId);
  const isSetUp = state !== null && nextStep(state) === null;
  useEffect(() => {
    if (isSetUp) onSetUp();
  }, [isSetUp, onSetUp]);
  if (!state) return null;
  return (
    <SetupChecklist
      state={state}
      links={{
        groups: pagePaths.settings('groups', { add: true }),
        lines: pagePaths.settings('lines', { add: true }),
        members: pagePaths.settings('members', { add: true }),
        call: pagePaths.board(),
      }}
      phoneSystemLink={hasNoPhoneSystem ? pagePaths.settings('telephony') : null}
    />
  );
}

interface SetupChecklistProps {
  state: SetupState;
  /** Where each step is done. */
  links: Record<SetupStep, string>;
  /** No phone system can reach the customer: how to change that. */
  phoneSystemLink: string | null;
}

/** What a new customer's admin does next, in order; gone once nothing is left. */
export function SetupChecklist({ state, links, phoneSystemLink }: SetupChecklistProps) {
  const words = useSettingsWords();
  const next = nextStep(state);
  if (next === null) return null;
  const waitsForPhone = phoneSystemLink !== null;
  if (waitsForPhone && next === 'call') {
    return (
      <section className="setup" aria-label={words.setup.label}>
        <NoPhoneSystem to={phoneSystemLink} />
      </section>
    );
  }
  return (
    <section className="setup" aria-label={words.setup.label}>
      <div className="setup-head">
        <h2>{words.setup.title}</h2>
        <p>{hintOf(next, words)}</p>
      </div>
      <ol className="setup-steps">
        {setupSteps(state).map(({ step, isDone }, index) => (
          <li key={step} aria-current={step === next ? 'step' : undefined}>
            <span className={isDone ? 'setup-mark setup-mark-done' : 'setup-mark num'}>
              {isDone ? (
                <IconCheck size={14} stroke={2} aria-label={words.setup.done} />
              ) : (
                index + 1
              )}
            </span>
            {step === next ? <Link to={links[step]}>{words.setup[step]}</Link> : words.setup[step]}
          </li>
        ))}
      </ol>
      {waitsForPhone && <NoPhoneSystem to={phoneSystemLink} />}
    </section>
  );
}

function NoPhoneSystem({ to }: { to: string }) {
  const words = useSettingsWords();
  return (
    <p className="setup-phone">
      {words.setup.noPhoneSystem} <Link to={to}>{words.setup.toTelephony}</Link>
    </p>
  );
}

function hintOf(step: SetupStep, { setup }: SettingsWords): string {
  switch (step) {
    case 'groups':
      return setup.groupsHint;
    case 'lines':
      return setup.linesHint;
    case 'members':
      return setup.membersHint;
    case 'call':
      return setup.callHint;
  }
}

/** A few of the newest calls: a customer's first ones may be unknown. */
const someCalls = 20;

/** What a customer has so far; null while unknown. Listens to a handful of documents only. */
function useSetupState(customerId: string, groups: number): SetupState | null {
  const lines = useLiveQuery({
    path: paths.lines(customerId),
    limit: 1,
    schema: lineSchema,
  });
  const members = useLiveQuery({
    path: paths.members(customerId),
    where: [['active', '==', true]],
    limit: 2,
    schema: memberSchema,
  });
  const calls = useLiveQuery({
    path: paths.calls(customerId),
    where: [['mergedInto', '==', null]],
    orderBy: ['startedAt', 'desc'],
    limit: someCalls,
    schema: callSchema,
  });
  if (lines.status !== 'ready' || members.status !== 'ready' || calls.status !== 'ready') {
    return null;
  }
  // In a cached snapshot something may be missing only because it hasn't arrived yet.
  if (lines.fromCache || members.fromCache || calls.fromCache) return null;
  return {
    groups,
    lines: lines.data.length,
    activeMembers: members.data.length,
    hasCall: calls.data.some(({ groupCode }) => groupCode !== null),
  };
}

/** Whether no phone system can reach this customer: none is linked by contract, and none is let in. */
function useNoPhoneSystem(customerId: string): boolean {
  const customer = useLiveDoc({ path: paths.customer(customerId), schema: customerSchema });
  const data = customer.status === 'ready' ? customer.data : null;
  const isCrm = data?.contractId === null && (data.agreementId ?? '').startsWith('CRM');
  const [isEnabled, setIsEnabled] = useState(true);
  useEffect(() => {
    if (!isCrm) return;
    let gone = false;
    call('secretStatus', { customerId }).then(
      ({ enabled }) => !gone && setIsEnabled(enabled),
      // Not known: claim nothing.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [customerId, isCrm]);
  return isCrm && !isEnabled;
}
