import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import type { ContactField } from '@cti/functions/model/contacts/contact-fields';
import { useSource } from '../firebase/use-source.ts';
import { useNow } from '../ui/clock.ts';
import type { CallDesk } from './call-desk.ts';
import type { CallCardProps } from './card/card.tsx';
import type { Viewer } from './handover.ts';
import type { MemoDraft } from './memo/memo-draft.ts';
import { MemoView } from './memo/memo-view.tsx';
import { useMemoDraft } from './memo/use-memo-draft.ts';
import { useShownCall } from './use-shown-call.ts';
import type { ContactCard } from '@cti/functions/model/contacts/contact';
import { showToast } from '../ui/toast.tsx';
import { useWords } from '../words/use-words.tsx';
import type { SharedChoice } from './card/card-shared.tsx';

// Needed only for unknown callers, and not before there's somewhere to write to.
const Registration = lazy(() =>
  import('./registration-form.tsx').then((m) => ({ default: m.Registration })),
);

// They can't be pressed before the desk is there; their line is kept for them.
const CallActions = lazy(() => import('./later.ts').then((m) => ({ default: m.CallActions })));

// A call's result is known when it's over.
const DispositionChoice = lazy(() =>
  import('./later.ts').then((m) => ({ default: m.DispositionChoice })),
);

// Not part of the first paint: nobody has answered yet.
const loadNotice = () => import('./later.ts');
const CallNotice = lazy(() => loadNotice().then((m) => ({ default: m.CallNotice })));
const ExternalLink = lazy(() => import('./later.ts').then((m) => ({ default: m.ExternalLink })));

const LastMemo = lazy(() => import('./later.ts').then((m) => ({ default: m.LastMemo })));

interface CallOnCard {
  linkedId: string;
  /** What is known before this window has asked for itself. */
  handed: Call | null;
  desk: CallDesk | null;
  viewer: Viewer | null;
  isSelected: boolean;
  /** Removes the card. */
  onClose: () => void;
}

/** A card, or the reason there's none. */
type CardState =
  { status: 'loading' | 'missing'; card: null } | { status: 'call'; card: CallCardProps };

/** Everything a card needs to show one call and work on it, in the popup or within the page. */
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
  // Viewers see no controls that write.
  const mayWrite = viewer !== null && viewer.role !== 'viewer';
  const sharedChoice = useSharedChoice(desk, linkedId, mayWrite);
  const storeNames = useStoreNames(desk);
  const ownFields = useOwnFields(desk);
  useEffect(() => {
    // There's no time to load it within a second of a colleague's answer; if it fails now, retry later.
    if (desk) loadNotice().catch(() => {});
  }, [desk]);
  if (shown.status !== 'call') return { state: { status: shown.status, card: null }, draft };

  const { call } = shown;
  const card: CallCardProps = {
    call,
    now,
    storeName: (code) => storeNames.get(code),
    ownFields,
    previous: desk && (
      <Suspense fallback={null}>
        <LastMemo call={call} desk={desk} now={now} />
      </Suspense>
    ),
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
            <DispositionChoice call={call} desk={desk} viewer={viewer} draft={draft} />
          </Suspense>
        )}
        {mayWrite && (
          <Suspense fallback={<span className="button" />}>
            <CallActions call={call} desk={desk} viewer={viewer} draft={draft} />
          </Suspense>
        )}
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

/** Store names for the visits, once the lines have loaded. */
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

/**
 * Which of several contacts sharing a number is calling, and their data from the server. The call is then linked to
 * them alone, for everybody. A choice made before this window can write is kept until it can; a viewer's stays on their
 * screen.
 */
function useSharedChoice(desk: CallDesk | null, linkedId: string, mayWrite: boolean): SharedChoice {
  const words = useWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isReopened, setIsReopened] = useState(false);
  const [card, setCard] = useState<ContactCard | null>(null);
  const failed = words.popup.contactFailed;

  useEffect(() => {
    if (!desk || chosenId === null) return;
    // Another one may be chosen while this one is loading.
    let gone = false;
    const arrive = (found: ContactCard | null) => {
      if (gone) return;
      setCard(found);
      if (found) return;
      setChosenId(null);
      showToast(failed, { tone: 'missed' });
    };
    desk.contact(chosenId).then(arrive, () => arrive(null));
    if (mayWrite) {
      desk
        .chooseCaller(linkedId, chosenId)
        .catch(() => gone || showToast(words.popup.actionFailed, { tone: 'missed' }));
    }
    return () => {
      gone = true;
    };
  }, [desk, chosenId, failed, linkedId, mayWrite, words]);

  const chosen = card?.id === chosenId ? card : null;
  return {
    chosen,
    isReopened,
    pendingId: chosen ? null : chosenId,
    onChoose: setChosenId,
    onClear: () => {
      setChosenId(null);
      setIsReopened(true);
    },
  };
}
