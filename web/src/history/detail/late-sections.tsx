import type { Call } from '@cti/functions/model/call';
import { Button } from '../../ui/button.tsx';
import { formatDuration, formatTime } from '../../ui/format.ts';
import { useShortcut } from '../../ui/use-keys.ts';
import { useHistoryWords } from '../../words/history/use-history-words.ts';
import { recapText } from './recap.ts';
import { Section } from './section.tsx';

interface LateSectionsProps {
  call: Call;
  /** Takes the recap over as the draft of a memo; null = the person writes none. */
  onTake: ((text: string) => void) | null;
}

/** What machines noted after the call: recap, voicemail, transcript. */
export function LateSections({ call, onTake }: LateSectionsProps) {
  const { detail } = useHistoryWords();
  const { recap, recording, voicemail, transcript } = call;
  return (
    <>
      {recap && <Recap recap={recap} onTake={onTake} />}
      {recording && recording.items.length > 0 && <Recordings items={recording.items} />}
      {voicemail?.text && (
        <Section title={detail.voicemail}>
          <p className="detail-text">{voicemail.text}</p>
        </Section>
      )}
      {transcript?.text && (
        <Section title={detail.transcript}>
          <p className="detail-text detail-long">{transcript.text}</p>
        </Section>
      )}
    </>
  );
}

/** Which recordings there are. Dialpad gives them to holders of its API key alone. */
function Recordings({ items }: { items: NonNullable<Call['recording']>['items'] }) {
  const { detail } = useHistoryWords();
  return (
    <Section title={detail.recordings}>
      <ul className="detail-receipts">
        {items.map(({ id, kind, durationMs, startedAt }) => (
          <li key={id}>
            <span>{detail.recordingOf(kind)}</span>
            <span className="detail-quiet num">
              {[startedAt && formatTime(startedAt), durationMs > 0 && formatDuration(durationMs)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="detail-quiet">{detail.recordingsInDialpad}</p>
    </Section>
  );
}

function Recap({
  recap,
  onTake,
}: {
  recap: NonNullable<Call['recap']>;
  onTake: LateSectionsProps['onTake'];
}) {
  const { detail } = useHistoryWords();
  const take = () => onTake?.(recapText(recap));
  useShortcut('recap', () => {
    if (!onTake) return false;
    take();
    return true;
  });
  return (
    <Section
      title={detail.recap}
      action={
        onTake && (
          <Button look="quiet" shortcut="R" onClick={take}>
            {detail.takeRecap}
          </Button>
        )
      }
    >
      {recap.summary && <p className="detail-text">{recap.summary}</p>}
      {recap.purposes.length > 0 && (
        <p className="detail-quiet">
          {detail.purposes}: {recap.purposes.join('、')}
        </p>
      )}
      {recap.actionItems.length > 0 && (
        <ul className="detail-items" aria-label={detail.actionItems}>
          {recap.actionItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
