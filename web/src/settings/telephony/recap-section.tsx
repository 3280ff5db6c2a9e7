import { useId } from 'react';
import { recapSettingsSchema } from '@cti/functions/model/calls/transcript';
import { paths } from '@cti/functions/model/paths';
import { doc, serverTimestamp, setDoc } from 'firebase/firestore';
import { useConsole } from '../../console/console-context.ts';
import { db } from '../../firebase/firestore.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { showToast } from '../../ui/toast.tsx';
import { useRecapWords } from '../../words/recap.ts';
import { useRequest } from '../widgets/use-request.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { answered } from '../write-settings.ts';
import { ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Whether recaps and transcripts are fetched from Dialpad; off until an admin wants it. */
export function RecapSection() {
  const { setting: words } = useRecapWords();
  const { customerId, member } = useConsole();
  const path = paths.settings(customerId, 'recaps');
  const live = useLiveDoc({ path, schema: recapSettingsSchema });
  const { isBusy, refusal, run } = useRequest();
  const id = useId();
  const isOn = live.status === 'ready' && (live.data?.fetch ?? false);
  const change = () =>
    void run(async () => {
      const signature = { updatedBy: member.uid, updatedAt: serverTimestamp() };
      await answered(setDoc(doc(db(), path), { fetch: !isOn, ...signature }));
      showToast(isOn ? words.turnedOff : words.turnedOn);
    });
  return (
    <section className="telephony-section">
      <h2 id={id}>{words.title}</h2>
      {live.status === 'loading' && <Skeleton rows={1} />}
      {live.status === 'error' && <ErrorLine>{words.failed}</ErrorLine>}
      {live.status === 'ready' && (
        <RecapSwitch isOn={isOn} isBusy={isBusy} labelledBy={id} onChange={change} />
      )}
      <RefusalLine code={refusal} />
    </section>
  );
}

interface RecapSwitchProps {
  isOn: boolean;
  isBusy: boolean;
  /** Id of the heading. */
  labelledBy: string;
  onChange: () => void;
}

/** The switch, and what it means for the people who call. */
export function RecapSwitch({ isOn, isBusy, labelledBy, onChange }: RecapSwitchProps) {
  const { setting: words } = useRecapWords();
  return (
    <>
      <div className="telephony-switch-row">
        <button
          type="button"
          role="switch"
          className="telephony-switch"
          aria-checked={isOn}
          aria-labelledby={labelledBy}
          disabled={isBusy}
          onClick={onChange}
        />
        <span className="telephony-switch-word">{isOn ? words.on : words.off}</span>
      </div>
      <p className="settings-note">{words.hint}</p>
      <p className="settings-note">{words.personal}</p>
    </>
  );
}
