import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { ContactRecord } from '@cti/functions/model/contacts/contact';
import { useConsole } from '../console/console-context.ts';
import { usePageTitle } from '../console/page-title.ts';
import { pagePaths } from '../console/paths.ts';
import { createDialDesk } from '../dial/dial-desk.ts';
import { DialView, NoNumberView } from '../dial/dial-view.tsx';
import { numberOfLink } from '../dial/tel-link.ts';
import type { Row } from '../firebase/spec.ts';
import { useDialWords } from '../words/dial.ts';

/** Where `tel:` links of other pages lead. It shows whose number it is, and never dials by itself. */
export function DialPage() {
  const words = useDialWords();
  const { customerId, member } = useConsole();
  const desk = useMemo(() => createDialDesk(customerId, member), [customerId, member]);
  const number = useLinkNumber();
  const contacts = useContactsOf(desk, number);
  usePageTitle(words.page.title);
  if (number === null) return <NoNumberView />;
  return <DialView key={number} number={number} contacts={contacts} desk={desk} />;
}

/** The number that came with the address; from then on it's kept in the history entry, out of sight. */
function useLinkNumber(): string | null {
  const [search] = useSearchParams();
  const state: unknown = useLocation().state;
  const navigate = useNavigate();
  const linked = search.get('number');
  const kept =
    state !== null && typeof state === 'object' && 'number' in state ? String(state.number) : '';
  useEffect(() => {
    if (linked === null) return;
    void navigate(pagePaths.dial(), { replace: true, state: { number: linked } });
  }, [linked, navigate]);
  return numberOfLink(linked ?? kept);
}

/** Null = not known yet. A number whose owner can't be looked up is shown without one. */
function useContactsOf(
  desk: ReturnType<typeof createDialDesk>,
  number: string | null,
): readonly Row<ContactRecord>[] | null {
  const [found, setFound] = useState<{
    number: string;
    contacts: readonly Row<ContactRecord>[];
  } | null>(null);
  useEffect(() => {
    if (number === null) return;
    let gone = false;
    const show = (contacts: readonly Row<ContactRecord>[]) => {
      if (!gone) setFound({ number, contacts });
    };
    desk.contactsOf(number).then(show, () => show([]));
    return () => {
      gone = true;
    };
  }, [desk, number]);
  return found?.number === number ? found.contacts : null;
}
