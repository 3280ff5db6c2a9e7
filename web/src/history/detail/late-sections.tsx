import type { Call } from '@cti/functions/model/calls/call';
import type { Transcript } from '@cti/functions/model/calls/transcript';
import { PartLine, TranscriptFold } from '../../popup/recap/transcript-view.tsx';
import { Button } from '../../ui/button.tsx';
import { useShortcut } from '../../ui/keys/use-keys.ts';
import { useHistoryWords } from '../../words/history.ts';
import { useRecapWords } from '../../words/recap.ts';
import { Section } from './sections.tsx';

interface LateSectionsProps {
  call: Call;
  /** What was said, and how it stands with what Dialpad is asked for; null = nothing is. */
  kept: Transcript | null;
  /** Uses the recap as a memo draft; null = the person can't write one. */
  onTake: ((text: string) => void) | null;
}

/** What machines added after the call: the voicemail's text, the recap, the transcript. */
export function LateSections({ call, kept, onTake }: LateSectionsProps) {
  const words = useRecapWords();
  const { recap, voicemail, transcript } = call;
  const text = voicemail?.text ?? null;
  const hasTranscript =
    Boolean(transcript?.text) || (kept?.lines.length ?? 0) > 0 || isMissing(kept?.transcript);
  return (
    <>
      {(text !== null || isMissing(kept?.voicemail)) && (
        <Section title={words.voicemail}>
          {text !== null ? (
            <p className="detail-text">{text}</p>
          ) : (
            <PartLine part="voicemail" state={kept?.voicemail} />
          )}
        </Section>
      )}
      {recap && <Recap recap={recap} onTake={onTake} />}
      {!recap && isMissing(kept?.recap) && (
        <Section title={words.recap}>
          <PartLine part="recap" state={kept?.recap} />
        </Section>
      )}
      {hasTranscript && (
        <Section title={words.transcript}>
          {transcript?.text && <p className="detail-text detail-long">{transcript.text}</p>}
          {kept && <TranscriptFold {...kept} />}
          <PartLine part="transcript" state={kept?.transcript} />
        </Section>
      )}
    </>
  );
}

/** Asked for, and not there. */
const isMissing = (state: Transcript['recap'] | undefined): boolean =>
  Boolean(state) && state !== 'ready';

function Recap({
  recap,
  onTake,
}: {
  recap: NonNullable<Call['recap']>;
  onTake: LateSectionsProps['onTake'];
}) {
  const { detail } = useHistoryWords();
  const words = useRecapWords();
  const take = () => onTake?.(recapText(recap));
  useShortcut('recap', () => {
    if (!onTake) return false;
    take();
    return true;
  });
  return (
    <Section
      title={words.recap}
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
        <ul className="detail-items" aria-label={words.actionItems}>
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
