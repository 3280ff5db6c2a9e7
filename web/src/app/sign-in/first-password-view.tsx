import './login-view.css';
import { Button } from '../../ui/button.tsx';
import { InputField } from '../../ui/field.tsx';
import { type Known, type NewPassword, NewPasswordFields } from '../../ui/new-password-fields.tsx';
import { ErrorLine } from '../../ui/notice.tsx';
import { useNewPasswordWords } from '../../words/new-password.ts';
import { useWords } from '../../words/use-words.tsx';
import { Form } from '../../ui/form.tsx';

export type FirstPasswordError = 'wrongCurrent' | 'weak' | 'stale' | 'tooMany' | 'other';

interface FirstPasswordViewProps {
  password: NewPassword;
  known: Known;
  isChecked: boolean;
  isBusy: boolean;
  error: FirstPasswordError | null;
  onChange: (password: NewPassword) => void;
  onCurrent?: (current: string) => void;
  onSubmit: () => void;
  onSignOut?: () => void;
  /** Set when the person followed a link in a mail; absent = they replace a first password an admin knows. */
  byLink?: { email: string };
}

/** The sign-in page's counterpart: same place, same size. */
export function FirstPasswordView(props: FirstPasswordViewProps) {
  const {
    password,
    known,
    isChecked,
    isBusy,
    error,
    onChange,
    onSubmit,
    onCurrent,
    onSignOut,
    byLink,
  } = props;
  const words = useWords();
  const passwordWords = useNewPasswordWords();
  const said = byLink ? passwordWords.byLink : passwordWords;
  const isCurrentWrong = error === 'wrongCurrent' || (isChecked && known.current === '');
  return (
    <main className="login">
      <Form
        className="login-form"
        noValidate
        onSubmit={() => {
          if (!isBusy) onSubmit();
        }}
      >
        <h1 className="login-title">
          <span className="login-mark" aria-hidden />
          {said.title}
        </h1>
        <p className="login-lead">
          {byLink ? passwordWords.byLink.lead(byLink.email) : passwordWords.lead}
        </p>
        {byLink ? (
          <input type="hidden" autoComplete="username" value={byLink.email} readOnly />
        ) : (
          <InputField
            label={passwordWords.current}
            type="password"
            name="password"
            autoComplete="current-password"
            value={known.current}
            error={isCurrentWrong ? passwordWords.wrongCurrent : null}
            onChange={(event) => onCurrent?.(event.target.value)}
          />
        )}
        <NewPasswordFields
          value={password}
          known={known}
          isChecked={isChecked}
          onChange={onChange}
        />
        {error && error !== 'wrongCurrent' && <ErrorLine>{passwordWords[error]}</ErrorLine>}
        <Button type="submit" look="primary" busy={isBusy} className="login-submit">
          {isBusy ? said.submitting : said.submit}
        </Button>
        {onSignOut && (
          <Button look="quiet" className="login-reset" onClick={onSignOut}>
            {words.shell.signOut}
          </Button>
        )}
      </Form>
    </main>
  );
}
