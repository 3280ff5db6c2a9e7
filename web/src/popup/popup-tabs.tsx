import './popup-tabs.css';
import { IconX } from '@tabler/icons-react';
import { otherParty, storeCode, storeName } from '../ui/call-names.ts';
import { IconButton } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { StateLabel } from '../ui/state-label.tsx';
import { storeProps } from '../ui/store-edge.tsx';
import { useWords } from '../words/use-words.tsx';
import type { CallDesk } from './call-desk.ts';
import type { Inbox } from './inbox.ts';
import type { Stack, Tab } from './stack.ts';
import { useShownCall } from './use-shown-call.ts';

interface PopupTabsProps {
  stack: Stack;
  inbox: Inbox;
  desk: CallDesk | null;
}

/** The calls in this window, when there is more than one. */
export function PopupTabs({ stack, inbox, desk }: PopupTabsProps) {
  const words = useWords();
  if (stack.tabs.length < 2) return null;
  return (
    <nav className="popup-tabs" aria-label={words.popup.tabs}>
      {stack.tabs.map((tab) => (
        <CallTab
          key={tab.key}
          tab={tab}
          isSelected={tab.key === stack.selected}
          inbox={inbox}
          desk={desk}
        />
      ))}
    </nav>
  );
}

interface CallTabProps {
  tab: Tab;
  isSelected: boolean;
  inbox: Inbox;
  desk: CallDesk | null;
}

function CallTab({ tab, isSelected, inbox, desk }: CallTabProps) {
  const words = useWords();
  const shown = useShownCall(desk, tab.linkedId, inbox.handedCall(tab.linkedId));
  const call = shown.status === 'call' ? shown.call : null;
  const who = call ? otherParty(call, words).text : words.common.none;
  return (
    <div
      {...storeProps(call && storeCode(call))}
      className={cx(
        'popup-tab',
        isSelected && 'popup-tab-selected',
        call?.state === 'ringing' && 'popup-tab-ringing',
      )}
    >
      <button
        type="button"
        aria-current={isSelected ? 'true' : undefined}
        title={call ? `${who} – ${storeName(call, words)}` : undefined}
        onClick={() => inbox.dispatch({ type: 'select', key: tab.key })}
      >
        <span className="clip">{who}</span>
        {call && <StateLabel state={call.state} outcome={call.outcome} show="icon" />}
      </button>
      <IconButton
        icon={IconX}
        label={words.popup.closeTab(who)}
        onClick={() => inbox.dispatch({ type: 'close', key: tab.key })}
      />
    </div>
  );
}
