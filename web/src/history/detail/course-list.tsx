import type { Call } from '@cti/functions/model/call';
import { formatDuration, formatTime } from '../../ui/format.ts';
import { useHistoryWords } from '../../words/history/use-history-words.ts';
import { type Step, courseOf } from './course.ts';

/** The course of a call, each moment with its time and how long after the begin it was. */
export function Course({ call }: { call: Call }) {
  const { detail } = useHistoryWords();
  const steps = courseOf(call);
  const beganMs = steps[0]?.at.getTime() ?? 0;
  const wordsOf = ({ what, who, isPerson }: Step) => {
    if (what === 'began' || what === 'ended') return detail.steps[what];
    return detail.steps[what](who || (isPerson ? detail.someone : detail.groupLine));
  };
  return (
    <ol className="course">
      {steps.map((step, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same moment may be told twice
        <li key={place} className={`course-${step.what}`}>
          <span className="num">{formatTime(step.at)}</span>
          <span>{wordsOf(step)}</span>
          <span className="num course-after">+{formatDuration(step.at.getTime() - beganMs)}</span>
        </li>
      ))}
    </ol>
  );
}
