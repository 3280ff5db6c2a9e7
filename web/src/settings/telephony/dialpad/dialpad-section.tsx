import './dialpad.css';
import type { DialpadState } from '@cti/functions/model/dialpad';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';
import { ChooseForm } from './choose-form.tsx';
import { Connected } from './connected.tsx';
import { KeyForm } from './key-form.tsx';
import { useAccount } from './use-account.ts';

export interface DialpadProps {
  customerId: string;
  /** Null = nothing is known of a connection or a key. */
  state: DialpadState | null;
  /** There's a key, though maybe nothing else is known of it. */
  hasApiKey: boolean;
  /** Something else than the state has changed too. */
  onChange: () => void;
}

/** From a pasted key to the first call, step by step; then how the connection is doing. */
export function DialpadSection({ customerId, state, hasApiKey, onChange }: DialpadProps) {
  const words = useDialpadWords();
  const account = useAccount(customerId, onChange);
  const rest = { customerId, onChange, account };
  return (
    <section className="telephony-section dialpad">
      <h2>{words.title}</h2>
      {state?.connection ? (
        <Connected {...rest} state={state} connection={state.connection} />
      ) : (
        <>
          <p className="settings-note">{words.lead}</p>
          {hasApiKey || state?.key ? (
            <ChooseForm {...rest} state={state} />
          ) : (
            <KeyForm customerId={customerId} onSaved={account.read} />
          )}
        </>
      )}
    </section>
  );
}
