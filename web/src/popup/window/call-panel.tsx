import { useEffect } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { partIn } from '@cti/functions/model/calls/operator';
import { storeName } from '../../call/call-names.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Words } from '../../words/ja.ts';
import { useWords } from '../../words/use-words.tsx';
import type { CallDesk } from '../call-desk.ts';
import { CallCard } from '../card/card.tsx';
import type { Viewer } from '../handover.ts';
import type { Inbox } from './inbox.ts';
import { PopupMessage } from './popup-message.tsx';
import type { Tab } from './stack.ts';
import { useCallCard } from '../use-call-card.tsx';

interface CallPanelProps {
  tab: Tab;
  isSelected: boolean;
  inbox: Inbox;
  desk: CallDesk | null;
  viewer: Viewer | null;
  /** Memo text from a tab merged into this one. */
  carried: string | undefined;
}

/** One call in the popup. All tabs stay mounted, so that no memo loses its text or caret. */
export function CallPanel({ tab, isSelected, inbox, desk, viewer, carried }: CallPanelProps) {
  const words = useWords();
  const { linkedId, key } = tab;
  const handed = inbox.handedCall(linkedId);
  const { state, draft } = useCallCard({
    linkedId,
    handed,
    desk,
    viewer,
    isSelected,
    onClose: () => inbox.close(key),
  });
  const call = state.card?.call ?? null;

  const mergedInto = call?.mergedInto ?? null;
  useEffect(() => {
    if (mergedInto === null) return;
    inbox.dispatch({ type: 'follow', key, to: mergedInto, text: draft.get().text });
  }, [inbox, draft, key, mergedInto]);

  useEffect(() => {
    if (carried === undefined) return;
    draft.append(carried);
    inbox.dispatch({ type: 'carried', linkedId });
  }, [inbox, draft, linkedId, carried]);

  const isTalking = call !== null && viewer !== null && partIn(call, viewer) === 'talks';
  useEffect(() => {
    inbox.note(key, call, isTalking);
  }, [inbox, key, call, isTalking]);
  useEffect(() => () => inbox.note(key, null, false), [inbox, key]);

  const title = isSelected ? panelTitle(call, words) : null;
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);

  return (
    <div className="popup-panel" hidden={!isSelected} onBlur={draft.flush}>
      {state.status === 'call' && <CallCard {...state.card} />}
      {state.status === 'loading' && <Skeleton rows={8} />}
      {state.status === 'missing' && (
        <PopupMessage title={words.popup.missingTitle}>{words.popup.missing}</PopupMessage>
      )}
    </div>
  );
}

/** State and store only; a title may be read over a shoulder and ends up in the browser's history. */
function panelTitle(call: Call | null, words: Words): string {
  if (!call) return words.popup.titleNone;
  const state =
    call.state === 'ringing' ? words.direction[call.direction] : words.state[call.state];
  return words.popup.title(state, storeName(call, words));
}
