import type { Group } from '@cti/functions/model/group';
import type { Row } from '../../firebase/spec.ts';
import { InputField, Options, SelectField } from '../../ui/field.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import type { LineFields as Fields } from '../write-settings.ts';
import type { LineCheck } from './line-check.ts';
import { type LineDraft, type LineProblem, withGroup } from './line-form.ts';
import { LineHints } from './line-hints.tsx';
import { formatLineNumber } from './line-number.ts';

interface LineFieldsProps {
  draft: LineDraft;
  /** The number as digits, and how it relates to the other lines. */
  number: string;
  check: LineCheck;
  problems: Partial<Record<keyof Fields, LineProblem>>;
  groups: readonly Row<Group>[];
  onChange: (draft: LineDraft) => void;
}

export function LineFields(props: LineFieldsProps) {
  const { draft, number, check, problems, groups, onChange } = props;
  const words = useSettingsWords();
  const told = (field: keyof Fields) => {
    const problem = problems[field];
    return problem ? words.lines[problem] : null;
  };
  const taken = check.same
    ? words.lines.same(formatLineNumber(check.same.number), check.same.storeName)
    : null;
  return (
    <>
      <InputField
        label={words.lines.number}
        inputMode="tel"
        autoComplete="off"
        placeholder={words.lines.numberPlaceholder}
        value={draft.number}
        error={taken ?? told('number')}
        hint={words.lines.numberHint}
        onChange={(event) => onChange({ ...draft, number: event.target.value })}
      />
      <LineHints number={number} check={check} />
      <SelectField
        label={words.lines.group}
        value={draft.groupCode}
        error={groups.length === 0 ? words.lines.noGroups : told('groupCode')}
        onChange={(event) => onChange(withGroup(draft, event.target.value, groups))}
      >
        <option value="">{words.lines.chooseGroup}</option>
        <Options of={groups.map(({ id, name }) => [id, name ? `${name}（${id}）` : id])} />
      </SelectField>
      <div className="form-dialog-pair">
        <InputField
          label={words.lines.storeName}
          maxLength={100}
          autoComplete="off"
          placeholder={words.lines.storeNamePlaceholder}
          value={draft.storeName}
          error={told('storeName')}
          onChange={(event) => onChange({ ...draft, storeName: event.target.value })}
        />
        <InputField
          label={words.lines.storeCode}
          maxLength={50}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.storeCode}
          error={told('storeCode')}
          onChange={(event) => onChange({ ...draft, storeCode: event.target.value })}
        />
      </div>
    </>
  );
}
