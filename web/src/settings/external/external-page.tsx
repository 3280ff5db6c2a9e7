import {
  type PopupSettings,
  externalModeSchema,
  externalUrlLimit,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { usePopupWords } from '../../words/settings/popup.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { savePopupSettings } from '../write-popup.ts';
import './external.css';
import type { RefusalCode } from '@cti/functions/model/callables';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { InputField, TextareaField } from '../../ui/field.tsx';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { draftOf, problemsOf, sampleAddress, settingsOf } from './external-draft.ts';
import { Form } from '../../ui/form.tsx';

/** Another system's page about the caller. */
export function ExternalPage() {
  const words = useWords();
  const { common } = useSettingsWords();
  const { external } = usePopupWords();
  const { customerId, member } = useConsole();
  const { isBusy, refusal, run } = useRequest();
  const live = useLiveDoc({ path: paths.popupSettings(customerId), schema: popupSettingsSchema });
  const save = (settings: PopupSettings) =>
    run(async () => {
      await savePopupSettings({ customerId, uid: member.uid }, settings);
      showToast(common.saved);
    });
  return (
    <>
      <PageHead title={external.title} lead={external.lead} />
      {live.status === 'error' && <ErrorLine>{words.pages.error}</ErrorLine>}
      {live.status === 'loading' && <Skeleton rows={4} />}
      {live.status === 'ready' && (
        <ExternalForm
          settings={live.data ?? popupSettingsSchema.parse({})}
          isBusy={isBusy}
          refusal={refusal}
          onSave={(settings) => void save(settings)}
        />
      )}
    </>
  );
}

interface ExternalFormProps {
  settings: PopupSettings;
  isBusy: boolean;
  refusal: RefusalCode | null;
  onSave: (settings: PopupSettings) => void;
}

/** The address, where it may lead, and how it opens. Reports errors once saving has been tried. */
export function ExternalForm({ settings, isBusy, refusal, onSave }: ExternalFormProps) {
  const { common } = useWords();
  const { external: words } = usePopupWords();
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [isChecked, setIsChecked] = useState(false);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const next = settingsOf(draft);
  const problems = problemsOf(next);
  const shown = isChecked ? problems : null;
  const sample = sampleAddress(next);
  const hostError = shown?.tooManyHosts
    ? words.hostsTooMany
    : shown?.host
      ? words.hostInvalid(shown.host)
      : null;
  return (
    <Form
      className="external"
      noValidate
      onSubmit={() => {
        setIsChecked(true);
        if (!problems) onSave(next);
      }}
    >
      <TextareaField
        label={words.hosts}
        rows={2}
        placeholder={words.hostsPlaceholder}
        autoCapitalize="none"
        spellCheck={false}
        value={draft.hosts}
        error={hostError}
        hint={words.hostsHint}
        onChange={(event) => set({ hosts: event.target.value })}
      />
      <InputField
        label={words.url}
        inputMode="url"
        placeholder={words.urlPlaceholder}
        maxLength={externalUrlLimit + 1}
        autoComplete="off"
        spellCheck={false}
        value={draft.externalUrl}
        error={shown?.url ? words.problems[shown.url] : null}
        hint={words.urlHint}
        onChange={(event) => set({ externalUrl: event.target.value })}
      />
      {sample && (
        <p className="external-sample">
          <span>{words.preview}</span> <code>{sample}</code>
        </p>
      )}
      <Choice
        label={words.mode}
        value={draft.externalMode}
        options={externalModeSchema.options.map((value) => ({ value, label: words.modes[value] }))}
        onChange={(externalMode) => set({ externalMode })}
      />
      <p className="settings-note">{words.modeHint}</p>
      <label className="external-number">
        <input
          type="checkbox"
          checked={draft.allowsNumber}
          onChange={(event) => set({ allowsNumber: event.target.checked })}
        />
        {words.allowsNumber}
      </label>
      {draft.allowsNumber && <Notice tone="missed">{words.numberWarning}</Notice>}
      <RefusalLine code={refusal} />
      <Button type="submit" look="primary" busy={isBusy}>
        {common.save}
      </Button>
    </Form>
  );
}
