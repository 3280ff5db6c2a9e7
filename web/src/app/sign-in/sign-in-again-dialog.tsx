import { useState } from 'react';
import { type CodeStep, codeProblem } from '../../firebase/sign-in/code-step.ts';
import {
  SomebodyElse,
  signInAgain,
  signInAgainWithPhone,
} from '../../firebase/sign-in/sign-in-again.ts';
import { signInProblem } from '../../firebase/sign-in/sign-in-problem.ts';
import { CodeField } from '../../ui/code-field.tsx';
import { FormDialog } from '../../ui/dialogs/form-dialog.tsx';
import { InputField } from '../../ui/field.tsx';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useLoginWords } from '../../words/login.ts';
import { useSecondFactorWords } from '../../words/second-factor.ts';
import { useSignInAgainWords } from '../../words/sign-in-again.ts';

interface SignInAgainDialogProps {
  /** `''` = the person signs in with a phone number. */
  email: string;
  onDone: () => void;
  onClose: () => void;
}

/** Asks for password and code again; after a phone sign-in also for the number, which browsers are never told. */
export function SignInAgainDialog({ email, onDone, onClose }: SignInAgainDialogProps) {
  const words = useSignInAgainWords();
  const login = useLoginWords();
  const factor = useSecondFactorWords();
  const [phone, setPhone] = useState('');
  const [password, setPassword] = useState('');
  const [step, setStep] = useState<CodeStep | null>(null);
  const [digits, setDigits] = useState('');
  const byPhone = email === '';

  const wordsOf = (refusal: unknown): string => {
    if (step) return factor.problems[codeProblem(refusal)];
    if (refusal instanceof SomebodyElse) return words.somebodyElse;
    const problem = signInProblem(refusal);
    if (problem === 'wrong') return byPhone ? words.wrongPhone : words.wrongPassword;
    return login.errors[problem === 'too-many' ? 'tooMany' : problem];
  };

  const { isBusy, problem: error, run } = useAction(wordsOf);
  const submit = () =>
    run(async () => {
      if (step) await step.finish(digits);
      else if (byPhone) await signInAgainWithPhone(phone.trim(), password);
      else {
        const next = await signInAgain(email, password);
        if (next) return setStep(next);
      }
      onDone();
    });

  if (step) {
    return (
      <FormDialog
        title={words.title}
        submit={isBusy ? words.submitting : words.submit}
        isBusy={isBusy}
        problem={error}
        onSubmit={() => void submit()}
        onBack={() => setStep(null)}
        backLabel={factor.back}
        onClose={onClose}
      >
        <p>{factor.codeLead}</p>
        <CodeField value={digits} onChange={setDigits} />
      </FormDialog>
    );
  }

  return (
    <FormDialog
      title={words.title}
      submit={isBusy ? words.submitting : words.submit}
      isBusy={isBusy}
      problem={error}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{words.lead}</p>
      {byPhone ? (
        <InputField
          label={words.phone}
          type="tel"
          name="username"
          autoComplete="username"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      ) : (
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      )}
      <InputField
        label={login.password}
        type="password"
        name="password"
        autoComplete="current-password"
        hint={byPhone ? undefined : email}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </FormDialog>
  );
}
