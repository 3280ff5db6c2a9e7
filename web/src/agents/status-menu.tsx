import '../ui/menu.css';
import './status-menu.css';
import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { IconChevronDown } from '@tabler/icons-react';
import {
  type Agent,
  type OwnStatus,
  chosenStatus,
  isOnCall,
  ownStatuses,
} from '@cti/functions/model/desk/agent';
import { Kbd } from '../ui/keys/kbd.tsx';
import { Timer } from '../ui/timer.tsx';
import { outsideIme, useShortcut } from '../ui/keys/use-keys.ts';
import { useAgentsWords } from '../words/agents.ts';
import { StatusLabel } from './status-label.tsx';

interface StatusMenuProps {
  agent: Pick<Agent, 'status' | 'since' | 'chosen'>;
  /** A required disposition keeps the member in wrap-up: what they choose applies after it. */
  isHeld?: boolean;
  onChoose: (status: OwnStatus) => void;
}

/** The member's own status and the time in it; a click or `S` offers the others, which 1 to 4 choose. */
export function StatusMenu({ agent, isHeld = false, onChoose }: StatusMenuProps) {
  const words = useAgentsWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useShortcut('status', () => {
    panel.current?.showPopover();
    return true;
  });
  const chosen = chosenStatus(agent);
  const choose = (status: OwnStatus | undefined) => {
    if (status === undefined) return;
    panel.current?.hidePopover();
    button.current?.focus();
    onChoose(status);
  };
  return (
    <div className="menu">
      <button
        ref={button}
        type="button"
        className="button status-button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-keyshortcuts="S"
      >
        <span className="aside">{words.own.label}</span>
        <StatusLabel status={agent.status} />
        <Timer since={agent.since} />
        <IconChevronDown size={14} stroke={1.75} aria-hidden />
      </button>
      <div
        ref={panel}
        popover="auto"
        id={id}
        role="menu"
        tabIndex={-1}
        aria-label={words.own.choose}
        className="menu-panel status-panel"
        // oxlint-disable-next-line react/refs -- looked at when a key is pressed
        onKeyDown={outsideIme((event) => moveOrChoose(event, choose))}
        onToggle={(event) => {
          if (event.newState === 'open') focusChecked(event.currentTarget);
        }}
      >
        <p className="status-panel-title" role="presentation">
          {isOnCall(agent.status) || isHeld ? words.own.after : words.own.choose}
        </p>
        {ownStatuses.map((status, index) => (
          <button
            key={status}
            type="button"
            role="menuitemradio"
            aria-checked={status === chosen}
            className="status-choice"
            tabIndex={-1}
            onClick={() => choose(status)}
          >
            <StatusLabel status={status} />
            <Kbd>{String(index + 1)}</Kbd>
            <span className="status-hint">{words.own.hints[status]}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

const itemsOf = (panel: HTMLElement): HTMLElement[] => [
  ...panel.querySelectorAll<HTMLElement>('[role="menuitemradio"]'),
];

function focusChecked(panel: HTMLElement): void {
  const items = itemsOf(panel);
  (items.find((item) => item.ariaChecked === 'true') ?? items[0])?.focus();
}

/** Arrow keys move, 1 to 4 choose. */
function moveOrChoose(
  event: KeyboardEvent<HTMLElement>,
  choose: (status: OwnStatus | undefined) => void,
): void {
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) items.at((at + step + items.length) % items.length)?.focus();
  else if (/^[1-4]$/.test(event.key)) choose(ownStatuses[Number(event.key) - 1]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
