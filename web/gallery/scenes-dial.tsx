import { type ReactNode, useEffect, useRef } from 'react';
import { CallCard } from '../src/popup/card/card.tsx';
import * as data from './fixtures.ts';
import { DemoActions, DemoMemo } from './scenes-popup.tsx';

/** The caller's number with its menu open. */
function OpenMenu({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      place.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
    });
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={place} style={{ height: '100%' }}>
      {children}
    </div>
  );
}

export const dialScenes: Record<string, () => ReactNode> = {
  'popup/number-menu-plain': () => (
    <OpenMenu>
      <main style={{ height: '100%' }}>
        <CallCard
          call={data.call({ state: 'connected', at: 75 })}
          now={data.now}
          memo={<DemoMemo />}
          actions={<DemoActions />}
        />
      </main>
    </OpenMenu>
  ),
};
