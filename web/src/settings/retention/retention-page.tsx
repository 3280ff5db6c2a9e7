import { defaultCallDays, retentionSettingsSchema } from '@cti/functions/model/retention';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useLanguage, useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import './retention.css';
import type { RefusalCode } from '@cti/functions/model/callables';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { SelectField } from '../../ui/field.tsx';
import { type RetentionWords, useRetentionWords } from '../../words/settings/retention.ts';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { saveSigned } from '../write-settings.ts';
import { Form } from '../../ui/form.tsx';

/** How long calls are kept. A change applies to existing calls, too. */
export function RetentionPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const words = useRetentionWords();
  const { customerId, member } = useConsole();
  const action = useRequest();
  const path = paths.settings(customerId, 'retention');
  const live = useLiveDoc({ path, schema: retentionSettingsSchema });

  const save = (callDays: number) =>
    void action.run(async () => {
      await saveSigned({ customerId, uid: member.uid }, path, { callDays });
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={6} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const callDays = live.data?.callDays ?? defaultCallDays;
  return (
    <>
      <PageHead title={nav.retention} lead={words.lead} />
      <RetentionView key={callDays} callDays={callDays} onSave={save} {...action} />
    </>
  );
}

const dayMs = 86_400_000;
const yearDays = 365;

/** The choices, in days; a period set elsewhere is added to them. */
const offered = [90, 180, 365, 730, 1095, 1825, 3650];

const spokenDays = (days: number, words: RetentionWords): string =>
  days % yearDays === 0 ? words.years(days / yearDays) : words.days(days);

interface RetentionViewProps {
  /** The current setting. */
  callDays: number;
  isBusy: boolean;
  refusal: RefusalCode | null;
  onSave: (callDays: number) => void;
}

/** The choice, what is deleted when, and a confirmation before anything is deleted sooner than before. */
export function RetentionView({ callDays, isBusy, refusal, onSave }: RetentionViewProps) {
  const words = useRetentionWords();
  const [chosen, setChosen] = useState(callDays);
  const [isAsking, setIsAsking] = useState(false);
  const choices = [...new Set([...offered, callDays])].toSorted((a, b) => a - b);
  return (
    <>
      <Form
        className="retention"
        noValidate
        onSubmit={() => {
          if (chosen < callDays) setIsAsking(true);
          else onSave(chosen);
        }}
      >
        <SelectField
          label={words.field}
          hint={words.hint}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {choices.map((days) => (
            <option key={days} value={days}>
              {spokenDays(days, words)}
              {days === defaultCallDays && words.usual}
            </option>
          ))}
        </SelectField>
        {!isAsking && <RefusalLine code={refusal} />}
        <Button type="submit" look="primary" busy={isBusy} disabled={chosen === callDays}>
          {words.save}
        </Button>
        <KeptTable calls={spokenDays(chosen, words)} />
        <p className="settings-note">{words.note}</p>
      </Form>
      {isAsking && (
        <ShortenDialog
          {...{ callDays, chosen, isBusy, refusal }}
          onSave={() => onSave(chosen)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

interface ShortenDialogProps extends Omit<RetentionViewProps, 'onSave'> {
  chosen: number;
  onSave: () => void;
  onClose: () => void;
}

/** Says up to which day calls will be deleted, before they are. */
export function ShortenDialog(props: ShortenDialogProps) {
  const { callDays, chosen, isBusy, refusal, onSave, onClose } = props;
  const words = useRetentionWords();
  const [language] = useLanguage();
  const oldest = new Date(useNow(false) - chosen * dayMs);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Tokyo' });
  return (
    <FormDialog
      title={words.shortenTitle}
      submit={words.shortenDo}
      isBusy={isBusy}
      problem={<RefusalLine code={refusal} />}
      isDanger
      onSubmit={onSave}
      onClose={onClose}
    >
      <p>{words.shortenText(spokenDays(callDays, words), spokenDays(chosen, words))}</p>
      <Notice tone="missed">{words.shortenLoss(format.format(oldest))}</Notice>
    </FormDialog>
  );
}

/** Everything that is kept, with the times that nobody chooses (docs/data.md). */
function KeptTable({ calls }: { calls: string }) {
  const words = useRetentionWords();
  const rows = [
    [words.calls, calls],
    [words.recordings, words.inDialpad],
    [words.ledger, words.days(90)],
    [words.receipts, words.days(90)],
    [words.letters, words.days(30)],
    [words.statistics, words.months(25)],
    [words.audit, words.months(13)],
    [words.contacts, words.untilDeleted],
  ];
  return (
    <table className="retention-table">
      <caption>{words.whatTitle}</caption>
      <thead className="aside">
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.howLong}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, howLong]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="num">{howLong}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
