import type { Contact, ContactKind, Visit } from './contact.ts';
import type { ContactColumn, ImportColumn, VisitColumn } from './import-columns.ts';
import { toE164 } from './phone.ts';

/** Why a row is not taken over. */
export type RowProblem =
  | 'no-name-or-number'
  | 'bad-number'
  | 'bad-fee'
  | 'bad-count'
  | 'bad-date'
  | 'bad-amount'
  | 'too-long'
  | 'twice'
  | 'no-contact-key'
  | 'unknown-contact';

/** What a row says of a contact; what it does not say is not there, and stays as it is. */
export type RowContact = Partial<Omit<Contact, 'recentVisits' | 'caution' | 'phones'>> & {
  phones: string[];
  caution?: string;
};

export interface ReadContact {
  externalId: string;
  contact: RowContact;
}
export interface ReadVisit {
  externalId: string;
  /** E.164 or null. */
  phone: string | null;
  visit: Visit;
}

export type Row<T> = { ok: true; value: T } | { ok: false; problem: RowProblem };

type Cells = Readonly<Partial<Record<ImportColumn, string>>>;

/** As `firestore.rules` has them. */
const longest = { name: 200, kana: 200, email: 200, address: 500, notes: 5000, caution: 1000 };

export function readContactRow(
  cells: Readonly<Partial<Record<ContactColumn, string>>>,
): Row<ReadContact> {
  const name = joined(cells, 'name', 'familyName', 'givenName');
  const kana = joined(cells, 'kana', 'familyKana', 'givenKana');
  const phones: string[] = [];
  for (const column of ['phone', 'phone2', 'phone3'] as const) {
    const text = plain(cells[column]);
    if (text === '') continue;
    const number = readNumber(text);
    if (number === null) return bad('bad-number');
    if (!phones.includes(number)) phones.push(number);
  }
  if (!name && phones.length === 0) return bad('no-name-or-number');
  const contact: RowContact = { phones };
  if (name) contact.name = name;
  if (kana) contact.kana = kana;
  const address = [plain(cells.address), plain(cells.address2)].filter(Boolean).join(' ');
  if (address) contact.address = address;
  for (const field of ['email', 'notes', 'caution'] as const) {
    const text = plain(cells[field]);
    if (text) contact[field] = text;
  }
  for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((contact[field]?.length ?? 0) > most) return bad('too-long');
  }
  const kind = kindOf(plain(cells.kind));
  if (kind) contact.kind = kind;
  const fee = numberOf(cells.transportFee);
  if (fee !== null) {
    if (!(fee >= 0 && fee <= 1_000_000)) return bad('bad-fee');
    contact.transportFee = fee;
  }
  const count = numberOf(cells.orderCount);
  if (count !== null) {
    if (!Number.isInteger(count) || count < 0) return bad('bad-count');
    contact.orderCount = count;
  }
  if (plain(cells.lastVisitAt)) {
    const date = dateOf(plain(cells.lastVisitAt), '');
    if (date === null) return bad('bad-date');
    contact.lastVisitAt = date;
  }
  return { ok: true, value: { externalId: plain(cells.externalId), contact } };
}

export function readVisitRow(
  cells: Readonly<Partial<Record<VisitColumn, string>>>,
): Row<ReadVisit> {
  const externalId = plain(cells.externalId);
  const typed = plain(cells.phone);
  const phone = typed === '' ? null : readNumber(typed);
  if (typed !== '' && phone === null) return bad('bad-number');
  if (externalId === '' && phone === null) return bad('no-contact-key');
  const date = dateOf(plain(cells.date), plain(cells.time));
  if (date === null) return bad('bad-date');
  const amount = numberOf(cells.amount);
  if (amount !== null && !(amount >= 0 && amount <= 1_000_000_000)) return bad('bad-amount');
  const storeCode = plain(cells.storeCode);
  const summary = plain(cells.summary);
  if (storeCode.length > 50 || summary.length > 1000) return bad('too-long');
  return { ok: true, value: { externalId, phone, visit: { date, storeCode, summary, amount } } };
}

const bad = (problem: RowProblem) => ({ ok: false, problem }) as const;

/** Excel takes the first zero from a number and makes the rest a float. */
function readNumber(text: string): string | null {
  const cut = text.replace(/\.0$/, '');
  return toE164(cut) ?? (/^[1-9]\d{8,9}$/.test(cut) ? toE164(`0${cut}`) : null);
}

// oxlint-disable-next-line no-control-regex -- what a list may hold and a document must not
const control = /[\u0000-\u0009\u000b-\u001f\u200b\ufeff]/g;
const plain = (text: string | undefined): string =>
  (text ?? '').replaceAll('\r\n', '\n').replaceAll(control, '').trim().toWellFormed();

function joined(cells: Cells, whole: ImportColumn, first: ImportColumn, second: ImportColumn) {
  return (
    plain(cells[whole]) || [plain(cells[first]), plain(cells[second])].filter(Boolean).join(' ')
  );
}

/** A number in any writing; null = the cell is empty. What is no number becomes NaN. */
function numberOf(cell: string | undefined): number | null {
  const text = plain(cell)
    .normalize('NFKC')
    .replaceAll(/[,\s円¥回]/g, '');
  return text === '' ? null : Number(text);
}

function kindOf(text: string): ContactKind | null {
  const word = text.normalize('NFKC').toLowerCase();
  if (/vip|上得意|特別|プラチナ|ゴールド/.test(word)) return 'vip';
  if (/regular|常連|得意|リピート|会員/.test(word)) return 'regular';
  return /new|新規/.test(word) ? 'new' : null;
}

/** `2026/11/20`, `2026年11月20日 19:30`, `20261120`, Japan's own time; null when it is none. */
function dateOf(text: string, time: string): Date | null {
  const all = `${text} ${time}`.normalize('NFKC').trim();
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s*\([^)]*\))?(?:[\sT]+(\d{1,2})[:時](\d{1,2})?.*)?$/.exec(
      all,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:\s+(\d{1,2}):(\d{2}).*)?$/.exec(all);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour - 9, minute));
  const local = new Date(date.getTime() + 9 * 3_600_000);
  const isReal =
    local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal && year >= 1900 && year < 2200 ? date : null;
}
