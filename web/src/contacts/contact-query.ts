import { type ContactRecord, contactRecordSchema } from '@cti/functions/model/contacts/contact';
import { paths } from '@cti/functions/model/paths';
import { searchKeyField, searchKeyOf } from '@cti/functions/model/contacts/contact-search';
import type { QuerySpec } from '../firebase/spec.ts';

/** Rows per page; also the most a search reads at a time. */
const contactPageSize = 50;

/** Contacts matching a text, most recently changed first; without a text all of them. */
export function contactsSpec(customerId: string, text: string): QuerySpec<ContactRecord> {
  const key = searchKeyOf(whileComposing(text));
  return {
    path: paths.contacts(customerId),
    orderBy: [key === null ? 'recentAt' : searchKeyField(key), 'desc'],
    limit: contactPageSize,
    schema: contactRecordSchema,
  };
}

/** During IME composition, Latin letters follow the kana already converted: `やm` is searched as `や`. */
function whileComposing(text: string): string {
  return text.replace(/(?<=[\p{sc=Hiragana}\p{sc=Katakana}])[a-zａ-ｚ]+$/u, '');
}

/** Whether a typed text is a number rather than a name. */
export const looksLikeNumber = (text: string): boolean =>
  /^[\d\s()+./‐‑‒–—―−ー-]+$/u.test(text.normalize('NFKC').trim());
