import type { NoCalls } from '@cti/functions/model/contacts/contact';
import { useFormat } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { useDialWords } from '../words/dial.ts';

/** 架電不要, on whose word and since when. */
export function NoCallsLine({ noCalls, now }: { noCalls: NoCalls; now: number }) {
  const words = useDialWords();
  const format = useFormat();
  const { authorName, at } = noCalls;
  return (
    <Notice tone="missed">
      <strong>{words.noCalls}</strong> {words.noCallsBy(authorName, at && format.date(at, now))}
    </Notice>
  );
}
