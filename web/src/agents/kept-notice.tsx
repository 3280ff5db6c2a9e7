import { keepsCallsAway, loggedOff } from '@cti/functions/model/desk/agent';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useAgentsWords } from '../words/agents.ts';

interface KeptNoticeProps {
  /** The status that decides which cards appear; null or undefined = none, and nothing is held back. */
  status: number | null | undefined;
  /** A required disposition keeps the member in wrap-up. */
  isHeld: boolean;
  onAvailable: () => void;
}

/**
 * Tells members that their own status holds calls back, so nobody waits for a card that can't come, and offers a way
 * out.
 */
export function KeptNotice({ status, isHeld, onAvailable }: KeptNoticeProps) {
  const { kept } = useAgentsWords();
  if (typeof status !== 'number' || !keepsCallsAway(status)) return null;
  return (
    <Notice tone="plain" action={!isHeld && <Button onClick={onAvailable}>{kept.end}</Button>}>
      <output>
        {kept.because[status]}
        {status !== loggedOff && kept.internal}
        {isHeld && <> {kept.held}</>}
      </output>
    </Notice>
  );
}
