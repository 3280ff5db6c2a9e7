import { canOpenTelLinks, openTelLinksHere } from '../../dial/tel-link.ts';
import { Button } from '../../ui/button.tsx';
import { useDialWords } from '../../words/dial/use-dial-words.ts';
import { pagePaths } from '../../console/paths.ts';

/** Offers to open other pages' telephone links here; the browser asks once, and remembers. */
export function TelLinks() {
  const { links } = useDialWords();
  if (!canOpenTelLinks()) return <p>{links.impossible}</p>;
  return (
    <>
      <p className="own-lead">{links.lead}</p>
      <Button onClick={() => openTelLinksHere(pagePaths.dial())}>{links.offer}</Button>
    </>
  );
}
