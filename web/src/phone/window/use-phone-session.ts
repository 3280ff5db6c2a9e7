import { type Member, memberSchema } from '@cti/functions/model/members/member';
import { paths } from '@cti/functions/model/paths';
import { useEffect, useState } from 'react';
import { chosenCustomer } from '../../firebase/chosen-customer.ts';
import { closeAllListeners } from '../../firebase/live.ts';
import { startPageLog } from '../../firebase/page-log.ts';
import { type Person, watchPerson } from '../../firebase/sign-in/auth.ts';
import { useLiveDoc } from '../../firebase/use-live.ts';
import { createIdle, listenToInput } from '../../idle.ts';

export type PhoneSession =
  | { status: 'starting' | 'signed-out' | 'out' }
  | { status: 'ready'; customerId: string; member: Member };

/** Who uses the phone: the session that the console left in this browser. It ends as that one does. */
export function usePhoneSession(): PhoneSession {
  const [person, setPerson] = useState<Person | null | undefined>();
  useEffect(() => {
    const arrive = (next: Person | null) => {
      if (next === null) closeAllListeners();
      setPerson(next);
    };
    return watchPerson(arrive, () => {});
  }, []);
  const customerId = person ? chosenCustomer(person.customers, localStorage) : null;
  const live = useLiveDoc(
    person && customerId !== null
      ? { path: paths.member(customerId, person.uid), schema: memberSchema }
      : null,
  );
  useEffect(() => (customerId === null ? undefined : startPageLog(customerId)), [customerId]);
  useEffect(() => {
    // Whoever works here is there, whatever the console thinks.
    const idle = createIdle(localStorage);
    return listenToInput(window, idle.touch);
  }, []);
  if (person === undefined) return { status: 'starting' };
  if (person === null) return { status: 'signed-out' };
  if (customerId === null) return { status: 'out' };
  if (live.status === 'error') return { status: live.problem === 'denied' ? 'out' : 'starting' };
  if (live.status !== 'ready') return { status: 'starting' };
  if (live.data?.active) return { status: 'ready', customerId, member: live.data };
  return { status: live.data || !live.fromCache ? 'out' : 'starting' };
}
