import type { ReactNode } from 'react';
import { useImportWords } from '../words/import/use-import-words.ts';
import { whole } from './numbers.ts';

/** How far it is. */
export function ProgressStep({
  label,
  done,
  all,
  children,
}: {
  label: string;
  done?: number;
  all?: number;
  children?: ReactNode;
}) {
  const words = useImportWords();
  return (
    <div className="import-step">
      <div className="import-progress">
        <span>{label}</span>
        {all !== undefined && (
          <span className="num">{words.progress(whole(done ?? 0), whole(all))}</span>
        )}
      </div>
      <progress aria-label={label} value={done} max={all} />
      {children && <div className="import-actions">{children}</div>}
    </div>
  );
}
