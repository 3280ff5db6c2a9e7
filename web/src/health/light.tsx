import { type ReactNode, Suspense, useId, useState } from 'react';
import type { Pulse } from '../firebase/heartbeat.ts';
import { lostCanary } from './diagnosis.ts';
import { useStore } from '../store.ts';
import { ConnectionLight } from '../ui/connection-light.tsx';
import { formatTime } from '../ui/format.ts';
import { useLightWords } from '../words/light.ts';
import { type Health, useBridges } from './use-health.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const LightDetails = lazyPart(() => import('./health-panel.tsx'), 'LightDetails');

/** Red until a response from the server proves otherwise. */
export function Light({ pulse, children }: { pulse: Pulse | null; children?: ReactNode }) {
  const isConnected = pulse?.state === 'connected';
  return (
    <ConnectionLight
      state={isConnected ? 'connected' : 'disconnected'}
      detail={pulse && formatTime(new Date(pulse.since))}
      latencyMs={pulse?.latencyMs}
    >
      {children}
    </ConnectionLight>
  );
}

/** The connection light of a signed-in page: also red while test signals are lost or a bridge is down; pressing it shows why. */
export function TellingLight({ pulse, health }: { pulse: Pulse | null; health: Health }) {
  const words = useLightWords();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isBridgeDown = useBridges(health).some(({ fault }) => fault !== null);
  const isLost = lostCanary(useStore(health.canary)) !== null || isBridgeDown;
  return (
    <>
      <Light pulse={isLost && pulse ? { ...pulse, state: 'lost' } : pulse}>
        <button
          type="button"
          className="light-more"
          aria-label={words.more}
          title={words.more}
          popoverTarget={id}
        />
      </Light>
      <section
        popover="auto"
        id={id}
        className="light-panel"
        aria-label={words.title}
        onToggle={(event) => setIsOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense>
            <LightDetails />
          </Suspense>
        )}
      </section>
    </>
  );
}
