import {
  IconCheck,
  IconMessage2,
  IconMicrophone,
  IconPencil,
  IconRecordMail,
  IconSparkles,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Call } from '@cti/functions/model/call';
import { useHistoryWords } from '../words/history/use-history-words.ts';

/** What there is about a call beside its course: memo, recording, voicemail, recap; each icon with its word. */
export function Marks({ call }: { call: Call }) {
  const { marks } = useHistoryWords();
  const { memo } = call;
  const shown: [icon: Icon, words: string][] = [];
  if (memo) shown.push([IconMessage2, marks.memo(memo.text, memo.authorName)]);
  if (call.handled) shown.push([IconCheck, marks.handled]);
  if (call.recording) shown.push([IconMicrophone, marks.recording]);
  if (call.voicemail?.uploaded) shown.push([IconRecordMail, marks.voicemail]);
  if (call.recap) shown.push([IconSparkles, marks.recap]);
  if (call.source === 'manual') shown.push([IconPencil, marks.manual]);
  return (
    <span className="history-marks">
      {shown.map(([MarkIcon, words]) => (
        <span key={words} title={words}>
          <MarkIcon size={16} stroke={1.75} aria-hidden />
          <span className="aside">{words}</span>
        </span>
      ))}
    </span>
  );
}
