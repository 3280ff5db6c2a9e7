import type { DialpadState } from '@cti/functions/model/dialpad';
import { useState } from 'react';
import { call } from '../../../firebase/callables.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { ErrorLine } from '../../../ui/notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';
import { RefusalLine, refusalLine } from '../../widgets/refusal-line.tsx';
import { useRequest } from '../../widgets/use-request.ts';
import type { AccountRequest } from './use-account.ts';
import { KeyDialog } from './key-form.tsx';
import { KeyFacts, Rights } from './key-facts.tsx';
import { ScopeChoice, useScope } from './scope-choice.tsx';

interface ChooseProps {
  customerId: string;
  state: DialpadState | null;
  account: AccountRequest;
  onChange: () => void;
}

/** The second step: whose key it is, what it may do, which calls are wanted. */
export function ChooseForm({ customerId, state, account: asked, onChange }: ChooseProps) {
  const words = useDialpadWords();
  const account = state?.account ?? null;
  const scope = useScope([]);
  const [asking, setAsking] = useState<'replace' | 'remove' | null>(null);
  const { isBusy, refusal, run } = useRequest();
  const mayConnect =
    account !== null &&
    !account.missing.some((area) => area === 'webhooks' || area === 'subscriptions');
  const connect = () =>
    run(async () => {
      await call('connectDialpad', { customerId, officeIds: scope.officeIds });
      showToast(words.connected);
      onChange();
    });
  const close = () => setAsking(null);
  return (
    <div className="dialpad-form">
      <dl className="telephony-facts">
        <KeyFacts state={state} />
      </dl>
      {account && <Rights account={account} />}
      {account && !mayConnect && <ErrorLine>{words.cannotConnect}</ErrorLine>}
      {mayConnect && <ScopeChoice scope={scope} account={account} />}
      <RefusalLine code={refusal ?? asked.refusal} />
      <div className="telephony-actions">
        {mayConnect ? (
          <Button look="primary" busy={isBusy} onClick={() => scope.check() && void connect()}>
            {words.connect}
          </Button>
        ) : (
          <Button look="primary" busy={asked.isBusy} onClick={asked.read}>
            {account ? words.checkAgain : words.checkKey}
          </Button>
        )}
        <Button onClick={() => setAsking('replace')}>{words.keyReplace}</Button>
        <Button look="quiet" onClick={() => setAsking('remove')}>
          {words.keyRemove}
        </Button>
      </div>
      {asking === 'replace' && (
        <KeyDialog customerId={customerId} onSaved={asked.read} onClose={close} />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          problemOf={refusalLine}
          title={words.keyRemoveTitle}
          text={words.keyRemoveText}
          submit={words.keyRemove}
          isDanger
          act={async () => {
            await call('saveApiKey', { customerId, apiKey: null });
            showToast(words.keyRemoved);
            onChange();
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
