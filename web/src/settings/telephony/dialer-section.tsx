import { useState } from 'react';
import { dialerClientIdPattern, dialerSettingsSchema } from '@cti/functions/model/desk/dialer';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { useConsole } from '../../console/console-context.ts';
import { db } from '../../firebase/firestore.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { InputField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useDialerWords } from '../../words/dial/dialer.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { answered } from '../write-settings.ts';

/** Dialpad's mini dialer: the client id that leads to it. */
export function DialerSection() {
  const words = useDialerWords();
  const { customerId, member } = useConsole();
  const request = useRequest();
  const path = paths.settings(customerId, 'dialer');
  const live = useLiveDoc({ path, schema: dialerSettingsSchema });
  const save = (clientId: string | null) =>
    void request.run(async () => {
      const signature = { updatedBy: member.uid, updatedAt: serverTimestamp() };
      await answered(setDoc(doc(db(), path), { clientId, ...signature }));
      showToast(clientId === null ? words.settings.removed : words.settings.saved);
    });
  if (live.status !== 'ready') return null;
  const clientId = live.data?.clientId ?? null;
  return <DialerSettingsView key={clientId ?? ''} clientId={clientId} onSave={save} {...request} />;
}

type Request = Pick<ReturnType<typeof useRequest>, 'isBusy' | 'refusal'>;

/** The form; `onSave` takes null when the dialer isn't wanted any more. */
export function DialerSettingsView({
  clientId,
  onSave,
  isBusy,
  refusal,
}: Request & { clientId: string | null; onSave: (clientId: string | null) => void }) {
  const { settings: words } = useDialerWords();
  const [typed, setTyped] = useState(clientId ?? '');
  const [isChecked, setIsChecked] = useState(false);
  const wanted = typed.trim();
  const isWrong = !dialerClientIdPattern.test(wanted);
  return (
    <section className="telephony-section" aria-labelledby="dialer-title">
      <h2 id="dialer-title">{words.title}</h2>
      <p className="settings-note">{words.lead}</p>
      <form
        className="dialpad-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setIsChecked(true);
          if (!isWrong) onSave(wanted);
        }}
      >
        <InputField
          label={words.field}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={isChecked && isWrong ? words.wrong : null}
          hint={words.hint(window.location.origin)}
          onChange={(event) => setTyped(event.target.value)}
        />
        <RefusalLine code={refusal} />
        <div className="telephony-actions">
          <Button type="submit" busy={isBusy}>
            {words.save}
          </Button>
          {clientId !== null && (
            <Button look="quiet" disabled={isBusy} onClick={() => onSave(null)}>
              {words.remove}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
