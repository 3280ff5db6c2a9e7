import { useMemo } from 'react';
import { type ContactRecord, contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { searchKeyField, twinKeys } from '@cti/functions/model/contacts/contact-search';
import { paths } from '@cti/functions/model/paths';
import type { QuerySpec } from '../../firebase/spec.ts';
import { useLiveQueries } from '../../firebase/use-live.ts';
import type { ContactRow } from '../use-contact-pages.ts';

const twinLimit = 5;
/** How many of a contact's numbers are looked up. */
const numberLimit = 3;

export interface Twin {
  contact: ContactRow;
  reason: 'phone' | 'name';
}

/** Contacts who may be the same person: same number, or same name and reading. */
export function useTwins(customerId: string, contact: ContactRow): Twin[] {
  const phones = contact.phones.slice(0, numberLimit);
  const names = twinKeys(contact);
  const specs = useMemo(
    () => {
      const asked: Pick<QuerySpec<ContactRecord>, 'where' | 'orderBy'>[] = [
        ...phones.map((phone) => ({ where: [['phones', 'array-contains', phone] as const] })),
        ...names.map((name) => ({ orderBy: [searchKeyField(name), 'desc'] as const })),
      ];
      return asked.map((one): QuerySpec<ContactRecord> => ({
        ...one,
        path: paths.contacts(customerId),
        limit: twinLimit,
        schema: contactRecordSchema,
      }));
    },
    // oxlint-disable-next-line react/exhaustive-deps -- the texts say everything about the lists
    [customerId, phones.join(' '), names.join(' ')],
  );
  const lists = useLiveQueries(specs);
  const twins = new Map<string, Twin>();
  lists.forEach((list, at) => {
    if (list.status !== 'ready') return;
    for (const one of list.data) {
      if (one.id === contact.id || twins.has(one.id)) continue;
      twins.set(one.id, { contact: one, reason: at < phones.length ? 'phone' : 'name' });
    }
  });
  return [...twins.values()];
}
