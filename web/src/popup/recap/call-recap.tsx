import './recap.css';
import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { Transcript } from '@cti/functions/model/calls/transcript';
import { useSource } from '../../firebase/use-source.ts';
import { useRecapWords } from '../../words/recap.ts';
import type { CallDesk } from '../call-desk.ts';
import { PartLine, TranscriptFold } from './transcript-view.tsx';

/** On the card of a call that is over: what Dialpad's AI made of it. */
export function CallRecap({ call, desk }: { call: Call; desk: CallDesk }) {
  const { linkedId } = call;
  // Nothing else is asked for, and a card has no reads to give away.
  const mayHave = call.endedAt !== null && call.source === 'dialpad' && !call.isTest;
  const kept = useSource(
    useMemo(() => (mayHave ? desk.transcript(linkedId) : null), [desk, linkedId, mayHave]),
  );
  if (!mayHave) return null;
  return <CallRecapView call={call} kept={kept.status === 'ready' ? kept.data : null} />;
}

interface CallRecapViewProps {
  call: Pick<Call, 'recap' | 'voicemail'>;
  /** Null = nothing is asked for, or it isn't known yet. */
  kept: Transcript | null;
}

/** The voicemail's text first, then the summary, then what was said; nothing where there's none of it. */
export function CallRecapView({ call: { recap, voicemail }, kept }: CallRecapViewProps) {
  const words = useRecapWords();
  const isVoicemail = Boolean(voicemail?.text) || (kept?.voicemail ?? 'ready') !== 'ready';
  const isTalk = recap !== null || Boolean(kept?.recap) || (kept?.lines.length ?? 0) > 0;
  return (
    <>
      {isVoicemail && (
        <div className="card-section recap">
          <h2>{words.voicemail}</h2>
          {voicemail?.text && <p className="recap-text">{voicemail.text}</p>}
          {!voicemail?.text && <PartLine part="voicemail" state={kept?.voicemail} />}
        </div>
      )}
      {isTalk && (
        <div className="card-section recap">
          <h2>{words.recap}</h2>
          {recap?.summary && <p className="recap-text">{recap.summary}</p>}
          {recap && recap.actionItems.length > 0 && (
            <ul className="recap-items" aria-label={words.actionItems}>
              {recap.actionItems.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {!recap && <PartLine part="recap" state={kept?.recap} />}
          {kept && <TranscriptFold {...kept} />}
          {recap && <PartLine part="transcript" state={kept?.transcript} />}
        </div>
      )}
    </>
  );
}
