import './tag-list.css';
import { useWords } from '../words/use-words.tsx';

/** A contact's tags, in a line that is cut and not wrapped; `most` shows some and counts the rest. */
export function TagList({ tags, most = tags.length }: { tags: readonly string[]; most?: number }) {
  const words = useWords();
  const others = tags.slice(most);
  return (
    <ul className="tags" aria-label={words.common.tags}>
      {tags.slice(0, most).map((tag) => (
        <li key={tag} className="tag">
          {tag}
        </li>
      ))}
      {others.length > 0 && (
        <li className="tag-more num" title={others.join('、')}>
          +{others.length}
        </li>
      )}
    </ul>
  );
}
