import { IconEye, IconEyeOff, IconRefresh } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { call } from '../../firebase/callables.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/clock.ts';
import { useFormat } from '../../ui/format.ts';
import { useSystemWords } from '../../words/settings/system.ts';
import { RefusalLine } from '../widgets/refusal-line.tsx';
import { useRequest } from '../widgets/use-request.ts';
import { hintOf, reasonOf, resultTextOf } from './letter-words.ts';
import type { Letter } from './use-letters.ts';
import type { DeadLetter } from '@cti/functions/model/calls/ledger';
import { Notice } from '../../ui/notice.tsx';
import { useConsole } from '../../console/console-context.ts';
import { useCurrentCall } from '../../console/use-current-call.ts';

interface LetterDetailProps {
  customerId: string;
  letter: Letter;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
  onReplayed: () => void;
}

/** One body that couldn't be parsed: why, its content, and a button to process it again. */
export function LetterDetail({ customerId, letter, names, onReplayed }: LetterDetailProps) {
  const { letters: words } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  const id = useId();
  const { isBusy, refusal, run } = useRequest();
  const hint = hintOf(words, letter.reason);
  const replay = () =>
    run(async () => {
      await call('replayDeadLetter', { customerId, id: letter.id });
      // The result is stored in the letter.
      onReplayed();
    });
  return (
    <section className="letter" aria-labelledby={id}>
      <header className="letter-head">
        <div>
          <h2 id={id}>{reasonOf(words, letter.reason)}</h2>
          <p className="settings-note num">{format.dateTime(letter.receivedAt, now)}</p>
        </div>
        <Button
          icon={IconRefresh}
          busy={isBusy}
          title={words.replayHint}
          onClick={() => void replay()}
        >
          {isBusy ? words.replaying : words.replayDo}
        </Button>
      </header>
      {hint && !letter.replay?.linkedId && <p>{hint}</p>}
      <RefusalLine code={refusal} />
      <div aria-live="polite">
        {letter.replay && (
          <ReplayResult customerId={customerId} replay={letter.replay} names={names} />
        )}
      </div>
      <Content customerId={customerId} letter={letter} />
    </section>
  );
}

/** The body's content: without personal data until somebody asks for all of it, which the audit log records. */
function Content({ customerId, letter }: Pick<LetterDetailProps, 'customerId' | 'letter'>) {
  const { letters: words } = useSystemWords();
  const id = useId();
  const { isBusy, refusal, run } = useRequest();
  const [opened, setOpened] = useState<Letter['content'] | null>(null);
  const open = () =>
    run(async () => setOpened(await call('openDeadLetter', { customerId, id: letter.id })));
  const { text, leftOff } = opened ?? letter.content;
  return (
    <div className="letter-content">
      <div className="letter-bar">
        <h3 id={id}>{words.content}</h3>
        <p className={opened ? 'letter-warning' : 'settings-note'}>
          {opened ? words.shownNote : words.maskedNote}
        </p>
        <Button
          look="quiet"
          icon={opened ? IconEyeOff : IconEye}
          busy={isBusy}
          onClick={() => (opened ? setOpened(null) : void open())}
        >
          {opened ? words.hide : words.reveal}
        </Button>
      </div>
      <RefusalLine code={refusal} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: keys must reach it */}
      <section className="letter-payload" tabIndex={0} aria-labelledby={id}>
        <pre>{text}</pre>
      </section>
      {leftOff > 0 && <p className="settings-note">{words.leftOff(leftOff)}</p>}
    </div>
  );
}

interface ReplayResultProps {
  customerId: string;
  replay: NonNullable<DeadLetter['replay']>;
  /** Members' names by uid. */
  names: ReadonlyMap<string, string>;
}

/** What came of reading it again, when and by whom; and the call it belongs to. */
function ReplayResult({ customerId, replay, names }: ReplayResultProps) {
  const { letters: words, audit } = useSystemWords();
  const format = useFormat();
  const now = useNow(false);
  const { result, linkedId, at, by } = replay;
  const who = by === 'command' ? audit.command : names.get(by) || audit.unknownPerson;
  return (
    <Notice tone={linkedId === null ? 'ringing' : 'plain'}>
      <div className="letter-result">
        <div>
          <p>{resultTextOf(words, result)}</p>
          <p className="letter-result-by num">{words.resultBy(format.dateTime(at, now), who)}</p>
        </div>
        {linkedId !== null && <OpenCall customerId={customerId} linkedId={linkedId} />}
      </div>
    </Notice>
  );
}

/** The call may have become part of another one since, or have expired. */
function OpenCall({ customerId, linkedId }: { customerId: string; linkedId: string }) {
  const { letters: words } = useSystemWords();
  const { openCall } = useConsole();
  const current = useCurrentCall(customerId, linkedId);
  const call = current.status === 'ready' ? current.data : null;
  if (current.status === 'ready' && !current.fromCache && !call) return <p>{words.callGone}</p>;
  return (
    <Button look="quiet" disabled={!call} onClick={() => call && openCall(call)}>
      {words.openCall}
    </Button>
  );
}
