import { createPortal } from 'react-dom';
import { StatusLabel } from '../../agents/status-label.tsx';
import type { Pulse } from '../../firebase/heartbeat.ts';
import { StripView } from './strip-view.tsx';
import { useStore } from '../../store.ts';
import { useStripWords } from '../../words/strip.ts';
import { useConsole } from '../../app/console-context.ts';

/** What stands in the always-on-top window while it is open. */
export function StripWindow({ pulse }: { pulse: Pulse | null }) {
  const words = useStripWords();
  const { strip, activeCalls, heard, own, member, groups, openCall } = useConsole();
  const { status } = own;
  const place = useStore(strip.place);
  const given = useStore(strip.calls);
  if (!place) return null;
  const calls = activeCalls.status === 'ready' ? activeCalls.data : [];
  const waiting = calls.filter(({ state }) => state === 'ringing' || state === 'queued');
  const ringing = given
    .map((linkedId) => heard.find(({ call }) => call.linkedId === linkedId))
    .find((one) => one !== undefined);
  const names = groups
    .filter(({ id }) => member.groupCodes.includes(id))
    .map(({ id, name }) => name || id);
  return createPortal(
    <StripView
      call={ringing?.call ?? null}
      status={typeof status === 'number' ? <StatusLabel status={status} /> : member.name}
      groups={member.role === 'admin' ? words.allGroups : names.join('、')}
      waiting={waiting.length}
      isLost={pulse?.state === 'lost'}
      onOpen={openCall}
    />,
    place.body,
  );
}
