import { useNewPasswordWords } from '../words/new-password.ts';
import { InputField } from './field.tsx';

/** A new password as it is typed, twice. */
export interface NewPassword {
  next: string;
  again: string;
}

export const noPassword: NewPassword = { next: '', again: '' };

const shortest = 8;

export function newPasswordProblem({ next, again }: NewPassword): 'short' | 'differs' | null {
  if (next.length < shortest) return 'short';
  return next === again ? null : 'differs';
}

interface NewPasswordFieldsProps {
  value: NewPassword;
  /** Say what is wrong. */
  isChecked: boolean;
  onChange: (value: NewPassword) => void;
}

export function NewPasswordFields({ value, isChecked, onChange }: NewPasswordFieldsProps) {
  const words = useNewPasswordWords();
  const problem = isChecked ? newPasswordProblem(value) : null;
  return (
    <>
      <InputField
        label={words.next}
        type="password"
        name="new-password"
        autoComplete="new-password"
        hint={words.nextHint}
        error={problem === 'short' ? words.short : null}
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
