import { useMemo } from 'react';
import type { ContactRecord } from '@cti/functions/model/contacts/contact';
import type { Row } from '../firebase/spec.ts';
import { type Pages, usePages } from '../firebase/use-pages.ts';
import { contactsSpec } from './contact-query.ts';

export type ContactRow = Row<ContactRecord>;
export type ContactPages = Pages<ContactRecord>;

/** The customer's contacts: those matching a text, or the latest. */
export const useContactPages = (customerId: string, text: string): ContactPages =>
  usePages(useMemo(() => contactsSpec(customerId, text), [customerId, text]));
