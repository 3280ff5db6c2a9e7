import './offline-line.css';
import { ErrorLine } from '../ui/notice.tsx';
import { useWords } from '../words/use-words.tsx';

/** What is shown came from this device. It stands below the rows: above, they would move under the pointer. */
export function OfflineLine() {
  const { session } = useWords();
  return (
    <div className="offline-line">
      <ErrorLine>{session.offline}</ErrorLine>
    </div>
  );
}
