import { useEffect, useState } from 'react';
import { type CodeProblem, codeProblem } from '../../firebase/sign-in/code-step.ts';
import {
  type SetUp,
  type SetUpProblem,
  beginSetUp,
  setUpProblem,
} from '../../firebase/sign-in/second-factor.ts';
import { useAction } from '../../ui/dialogs/use-action.ts';
import { useSecondFactorWords } from '../../words/second-factor.ts';

/** Under this name authenticator apps list the account. */
const issuer = 'CTI';

/** How far setting up has come. */
export type SetUpState =
  | { status: 'starting' }
  /** The person would rather not sign in again. */
  | { status: 'not-proven' }
  | { status: 'failed'; problem: SetUpProblem }
  | { status: 'ready'; setUp: SetUp };

/** What has been filled in. */
export interface SetUpDraft {
  digits: string;
  name: string;
}

/** Setting up an authenticator app, from the key to the first code. */
export function useSetUp(onDone: () => void) {
  const words = useSecondFactorWords();
  const [state, setState] = useState<SetUpState>({ status: 'starting' });
  const [turn, setTurn] = useState(0);
  const [draft, setDraft] = useState<SetUpDraft>({ digits: '', name: '' });
  const { isBusy, problem, run } = useAction<CodeProblem>(codeProblem);

  useEffect(() => {
    let isGone = false;
    const tell = (next: SetUpState) => isGone || setState(next);
    beginSetUp(issuer).then(
      (setUp) => tell(setUp ? { status: 'ready', setUp } : { status: 'not-proven' }),
      (error: unknown) => tell({ status: 'failed', problem: setUpProblem(error) }),
    );
    return () => {
      isGone = true;
    };
  }, [turn]);

  const again = () => {
    setState({ status: 'starting' });
    setDraft({ ...draft, digits: '' });
    setTurn(turn + 1);
  };
  const submit = () => {
    if (state.status !== 'ready') return;
    const name = draft.name.trim() || words.setUp.usualName;
    void run(() => state.setUp.finish(draft.digits, name).then(onDone));
  };
  return { state, draft, isBusy, problem, change: setDraft, again, submit };
}
