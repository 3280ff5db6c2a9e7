import { useEffect, useId, useState } from 'react';
import type { CallableOutputs } from '@cti/functions/model/callables';
import { toE164 } from '@cti/functions/model/text/phone';
import { formatPhone } from '../../call/phone.ts';
import { call } from '../../firebase/callables.ts';
import { InputField } from '../../ui/field.tsx';
import { useSettingsWords } from '../../words/settings/settings.ts';
import { useAbilities } from '../use-lists.ts';

type CompanyNumber = CallableOutputs['callerIds']['numbers'][number];

/** What was typed as a caller id: E.164, `null` for none, `undefined` if it can't be read. */
export const readCallerId = (typed: string): string | null | undefined =>
  typed.trim() === '' ? null : (toE164(typed) ?? undefined);

interface CallerIdFieldProps {
  value: string;
  isWrong: boolean;
  /** The company's numbers, to choose from. */
  numbers: readonly CompanyNumber[];
  onChange: (typed: string) => void;
}

/** What a group's calls out show. The company's numbers are offered; without Dialpad's API, one is typed. */
export function CallerIdField({ value, isWrong, numbers, onChange }: CallerIdFieldProps) {
  const { groups: words } = useSettingsWords();
  const list = useId();
  return (
    <>
      <InputField
        label={words.callerId}
        hint={words.callerIdHint}
        error={isWrong ? words.callerIdWrong : null}
        inputMode="tel"
        autoComplete="off"
        maxLength={30}
        list={list}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {numbers.map(({ number, office }) => (
          <option key={number} value={formatPhone(number)}>
            {office || formatPhone(number)}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** The numbers of the company at Dialpad; none where it can't be asked: then one can still be typed. */
export function useCompanyNumbers(customerId: string): readonly CompanyNumber[] {
  const [numbers, setNumbers] = useState<readonly CompanyNumber[]>([]);
  const canAsk = useAbilities(customerId)?.calls === true;
  useEffect(() => {
    if (!canAsk) return;
    let gone = false;
    call('callerIds', { customerId }).then(
      (answer) => gone || setNumbers(answer.numbers),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [customerId, canAsk]);
  return numbers;
}
