import type { Call } from '@cti/functions/model/calls/call';
import { Button } from '../../ui/button.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useHistoryWords } from '../../words/history.ts';
import { Section } from './sections.tsx';

interface LateSectionsProps {
  call: Call;
  /** Uses the recap as a memo draft; null = the person can't write one. */
  onTake: ((text: string) => void) | null;
}

/** What machines added after the call: recap, voicemail, transcript. */
export function LateSections({ call, onTake }: LateSectionsProps) {
  const { detail } = useHistoryWords();
  const { recap, voicemail, transcript } = call;
  return (
    <>
      {recap && <Recap recap={recap} onTake={onTake} />}
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

/** A recap as the draft of a memo: what it was about, then what is to be done, one a line. */
function recapText(recap: NonNullable<Call['recap']>): string {
  return [recap.summary, recap.outcome, ...recap.actionItems.map((item) => `・${item}`)]
    .filter(Boolean)
    .join('\n');
}
