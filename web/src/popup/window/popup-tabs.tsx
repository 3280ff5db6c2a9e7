import './popup-tabs.css';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Call } from '@cti/functions/model/calls/call';
import { useStore } from '../../store.ts';
import { kindOf, otherParty, storeCode, storeName } from '../../call/call-names.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { KindBadge } from '../../call/kind-badge.tsx';
import { StateLabel } from '../../call/state-label.tsx';
import { storeProps } from '../../call/store-edge.tsx';
import { useNumberKeys } from '../../ui/keys/use-keys.ts';
import { useWords } from '../../words/use-words.tsx';
import type { Inbox } from './inbox.ts';
import { inServingOrder } from './stack-order.ts';
import type { Tab } from './stack.ts';

/** The calls in this window in serving order, if there is more than one. */
export function PopupTabs({ inbox }: { inbox: Inbox }) {
  const words = useWords();
  const { stack, calls, talking } = useStore(inbox);
  const ordered = useMemo(
    () => inServingOrder(stack.tabs, calls, talking),
    [stack.tabs, calls, talking],
  );
  // A card that asks which contact is calling has priority for number keys.
  useNumberKeys(
    'tab',
    ordered.length,
    (index) => {
      const tab = ordered[index];
      if (tab) inbox.dispatch({ type: 'select', key: tab.key });
    },
    { isLast: true },
  );
  return (
    <nav className="popup-tabs" aria-label={words.popup.tabs}>
      {ordered.map((tab, index) => (
        <CallTab
          key={tab.key}
          tab={tab}
          call={calls[tab.key] ?? inbox.handedCall(tab.linkedId)}
          shortcut={index < 9 ? String(index + 1) : undefined}
          isSelected={tab.key === stack.selected}
          inbox={inbox}
        />
      ))}
    </nav>
  );
}

interface CallTabProps {
  tab: Tab;
  call: Call | null;
  shortcut: string | undefined;
  isSelected: boolean;
  inbox: Inbox;
}

function CallTab({ tab, call, shortcut, isSelected, inbox }: CallTabProps) {
  const words = useWords();
  const who = call ? otherParty(call, words).text : words.common.none;
  const kind = call && kindOf(call);
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
        aria-keyshortcuts={shortcut}
        title={call ? `${who} – ${storeName(call, words)}` : undefined}
        onClick={() => inbox.dispatch({ type: 'select', key: tab.key })}
      >
        <span className="popup-tab-line">
          {shortcut && <Kbd>{shortcut}</Kbd>}
          <span className="popup-tab-who clip">{who}</span>
        </span>
        {call && (
          <span className="popup-tab-line popup-tab-about">
            <StateLabel state={call.state} outcome={call.outcome} show="icon" />
            {kind === 'vip' && <KindBadge kind={kind} />}
            <span className="store-name clip">{storeName(call, words)}</span>
          </span>
        )}
      </button>
      <IconButton
        icon={IconX}
        label={words.popup.closeTab(who)}
        onClick={() => inbox.dispatch({ type: 'close', key: tab.key })}
      />
    </div>
  );
}
