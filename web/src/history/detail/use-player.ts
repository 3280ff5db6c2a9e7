import type { RefusalCode } from '@cti/functions/model/callables';
import { type SyntheticEvent, useRef, useState } from 'react';

/** Asks the server for an address that plays one recording for a while. */
export type AskToPlay = (recordingId: string) => Promise<{ path: string; playableMs: number }>;

/** Why nothing is heard, as far as the person can do something about it. */
export type SoundProblem =
  'no-api-key' | 'recording-refused' | 'recording-gone' | 'denied' | 'failed';

export type PlayerState =
  | { step: 'idle' | 'loading' }
  | { step: 'playing'; path: string }
  | { step: 'failed'; problem: SoundProblem };

const problems: Partial<Record<RefusalCode, SoundProblem>> = {
  'no-api-key': 'no-api-key',
  'recording-refused': 'recording-refused',
  'recording-gone': 'recording-gone',
  'call-unknown': 'denied',
  'not-a-member': 'denied',
  'signed-out': 'denied',
};

/** An address this close to its end is not worth another try. */
const nearlyOverMs = 30_000;

/** One recording, loaded when somebody wants to hear it; a long one goes on past the end of its address. */
export function usePlayer(recordingId: string, ask: AskToPlay) {
  const [state, setState] = useState<PlayerState>({ step: 'idle' });
  const goodUntilMs = useRef(0);
  /** Where to go on, in seconds, once the new address is loaded. */
  const goOnAt = useRef(0);

  const load = (): void => {
    ask(recordingId).then(
      ({ path, playableMs }) => {
        goodUntilMs.current = Date.now() + playableMs - nearlyOverMs;
        setState({ step: 'playing', path });
      },
      (error: unknown) => setState({ step: 'failed', problem: problemOf(error) }),
    );
  };

  return {
    state,
    play: () => {
      goOnAt.current = 0;
      setState({ step: 'loading' });
      load();
    },
    onLoaded: ({ currentTarget }: SyntheticEvent<HTMLAudioElement>) => {
      if (goOnAt.current > 0) currentTarget.currentTime = goOnAt.current;
      goOnAt.current = 0;
    },
    onError: ({ currentTarget }: SyntheticEvent<HTMLAudioElement>) => {
      if (Date.now() < goodUntilMs.current) {
        setState({ step: 'failed', problem: 'failed' });
        return;
      }
      goOnAt.current = currentTarget.currentTime;
      load();
    },
  };
}

function problemOf(error: unknown): SoundProblem {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return problems[code as RefusalCode] ?? 'failed';
}
