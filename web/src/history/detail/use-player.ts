import type { RefusalCode } from '@cti/functions/model/callables';
import { type SyntheticEvent, useRef, useState } from 'react';

/** Asks the server for a temporary address that plays one recording. */
export type AskToPlay = (recordingId: string) => Promise<{ path: string; playableMs: number }>;

/** Why nothing plays, as far as the person can do something about it. */
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

/** This close to its expiry an address isn't worth another try. */
const nearlyOverMs = 30_000;

/** One recording, loaded on demand; a long one keeps playing after its address expires. */
export function usePlayer(recordingId: string, ask: AskToPlay) {
  const [state, setState] = useState<PlayerState>({ step: 'idle' });
  const goodUntilMs = useRef(0);
  /** Where to resume, in seconds, once the new address has loaded. */
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
