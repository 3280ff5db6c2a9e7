import { IconCircleCheck } from '@tabler/icons-react';
import type { DialpadState } from '@cti/functions/model/dialpad';
import { useState } from 'react';
import { Link } from 'react-router';
import { pagePaths } from '../../../console/paths.ts';
import { call } from '../../../firebase/callables.ts';
import { Button } from '../../../ui/button.tsx';
import { useNow } from '../../../ui/clock.ts';
import { ConfirmDialog } from '../../../ui/dialogs/confirm-dialog.tsx';
import { FormDialog } from '../../../ui/dialogs/form-dialog.tsx';
import { useFormat } from '../../../ui/format.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';
import { useWords } from '../../../words/use-words.tsx';
import { RefusalLine, refusalLine } from '../../widgets/refusal-line.tsx';
import { useRequest } from '../../widgets/use-request.ts';
import type { AccountRequest } from './use-account.ts';
import { Doctor } from './doctor.tsx';
import { KeyFacts } from './key-facts.tsx';
import { KeyDialog } from './key-form.tsx';
import { ScopeChoice, useScope } from './scope-choice.tsx';

interface ConnectedProps {
  customerId: string;
  state: DialpadState;
  connection: NonNullable<DialpadState['connection']>;
  account: AccountRequest;
  onChange: () => void;
}

type Asking = 'key' | 'scope' | 'rotate' | 'disconnect';

/** The last step, and everything after it. */
export function Connected(props: ConnectedProps) {
  const { customerId, state, connection, account: asked, onChange } = props;
  const words = useDialpadWords();
  const format = useFormat();
  const now = useNow(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { account, firstEventAt } = state;
  const close = () => setAsking(null);
  const done = () => {
    onChange();
    close();
  };
  const offices = account?.offices ?? [];
  const names = connection.officeIds.map((id) => offices.find((one) => one.id === id)?.name ?? id);
  const dialog = { customerId, onDone: done, onClose: close };
  return (
    <div className="dialpad-form">
      <FirstCall at={firstEventAt} />
      <dl className="telephony-facts">
        <KeyFacts state={state} />
        <dt>{words.scope}</dt>
        <dd>{names.length === 0 ? words.wholeCompany : names.join('、')}</dd>
        <dt>{words.since}</dt>
        <dd className="num">
          {words.sinceBy(format.dateTime(connection.at, now), connection.byName)}
        </dd>
      </dl>
      <div className="telephony-actions">
        <Button onClick={() => setAsking('key')}>{words.keyReplace}</Button>
        {offices.length > 1 && <Button onClick={() => setAsking('scope')}>{words.change}</Button>}
        <Button onClick={() => setAsking('rotate')}>{words.rotate}</Button>
        <Button look="quiet" onClick={() => setAsking('disconnect')}>
          {words.disconnect}
        </Button>
      </div>
      <RefusalLine code={asked.refusal} />
      <div className="dialpad-import">
        <Link to={pagePaths.settings('telephony/directory')}>{words.importLink}</Link>
        <p className="settings-note">{words.importText}</p>
      </div>
      <Doctor
        customerId={customerId}
        check={state.check}
        officeIds={connection.officeIds}
        onChange={onChange}
        onReplaceKey={() => setAsking('key')}
      />
      {asking === 'key' && (
        <KeyDialog customerId={customerId} onSaved={asked.read} onClose={close} />
      )}
      {asking === 'scope' && (
        <ScopeDialog {...dialog} account={account} officeIds={connection.officeIds} />
      )}
      {asking === 'rotate' && <RotateDialog {...dialog} />}
      {asking === 'disconnect' && <DisconnectDialog {...dialog} />}
    </div>
  );
}

/** Changes by itself when the first event arrives. */
function FirstCall({ at }: { at: Date | null }) {
  const words = useDialpadWords();
  const format = useFormat();
  const now = useNow(false);
  return (
    <div className={at ? 'dialpad-first dialpad-arrived' : 'dialpad-first'} aria-live="polite">
      {at ? (
        <IconCircleCheck size={20} stroke={1.75} aria-hidden />
      ) : (
        <span className="dialpad-pulse" aria-hidden />
      )}
      <div>
        <strong>{at ? words.arrived : words.waiting}</strong>
        <p>{at ? words.arrivedText(format.dateTime(at, now)) : words.waitingText}</p>
      </div>
    </div>
  );
}

interface DialogProps {
  customerId: string;
  onDone: () => void;
  onClose: () => void;
}

function ScopeDialog({
  customerId,
  account,
  officeIds,
  onDone,
  onClose,
}: DialogProps & {
  account: DialpadState['account'];
  officeIds: string[];
}) {
  const words = useDialpadWords();
  const { common } = useWords();
  const scope = useScope(officeIds);
  const { isBusy, refusal, run } = useRequest();
  const save = () =>
    run(async () => {
      await call('connectDialpad', { customerId, officeIds: scope.officeIds });
      showToast(words.connected);
      onDone();
    });
  return (
    <FormDialog
      title={words.change}
      submit={common.save}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      onSubmit={() => scope.check() && void save()}
      onClose={onClose}
    >
      <ScopeChoice scope={scope} account={account} />
    </FormDialog>
  );
}

function RotateDialog({ customerId, onDone, onClose }: DialogProps) {
  const words = useDialpadWords();
  const act = async () => {
    await call('rotateDialpadSecret', { customerId });
    showToast(words.rotated);
    onDone();
  };
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={words.rotateTitle}
      text={words.rotateText}
      submit={words.rotate}
      act={act}
      onClose={onClose}
    />
  );
}

function DisconnectDialog({ customerId, onDone, onClose }: DialogProps) {
  const words = useDialpadWords();
  const act = async () => {
    const { isLeft } = await call('disconnectDialpad', { customerId });
    if (isLeft) showToast(words.disconnectedLeft, { tone: 'missed' });
    else showToast(words.disconnected);
    onDone();
  };
  return (
    <ConfirmDialog
      problemOf={refusalLine}
      title={words.disconnectTitle}
      text={words.disconnectText}
      submit={words.disconnect}
      isDanger
      act={act}
      onClose={onClose}
    />
  );
}
