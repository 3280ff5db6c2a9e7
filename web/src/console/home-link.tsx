import { Link } from 'react-router';
import { useWords } from '../words/use-words.tsx';
import { pagePaths } from './paths.ts';

/** Back to the board, from a page with nothing to show. */
export function HomeLink() {
  const words = useWords();
  return (
    <Link className="button button-primary" to={pagePaths.board()}>
      {words.pages.home}
    </Link>
  );
}
