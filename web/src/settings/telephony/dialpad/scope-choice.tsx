import type { DialpadState } from '@cti/functions/model/dialpad';
import { useState } from 'react';
import { Choice } from '../../../ui/choice.tsx';
import { useDialpadWords } from '../../../words/settings/dialpad.ts';

/** Which calls are wanted: the company's, or some offices'. */
export function useScope(initial: readonly string[]) {
  const [isCompany, setIsCompany] = useState(initial.length === 0);
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  const [isChecked, setIsChecked] = useState(false);
  const isWrong = !isCompany && chosen.length === 0;
  return {
    isCompany,
    setIsCompany,
    chosen,
    setChosen,
    isMissing: isChecked && isWrong,
    /** None = the whole company. */
    officeIds: isCompany ? [] : [...chosen],
    /** Whether the choice is complete; from now on it's said if it isn't. */
    check: () => {
      setIsChecked(true);
      return !isWrong;
    },
  };
}

interface ScopeProps {
  scope: ReturnType<typeof useScope>;
  /** Null = not asked yet. */
  account: DialpadState['account'];
}

/** With a single office there's nothing to choose. */
export function ScopeChoice({ scope, account }: ScopeProps) {
  const words = useDialpadWords();
  const { offices, officeCount } = account ?? { offices: [], officeCount: 0 };
  const { isCompany, chosen } = scope;
  if (offices.length < 2 && isCompany) return null;
  return (
    <div className="dialpad-scope">
      <Choice
        label={words.scope}
        value={isCompany ? 'company' : 'offices'}
        options={[
          { value: 'company', label: words.wholeCompany },
          { value: 'offices', label: words.someOffices },
        ]}
        onChange={(value) => scope.setIsCompany(value === 'company')}
      />
      {!isCompany && (
        <fieldset className="dialpad-offices">
          <legend className="aside">{words.offices}</legend>
          {offices.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  scope.setChosen(
                    event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                  )
                }
              />
              {name}
            </label>
          ))}
          {officeCount > offices.length && (
            <p className="settings-note">{words.officesCut(offices.length, officeCount)}</p>
          )}
          {scope.isMissing && <p className="field-error">{words.officesMissing}</p>}
        </fieldset>
      )}
    </div>
  );
}
