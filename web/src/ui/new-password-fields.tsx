import { type PasswordFault, passwordFault } from '@cti/functions/model/members/password';
import { useNewPasswordWords } from '../words/new-password.ts';
import { InputField } from './field.tsx';

/** A new password as it is typed, twice. */
export interface NewPassword {
  next: string;
  again: string;
}

export const noPassword: NewPassword = { next: '', again: '' };

/** What the server compares a new password with as well. */
export type Known = Parameters<typeof passwordFault>[1];

export function newPasswordProblem(
  { next, again }: NewPassword,
  known: Known,
): PasswordFault | 'differs' | null {
  return passwordFault(next, known) ?? (next === again ? null : 'differs');
}

interface NewPasswordFieldsProps {
  value: NewPassword;
  known: Known;
  /** Say what is wrong. */
  isChecked: boolean;
  onChange: (value: NewPassword) => void;
}

export function NewPasswordFields({ value, known, isChecked, onChange }: NewPasswordFieldsProps) {
  const words = useNewPasswordWords();
  const problem = isChecked ? newPasswordProblem(value, known) : null;
  return (
    <>
      <InputField
        label={words.next}
        type="password"
        name="new-password"
        autoComplete="new-password"
        hint={words.nextHint}
        error={problem === null || problem === 'differs' ? null : words.faults[problem]}
        value={value.next}
        onChange={(event) => onChange({ ...value, next: event.target.value })}
      />
      <InputField
        label={words.again}
        type="password"
        name="new-password-again"
        autoComplete="new-password"
        error={problem === 'differs' ? words.differs : null}
        value={value.again}
        onChange={(event) => onChange({ ...value, again: event.target.value })}
      />
    </>
  );
}
