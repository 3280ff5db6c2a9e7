import { IconPlayerPlay } from '@tabler/icons-react';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { Button } from '../../ui/button.tsx';
import { formatDuration, formatTime } from '../../ui/format.ts';
import { ErrorLine, Notice } from '../../ui/notice.tsx';
import { useHistoryWords } from '../../words/history.ts';
import { Section } from './sections.tsx';
import type { RefusalCode } from '@cti/functions/model/callables';

type RecordingItem = NonNullable<Call['recording']>['items'][number];

interface RecordingsProps {
  items: readonly RecordingItem[];
  ask: AskToPlay;
  /** Link to where the API key is set; null = somebody else has to set it. */
  onApiKey: (() => void) | null;
}

/** A call's audio: the conversations, then the caller's voicemail. */
export function soundsOf({ recording, voicemail }: Pick<Call, 'recording' | 'voicemail'>) {
  const items: RecordingItem[] = [...(recording?.items ?? [])];
  if (voicemail?.uploaded && voicemail.recordingId !== null) {
    const { recordingId: id, durationMs } = voicemail;
    items.push({ id, kind: 'voicemail', durationMs, startedAt: null });
  }
  return items;
}

/** A call's recordings. Nothing loads until somebody presses play. */
export function RecordingSection({ items, ...rest }: RecordingsProps) {
  const { detail } = useHistoryWords();
  if (items.length === 0) return null;
  return (
    <Section title={detail.recordings}>
      <ul className="detail-memos">
        {items.map((item) => (
          <Recording key={item.id} item={item} {...rest} />
        ))}
      </ul>
    </Section>
  );
}

function Recording({
  item,
  ask,
  onApiKey,
}: Omit<RecordingsProps, 'items'> & { item: RecordingItem }) {
  const { state, ...player } = usePlayer(item.id, ask);
  return <RecordingView item={item} state={state} {...player} onApiKey={onApiKey} />;
}

type Player = ReturnType<typeof usePlayer>;
interface RecordingViewProps extends Omit<Player, 'state'> {
  item: RecordingItem;
  state: PlayerState;
  onApiKey: (() => void) | null;
}

export function RecordingView(props: RecordingViewProps) {
  const { item, state, play, onLoaded, onError, onApiKey } = props;
  const { detail } = useHistoryWords();
  const audio = useRef<HTMLAudioElement>(null);
  const { kind, durationMs, startedAt } = item;
  const what = detail.recordingOf(kind);
  const isPlaying = state.step === 'playing';
  // The focused button is gone.
  useEffect(() => {
    if (isPlaying) audio.current?.focus();
  }, [isPlaying]);
  return (
    <li className="detail-sound">
      <div className="detail-sound-line">
        {!isPlaying && (
          <Button
            icon={IconPlayerPlay}
            busy={state.step === 'loading'}
            aria-label={detail.play(what)}
            onClick={play}
          >
            {what}
          </Button>
        )}
        {isPlaying && <span>{what}</span>}
        <span className="detail-quiet num" aria-live="polite">
          {state.step === 'loading'
            ? detail.loadingSound
            : [startedAt && formatTime(startedAt), durationMs > 0 && formatDuration(durationMs)]
                .filter(Boolean)
                .join(' · ')}
        </span>
      </div>
      {isPlaying && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- phone calls have no captions
        <audio
          ref={audio}
          className="detail-audio"
          aria-label={detail.player(what)}
          src={state.path}
          controls
          autoPlay
          onLoadedMetadata={onLoaded}
          onError={onError}
        />
      )}
      {state.step === 'failed' && <Problem problem={state.problem} onApiKey={onApiKey} />}
    </li>
  );
}

function Problem({
  problem,
  onApiKey,
}: {
  problem: Extract<PlayerState, { step: 'failed' }>['problem'];
  onApiKey: (() => void) | null;
}) {
  const { detail } = useHistoryWords();
  const text = detail.soundProblems[problem];
  if (problem === 'recording-gone') return <Notice tone="plain">{text}</Notice>;
  if (problem !== 'no-api-key' && problem !== 'recording-refused') {
    return <ErrorLine>{text}</ErrorLine>;
  }
  if (!onApiKey) return <Notice tone="plain">{`${text}${detail.askAdmin}`}</Notice>;
  return (
    <Notice tone="plain" action={<Button onClick={onApiKey}>{detail.toApiKey}</Button>}>
      {text}
    </Notice>
  );
}

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
function usePlayer(recordingId: string, ask: AskToPlay) {
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
