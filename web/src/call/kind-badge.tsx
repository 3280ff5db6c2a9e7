import '../ui/badge.css';
import type { ContactKind } from '@cti/functions/model/contacts/contact';
import { useWords } from '../words/use-words.tsx';

/** VIP red, 常連 yellow, 新規 green, each with its word. */
export function KindBadge({ kind }: { kind: ContactKind }) {
  const words = useWords();
  return <span className={`badge badge-${kind}`}>{words.kind[kind]}</span>;
}
