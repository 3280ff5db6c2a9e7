import './login-view.css';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { InputField } from '../../ui/field.tsx';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { useLoginWords } from '../../words/login.ts';
import { Form } from '../../ui/form.tsx';

export interface LoginValues {
  id: string;
  password: string;
}

export interface LoginViewProps {
  onSubmit: (values: LoginValues) => void;
  submitting?: boolean;
  /** What is wrong and what to do; null = nothing. */
  error?: ReactNode;
  /** What has happened, if nothing is wrong. */
  note?: ReactNode;
  /** Absent = no password reset is offered. */
  onReset?: (id: string) => void;
  /** Below the form: the language. */
  footer?: ReactNode;
}

/** Two fields and a button. Input survives a refusal. */
export function LoginView({
  onSubmit,
  submitting = false,
  error,
  note,
  onReset,
  footer,
}: LoginViewProps) {
  const words = useLoginWords();
  const [id, setId] = useState('');
  const [password, setPassword] = useState('');
  return (
    <main className="login">
      <Form
        className="login-form"
        onSubmit={() => {
          if (!submitting) onSubmit({ id: id.trim(), password });
        }}
      >
        <h1 className="login-title">
          <span className="login-mark" aria-hidden />
          {words.product}
        </h1>
        <InputField
          label={words.id}
          hint={words.idHint}
          name="username"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
        <InputField
          label={words.password}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error && <ErrorLine>{error}</ErrorLine>}
        <div className="login-note" aria-live="polite">
          {note && <Notice tone="plain">{note}</Notice>}
        </div>
        <Button type="submit" look="primary" busy={submitting} className="login-submit">
          {submitting ? words.submitting : words.submit}
        </Button>
        {onReset && (
          <Button look="quiet" className="login-reset" onClick={() => onReset(id.trim())}>
            {words.reset}
          </Button>
        )}
      </Form>
      {footer && <footer className="login-footer">{footer}</footer>}
    </main>
  );
}
