import { Suspense, lazy, useEffect, useMemo } from 'react';
import type { Call } from '@cti/functions/model/call';
import type { ContactField } from '@cti/functions/model/contact-fields';
import { useSource } from '../firebase/use-source.ts';
import { useNow } from '../ui/clock.ts';
import { CallActions } from './call-actions.tsx';
import type { CallDesk } from './call-desk.ts';
import type { CallCardProps } from './card/card.tsx';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { MemoView } from './memo/memo-view.tsx';
import { useMemoDraft } from './memo/use-memo-draft.ts';
import { useSharedChoice } from './use-shared-choice.ts';
import { useShownCall } from './use-shown-call.ts';

// Needed for strangers only, and not before there is somewhere to write to.
const Registration = lazy(() =>
  import('./registration.tsx').then((m) => ({ default: m.Registration })),
);

// What came of a call is known when it is over.
const DispositionChoice = lazy(() =>
  import('./later.ts').then((m) => ({ default: m.DispositionChoice })),
);

// Not part of the first picture: nobody has answered yet.
const loadNotice = () => import('./later.ts');
const CallNotice = lazy(() => loadNotice().then((m) => ({ default: m.CallNotice })));
const ExternalLink = lazy(() => import('./later.ts').then((m) => ({ default: m.ExternalLink })));

interface CallOnCard {
  linkedId: string;
  /** What is known before this window has asked for itself. */
  handed: Call | null;
  desk: CallDesk | null;
  viewer: Viewer | null;
  isSelected: boolean;
  /** Takes the card away. */
  onClose: () => void;
}

/** A card, or why there is none. */
export type CardState =
  { status: 'loading' | 'missing'; card: null } | { status: 'call'; card: CallCardProps };

/** All a card needs to show one call and to work on it, in the popup or within the page. */
export function useCallCard(props: CallOnCard): {
  state: CardState;
  draft: MemoDraft;
} {
  const { linkedId, handed, desk, viewer, isSelected, onClose } = props;
  const now = useNow(isSelected);
  const shown = useShownCall(desk, linkedId, handed);
  const { draft, ...memo } = useMemoDraft(
    linkedId,
    desk,
    viewer,
    shown.status === 'call' ? shown.call.endedAt : undefined,
  );
  // A viewer sees no control that writes.
  const mayWrite = viewer !== null && viewer.role !== 'viewer';
  const sharedChoice = useSharedChoice(desk, linkedId, mayWrite);
  const storeNames = useStoreNames(desk);
  const ownFields = useOwnFields(desk);
  useEffect(() => {
    // Within a second of a colleague's answer there is no time to fetch it; if it fails now, later.
    if (desk) loadNotice().catch(() => {});
  }, [desk]);
  if (shown.status !== 'call') return { state: { status: shown.status, card: null }, draft };

  const { call } = shown;
  const card: CallCardProps = {
    call,
    now,
    storeName: (code) => storeNames.get(code),
    ownFields,
    sharedChoice,
    notice: (call.operator || call.transferredFrom) && (
      <Suspense fallback={null}>
        <CallNotice
          call={call}
          handed={handed}
          viewer={viewer}
          desk={desk}
          draft={draft}
          others={memo.others}
          onClose={onClose}
        />
      </Suspense>
    ),
    memo: (
      <MemoView
        value={memo.text}
        onChange={draft.edit}
        status={memo.status}
        others={memo.others}
        readOnly={!mayWrite}
      />
    ),
    actions: (mayWrite || desk) && (
      <>
        {desk && mayWrite && (
          <Suspense fallback={null}>
            <DispositionChoice call={call} desk={desk} viewer={viewer} />
          </Suspense>
        )}
        {mayWrite && <CallActions call={call} desk={desk} />}
        {desk && (
          <Suspense fallback={null}>
            <ExternalLink call={call} desk={desk} />
          </Suspense>
        )}
      </>
    ),
    registration: desk && mayWrite && (
      <Suspense fallback={null}>
        <Registration call={call} desk={desk} />
      </Suspense>
    ),
  };
  return { state: { status: 'call', card }, draft };
}

function useOwnFields(desk: CallDesk | null): readonly ContactField[] {
  const settings = useSource(useMemo(() => desk?.contactFields() ?? null, [desk]));
  return useMemo(
    () => (settings.status === 'ready' ? (desk?.fieldsOf(settings.data) ?? []) : []),
    [desk, settings],
  );
}

/** Store names for the visits, once the lines are known. */
function useStoreNames(desk: CallDesk | null): ReadonlyMap<string, string> {
  const lines = useSource(useMemo(() => desk?.lines() ?? null, [desk]));
  return useMemo(
    () =>
      new Map(
        lines.status === 'ready'
          ? lines.data.map((line) => [line.storeCode, line.storeName] as const)
          : [],
      ),
    [lines],
  );
}
