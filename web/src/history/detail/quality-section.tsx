import { isPoor, type StoredQuality } from '@cti/functions/model/desk/softphone';
import { useHistoryWords } from '../../words/history.ts';
import { useWords } from '../../words/use-words.tsx';
import { Section } from './sections.tsx';

/** How the call sounded for each person who took it in their browser. */
export function QualitySection({
  qualities,
}: {
  qualities: readonly (StoredQuality & { id: string })[];
}) {
  const { sound: texts } = useHistoryWords().detail;
  const words = useWords();
  if (qualities.length === 0) return null;
  return (
    <Section title={texts.title}>
      <ul className="detail-receipts">
        {qualities.map((quality) => (
          <li key={quality.id}>
            <span className="clip">
              {quality.name || words.memo.unnamed}{' '}
              <span className="detail-quiet">{isPoor(quality) ? texts.poor : texts.good}</span>
            </span>
            <span
              className="detail-quiet num"
              title={texts.worst(quality.worstJitterMs, percent(quality.worstLossPermille))}
            >
              {texts.summary(
                quality.jitterMs,
                percent(quality.lossPermille),
                quality.roundTripMs === null ? texts.unknown : texts.ms(quality.roundTripMs),
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const percent = (permille: number): string => (permille / 10).toFixed(1);
