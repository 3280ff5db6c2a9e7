import type { Call } from '@cti/functions/model/calls/call';
import type { Group } from '@cti/functions/model/group';
import type { Member } from '@cti/functions/model/members/member';
import { createPortal } from 'react-dom';
import { StatusLabel } from '../../agents/status-label.tsx';
import type { Pulse } from '../../firebase/heartbeat.ts';
import type { Live } from '../../firebase/listener-store.ts';
import type { Row } from '../../firebase/spec.ts';
import { useStore } from '../../store.ts';
import { useStripWords } from '../../words/strip.ts';
import type { CallForMe } from '../use-concerns.ts';
import type { Strip } from './strip.ts';
import { StripView } from './strip-view.tsx';

interface StripWindowProps {
  strip: Strip;
  pulse: Pulse | null;
  member: Member;
  groups: readonly Row<Group>[];
  /** The member's status; null and undefined as in the own status. */
  status: number | null | undefined;
  activeCalls: Live<Call[]>;
  /** Calls that ring for the member and that they want to be told about. */
  heard: readonly CallForMe[];
  onOpen: (call: Call) => void;
}

/** The content of the always-on-top window while it's open. */
export function StripWindow({
  strip,
  pulse,
  member,
  groups,
  status,
  activeCalls,
  heard,
  onOpen,
}: StripWindowProps) {
  const words = useStripWords();
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
      onOpen={onOpen}
    />,
    place.body,
  );
}
