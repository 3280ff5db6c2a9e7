import type { ReactNode } from 'react';
import { CodeView } from '../src/app/sign-in/code-page.tsx';
import { SecondFactorView } from '../src/app/sign-in/second-factor-page.tsx';
import { OwnFactorView } from '../src/settings/second-factor/own-factor.tsx';
import { SetUpSteps } from '../src/settings/second-factor/set-up-steps.tsx';
import type { SetUpState } from '../src/settings/second-factor/use-set-up.ts';
import { CodeField } from '../src/ui/code-field.tsx';
import { ConfirmDialog } from '../src/ui/dialogs/confirm-dialog.tsx';
import { FormDialog } from '../src/ui/dialogs/form-dialog.tsx';
import { useSecondFactorWords } from '../src/words/second-factor.ts';
import { useSignInAgainWords } from '../src/words/sign-in-again.ts';
import { ago } from './fixtures.ts';
import { Members, Opened, Own } from './scenes-settings.tsx';

const noop = () => {};
const ready: SetUpState = {
  status: 'ready',
  setUp: {
    key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    address: 'otpauth://totp/CTI:yamamoto%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=CTI',
    finish: () => Promise.resolve(),
  },
};
const draft = { digits: '', name: '' };
const factor = { id: 'f1', name: '山本のスマートフォン', since: ago(86_400 * 12) };

const OwnFactor = (props: Pick<Parameters<typeof OwnFactorView>[0], 'factor'>) => (
  <OwnFactorView {...props} onSetUp={noop} onRemove={noop} />
);

function Required({
  state = ready,
  problem = null,
  isBusy = false,
}: {
  state?: SetUpState;
  problem?: 'wrong' | 'over' | null;
  isBusy?: boolean;
}) {
  return (
    <SecondFactorView
      state={state}
      draft={problem ? { digits: '123456', name: '' } : draft}
      isBusy={isBusy}
      problem={problem}
      onChange={noop}
      onAgain={noop}
      onSubmit={noop}
      onSignOut={noop}
    />
  );
}

function SetUp({ state = ready }: { state?: SetUpState }) {
  const { setUp: words } = useSecondFactorWords();
  return (
    <FormDialog
      title={words.title}
      submit={words.submit}
      isBusy={false}
      onSubmit={noop}
      onClose={noop}
    >
      <SetUpSteps state={state} draft={draft} problem={null} onChange={noop} onAgain={noop} />
    </FormDialog>
  );
}

function Again() {
  const words = useSignInAgainWords();
  const factorWords = useSecondFactorWords();
  return (
    <FormDialog
      title={words.title}
      submit={words.submit}
      isBusy={false}
      backLabel={factorWords.back}
      onSubmit={noop}
      onBack={noop}
      onClose={noop}
    >
      <p>{factorWords.codeLead}</p>
      <CodeField value="" onChange={noop} />
    </FormDialog>
  );
}

function Remove() {
  const { own } = useSecondFactorWords();
  return (
    <ConfirmDialog
      title={own.removeTitle}
      text={own.removeText}
      submit={own.remove}
      isDanger
      act={() => Promise.resolve()}
      problemOf={() => null}
      onClose={noop}
    />
  );
}

export const secondFactorScenes: Record<string, () => ReactNode> = {
  'factor/code-plain': () => <CodeView onSubmit={noop} onBack={noop} />,
  'factor/code-wrong': () => <CodeView problem="wrong" onSubmit={noop} onBack={noop} />,
  'factor/code-over': () => <CodeView problem="over" onSubmit={noop} onBack={noop} />,
  'factor/code-busy': () => <CodeView isBusy onSubmit={noop} onBack={noop} />,
  'factor/again-plain': () => <Again />,
  'factor/required-plain': () => <Required />,
  'factor/required-wrong': () => <Required problem="wrong" />,
  'factor/required-over': () => <Required problem="over" />,
  'factor/required-starting': () => <Required state={{ status: 'starting' }} />,
  'factor/required-not-proven': () => <Required state={{ status: 'not-proven' }} />,
  'factor/required-unverified': () => (
    <Required state={{ status: 'failed', problem: 'unverified' }} />
  ),
  'factor/own-none-plain': () => <Own factor={<OwnFactor factor={null} />} />,
  'factor/own-one-plain': () => <Own factor={<OwnFactor factor={factor} />} />,
  'factor/own-phone': () => <Own factor={<OwnFactor factor="by-phone" />} />,
  'factor/own-failed': () => <Own factor={<OwnFactor factor="failed" />} />,
  'factor/set-up-plain': () => (
    <Own factor={<OwnFactor factor={null} />}>
      <SetUp />
    </Own>
  ),
  'factor/set-up-unavailable': () => (
    <Own factor={<OwnFactor factor={null} />}>
      <SetUp state={{ status: 'failed', problem: 'unavailable' }} />
    </Own>
  ),
  'factor/remove-plain': () => (
    <Own factor={<OwnFactor factor={factor} />}>
      <Remove />
    </Own>
  ),
  'factor/member': () => (
    <Members count={10}>
      <Opened mayHaveFactor />
    </Members>
  ),
  'factor/member-remove-plain': () => (
    <Members count={10}>
      <Opened step="factor" />
    </Members>
  ),
};
