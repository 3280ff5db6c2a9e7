import './members.css';
import { groupCodeLimit } from '@cti/functions/model/callables';
import type { Group } from '@cti/functions/model/group';
import { useId, useMemo, useState } from 'react';
import type { Row } from '../../firebase/spec.ts';
import { cx } from '../../ui/cx.ts';
import { useSettingsWords } from '../../words/settings/settings.ts';

interface GroupChoiceProps {
  groups: readonly Row<Group>[];
  chosen: readonly string[];
  hint: string | null;
  onChange: (chosen: string[]) => void;
}

/** Up to this many fit without a search field. */
const inSight = 12;

/** Any number of groups. A code whose group no longer exists stays visible, so it can be removed. */
export function GroupChoice({ groups, chosen, hint, onChange }: GroupChoiceProps) {
  const words = useSettingsWords();
  const id = useId();
  const [filter, setFilter] = useState('');
  const all = useMemo(() => {
    const known = new Set(groups.map((group) => group.id));
    const lost = chosen.filter((code) => !known.has(code)).map((code) => ({ id: code, name: '' }));
    return [...groups, ...lost];
  }, [groups, chosen]);
  const wanted = filter.normalize('NFKC').trim().toLowerCase();
  const shown = all.filter(
    ({ id: code, name }) => wanted === '' || `${code}\n${name}`.toLowerCase().includes(wanted),
  );
  const isFull = chosen.length >= groupCodeLimit;
  const note = isFull ? words.members.tooManyGroups : hint;
  const toggle = (code: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, code] : chosen.filter((one) => one !== code));

  return (
    <fieldset className="group-choice" aria-describedby={note ? id : undefined}>
      <legend>{words.members.groups}</legend>
      {all.length === 0 && <p className="settings-note">{words.members.noGroups}</p>}
      {all.length > inSight && (
        <input
          className="input"
          aria-label={words.members.filterGroups}
          placeholder={words.members.filterGroups}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <div className={cx('group-choice-list', all.length > inSight && 'group-choice-long')}>
        {shown.map(({ id: code, name }) => (
          <label key={code} title={name}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              disabled={isFull && !chosen.includes(code)}
              onChange={(event) => toggle(code, event.target.checked)}
            />
            <span className="clip">{name || code}</span>
            {name && <span className="group-choice-code clip">{code}</span>}
          </label>
        ))}
      </div>
      {note && (
        <p id={id} className="settings-note">
          {note}
        </p>
      )}
    </fieldset>
  );
}
