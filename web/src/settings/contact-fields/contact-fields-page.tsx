import { contactFieldSettingsSchema } from '@cti/functions/model/contacts/contact-field-settings';
import {
  type ContactField,
  contactFieldSettingsOf,
  contactFieldTypes,
  contactFieldsOf,
  fieldLabelLimit,
} from '@cti/functions/model/contacts/contact-fields';
import { paths } from '@cti/functions/model/paths';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { EmptyLine, ErrorLine } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useContactWords } from '../../words/contacts.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { useConsole } from '../../console/console-context.ts';
import { PageHead } from '../widgets/page-head.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { saveSigned } from '../write-settings.ts';
import './contact-fields.css';
import { useState } from 'react';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { RefusalCode } from '@cti/functions/model/callables';
import { Button, IconButton } from '../../ui/button.tsx';
import { InputField, Options, SelectField, TextareaField } from '../../ui/field.tsx';
import { ConfirmDialog } from '../../ui/dialogs/confirm-dialog.tsx';
import { RefusalLine, refusalLine } from '../widgets/refusal-line.tsx';
import {
  type FieldDraft,
  fieldProblems,
  fromFieldDrafts,
  mayAddField,
  moved,
  newField,
  toFieldDrafts,
} from './fields-draft.ts';
import { Form } from '../../ui/form.tsx';

/** The custom fields of this customer's contacts. */
export function ContactFieldsPage() {
  const { pages } = useWords();
  const { nav } = useSettingsWords();
  const { fields: words } = useContactWords();
  const { customerId, member } = useConsole();
  const action = useRequest();
  const path = paths.settings(customerId, 'contactFields');
  const live = useLiveDoc({ path, schema: contactFieldSettingsSchema });
  const save = (fields: readonly ContactField[]) =>
    void action.run(async () => {
      const settings = contactFieldSettingsOf(fields);
      await saveSigned({ customerId, uid: member.uid }, path, settings);
      showToast(words.saved);
    });
  if (live.status === 'loading') return <Skeleton rows={6} />;
  if (live.status === 'error') return <ErrorLine>{pages.error}</ErrorLine>;
  const fields = contactFieldsOf(live.data);
  return (
    <>
      <PageHead title={nav.contactFields} lead={words.lead} />
      <ContactFieldsView key={JSON.stringify(fields)} fields={fields} onSave={save} {...action} />
    </>
  );
}

interface ContactFieldsViewProps {
  fields: readonly ContactField[];
  isBusy: boolean;
  refusal: RefusalCode | null;
  onSave: (fields: readonly ContactField[]) => void;
}

/** The fields in order: their names and types, and whether the card shows them. */
export function ContactFieldsView({ fields, isBusy, refusal, onSave }: ContactFieldsViewProps) {
  const { fields: words } = useContactWords();
  const [drafts, setDrafts] = useState(() => toFieldDrafts(fields));
  const [isChecked, setIsChecked] = useState(false);
  const [removing, setRemoving] = useState<FieldDraft | null>(null);
  const problems = fieldProblems(drafts);
  const isDirty = JSON.stringify(fromFieldDrafts(drafts)) !== JSON.stringify(fields);
  const change = (at: number, part: Partial<FieldDraft>) =>
    setDrafts(drafts.map((draft, n) => (n === at ? { ...draft, ...part } : draft)));
  const remove = ({ id }: FieldDraft) => setDrafts(drafts.filter((draft) => draft.id !== id));
  return (
    <Form
      className="own-field-list"
      noValidate
      onSubmit={() => {
        setIsChecked(true);
        if (Object.keys(problems).length === 0) onSave(fromFieldDrafts(drafts));
      }}
    >
      {drafts.length === 0 && <EmptyLine>{words.empty}</EmptyLine>}
      <ol>
        {drafts.map((draft, at) => (
          <FieldLine
            key={draft.id}
            draft={draft}
            problem={isChecked ? (problems[draft.id] ?? null) : null}
            isFirst={at === 0}
            isLast={at === drafts.length - 1}
            onChange={(part) => change(at, part)}
            onMove={(by) => setDrafts(moved(drafts, at, by))}
            // A field never saved holds no values.
            onRemove={() =>
              fields.some(({ id }) => id === draft.id) ? setRemoving(draft) : remove(draft)
            }
          />
        ))}
      </ol>
      <div className="own-field-actions">
        <Button
          icon={IconPlus}
          disabled={!mayAddField(drafts)}
          onClick={() => setDrafts([...drafts, newField()])}
        >
          {words.add}
        </Button>
        <Button type="submit" look="primary" busy={isBusy} disabled={!isDirty}>
          {words.save}
        </Button>
        <RefusalLine code={refusal} />
      </div>
      {removing && (
        <ConfirmDialog
          problemOf={refusalLine}
          title={words.removeTitle(removing.label)}
          text={words.removeLead}
          submit={words.remove(removing.label)}
          isDanger
          act={async () => {
            remove(removing);
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </Form>
  );
}

interface FieldLineProps {
  draft: FieldDraft;
  problem: keyof ReturnType<typeof useContactWords>['fields']['problems'] | null;
  isFirst: boolean;
  isLast: boolean;
  onChange: (part: Partial<FieldDraft>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function FieldLine(props: FieldLineProps) {
  const { draft, problem, isFirst, isLast, onChange, onMove, onRemove } = props;
  const { fields: words } = useContactWords();
  const { label, type, choices, onCard } = draft;
  const isAboutChoices = problem === 'noChoices' || problem === 'choices';
  return (
    <li className="own-field-line">
      <InputField
        label={words.label}
        autoComplete="off"
        maxLength={fieldLabelLimit}
        value={label}
        error={problem && !isAboutChoices ? words.problems[problem] : null}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <SelectField
        label={words.type}
        value={type}
        onChange={(event) => {
          const next = contactFieldTypes.find((one) => one === event.target.value);
          if (next) onChange({ type: next });
        }}
      >
        <Options of={contactFieldTypes.map((one) => [one, words.types[one]])} />
      </SelectField>
      <label className="contact-check">
        <input
          type="checkbox"
          checked={onCard}
          onChange={(event) => onChange({ onCard: event.target.checked })}
        />
        {words.onCard}
      </label>
      <span className="own-field-buttons">
        <IconButton
          icon={IconArrowUp}
          label={words.up(label)}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={IconArrowDown}
          label={words.down(label)}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <IconButton icon={IconTrash} label={words.remove(label)} onClick={onRemove} />
      </span>
      {type === 'choice' && (
        <TextareaField
          className="own-field-choices"
          label={words.choices}
          rows={Math.min(6, Math.max(2, choices.split('\n').length))}
          value={choices}
          error={problem && isAboutChoices ? words.problems[problem] : null}
          onChange={(event) => onChange({ choices: event.target.value })}
        />
      )}
    </li>
  );
}
