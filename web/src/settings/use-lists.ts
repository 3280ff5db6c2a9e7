import { type Abilities, abilitiesSchema } from '@cti/functions/model/calls/dialling';
import { bridgeLimit } from '@cti/functions/model/calls/bridge';
import { type Call, callSchema } from '@cti/functions/model/calls/call';
import { type Invitation, invitationSchema } from '@cti/functions/model/members/invitation';
import { type Line, lineSchema } from '@cti/functions/model/line';
import { type PbxDirectoryKept, pbxDirectorySchema } from '@cti/functions/model/calls/pbx';
import { type Member, memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import type { Live } from '../firebase/listener-store.ts';
import type { Row } from '../firebase/spec.ts';
import { useLiveDoc, useLiveQuery } from '../firebase/use-live.ts';

/** As many as the rules let anybody list. */
const longest = 1000;
export const unknownLimit = 200;

export function useLines(customerId: string): Live<Row<Line>[]> {
  return useLiveQuery({
    path: paths.lines(customerId),
    limit: longest,
    schema: lineSchema,
  });
}

export function useMembers(customerId: string): Live<Row<Member>[]> {
  return useLiveQuery({
    path: paths.members(customerId),
    limit: longest,
    schema: memberSchema,
  });
}

/** As many unanswered ones as the rules let an admin list. */
const invitationLimit = 100;

/** Who has been invited and hasn't answered. Only admins may ask. */
export function useInvitations(customerId: string): Live<Row<Invitation>[]> {
  return useLiveQuery({
    path: paths.invitations(customerId),
    where: [['state', '==', 'open']],
    limit: invitationLimit,
    schema: invitationSchema,
  });
}

/** The newest calls that no line took. Only admins may ask. */
export function useUnknownCalls(customerId: string): Live<Row<Call>[]> {
  return useLiveQuery({
    path: paths.calls(customerId),
    where: [
      ['mergedInto', '==', null],
      ['groupCode', '==', null],
    ],
    orderBy: ['startedAt', 'desc'],
    limit: unknownLimit,
    schema: callSchema,
  });
}

/** What there is on the phone systems behind bridges. Only admins may ask. */
export function usePbxDirectories(customerId: string): Live<Row<PbxDirectoryKept>[]> {
  return useLiveQuery({
    path: paths.pbxDirectories(customerId),
    limit: bridgeLimit,
    schema: pbxDirectorySchema,
  });
}

/** What the customer's Dialpad can be asked to do; null = not known, or nothing. */
export function useAbilities(customerId: string): Abilities | null {
  const live = useLiveDoc({ path: paths.abilities(customerId), schema: abilitiesSchema });
  return live.status === 'ready' ? live.data : null;
}
