import { useEffect, useState } from 'react';
import { SetupChecklist } from './setup-checklist.tsx';
import { nextStep } from './setup-steps.ts';
import { useNoPhoneSystem, useSetupState } from './use-setup.ts';
import { useConsole } from '../../console/console-context.ts';
import { pagePaths } from '../../console/paths.ts';

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
