import type { DialpadPerson } from './event.ts';
import { demoMembers, demoStores } from './people.ts';

/** The invented Dialpad office that every demo number belongs to. */
export const officeId = 5716039329251328;

/** A store's operators: its member, then a colleague without a sign-in here. Their own numbers match no line. */
export function operatorsOf(number: string): [first: DialpadPerson, second: DialpadPerson] {
  const store = Object.values(demoStores)
    .flat()
    .find(({ prefix }) => number.startsWith(`+81${prefix.slice(1)}`));
  const member =
    demoMembers.find(({ groupCodes }) => groupCodes.includes(store?.groupCode ?? '')) ??
    demoMembers[0];
  if (member === undefined) throw new Error('The demo has no members.');
  return [
    {
      id: member.dialpadId,
      type: 'user',
      email: member.email,
      phone: '+815030001001',
      name: member.name,
      office_id: officeId,
    },
    {
      id: 5171365938069599,
      type: 'user',
      email: 'nakano@example.com',
      phone: '+815030001002',
      name: '中野 健',
      office_id: officeId,
    },
  ];
}
