import '../ui/badge.css';
import { useHistoryWords } from '../words/history.ts';

/** Dialpad's call list told of something in the call that had not arrived. */
export function RestoredBadge() {
  const { marks } = useHistoryWords();
  return (
    <span className="badge badge-plain" title={marks.restoredWhy}>
      {marks.restored}
    </span>
  );
}
