import { extensionLimit, extensionPattern } from '@cti/functions/model/calls/extension';
import type { Group } from '@cti/functions/model/group';
import type { Role } from '@cti/functions/model/members/member';
import type { Row } from '../../firebase/spec.ts';
import { Choice } from '../../ui/choice.tsx';
import { InputField } from '../../ui/field.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useWords } from '../../words/use-words.tsx';
import { GroupChoice } from './group-choice.tsx';

export interface MemberDraft {
  name: string;
  role: Role;
  groupCodes: readonly string[];
  /** As typed: any number of them. */
  extensions: string;
}

interface MemberFieldsProps {
  draft: MemberDraft;
  groups: readonly Row<Group>[];
  /** Show what is missing. */
  isChecked: boolean;
  /** It's the reader's own membership. */
  isOwn: boolean;
  onChange: (draft: MemberDraft) => void;
}

/** The extensions in a typed text; null if one can't be one, or there are too many. */
export function readExtensions(text: string): string[] | null {
  const found = text
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean);
  const isValid = found.every((extension) => extensionPattern.test(extension));
  return isValid && found.length <= extensionLimit ? found : null;
}

const roles = ['operator', 'viewer', 'admin'] as const satisfies Role[];

/** What an admin decides about a member. */
export function MemberFields({ draft, groups, isChecked, isOwn, onChange }: MemberFieldsProps) {
  const words = useSettingsWords();
  const { role: roleNames } = useWords();
  return (
    <>
      <InputField
        label={words.members.name}
        placeholder={words.members.namePlaceholder}
        maxLength={100}
        autoComplete="off"
        value={draft.name}
        error={isChecked && draft.name.trim() === '' ? words.members.nameMissing : null}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      <div className="member-role">
        <Choice
          label={words.members.role}
          value={draft.role}
          options={roles.map((value) => ({ value, label: roleNames[value] }))}
          onChange={(role) => onChange({ ...draft, role })}
        />
        <p className="settings-note">
          {isOwn && draft.role !== 'admin'
            ? words.members.ownRole
            : words.members.roleHints[draft.role]}
        </p>
      </div>
      <InputField
        label={words.members.extensions}
        hint={words.members.extensionsHint}
        placeholder="101, 102"
        autoComplete="off"
        spellCheck={false}
        maxLength={420}
        value={draft.extensions}
        error={
          isChecked && readExtensions(draft.extensions) === null
            ? words.members.extensionsWrong
            : null
        }
        onChange={(event) => onChange({ ...draft, extensions: event.target.value })}
      />
      <GroupChoice
        groups={groups}
        chosen={draft.groupCodes}
        hint={
          draft.role !== 'admin' && draft.groupCodes.length === 0 ? words.members.needsGroup : null
        }
        onChange={(groupCodes) => onChange({ ...draft, groupCodes })}
      />
    </>
  );
}
