import { Suspense, useState } from 'react';
import { type ShortcutName } from './shortcuts.ts';
import { listeningShortcuts, useShortcut } from './use-keys.ts';
import { lazyPart } from '../lazy-part.ts';

const ShortcutSheet = lazyPart(() => import('./shortcut-sheet.tsx'), 'ShortcutSheet');

/** `?` lists the keys that would do something now. */
export function ShortcutHelp() {
  const [listed, setListed] = useState<readonly ShortcutName[] | null>(null);
  useShortcut('sheet', () => {
    setListed(listeningShortcuts());
    return true;
  });
  return (
    listed && (
      <Suspense fallback={null}>
        <ShortcutSheet names={listed} onClose={() => setListed(null)} />
      </Suspense>
    )
  );
}
