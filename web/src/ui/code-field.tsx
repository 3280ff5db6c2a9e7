import { useEffect, useRef } from 'react';
import { useSecondFactorWords } from '../words/second-factor.ts';
import { InputField } from './field.tsx';

const codeLength = 6;

/** The digits in what was typed or pasted, full-width ones too. */
const digitsIn = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, codeLength);

interface CodeFieldProps {
  value: string;
  onChange: (digits: string) => void;
  /** Has the focus from the start. Only where nothing comes before it. */
  isFirst?: boolean;
}

/** The six digits that an authenticator app shows at this moment. */
export function CodeField({ value, onChange, isFirst = true }: CodeFieldProps) {
  const words = useSecondFactorWords();
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) ref.current?.focus();
  }, [isFirst]);
  return (
    <InputField
      ref={ref}
      label={words.code}
      hint={words.codeHint}
      name="code"
      autoComplete="one-time-code"
      inputMode="numeric"
      required
      value={value}
      onChange={(event) => onChange(digitsIn(event.target.value))}
    />
  );
}
