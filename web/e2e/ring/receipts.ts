import { demo } from '../../../tools/demo/constants.ts';
import type { Shop } from '../shop.ts';

/** One receipt, as plain values. */
export interface ReceiptSeen {
  station: string;
  channel: string | null;
  /** From the call's `receivedAt` to the receipt's `shownAt`; null = not shown. */
  shownMs: number | null;
  seen: boolean;
  answered: boolean;
}

type Value = { stringValue?: string; timestampValue?: string };
type Stored = { fields?: Record<string, Value | undefined> };

const database = `http://${demo.host}:${demo.ports.firestore}/v1/projects/${demo.projectId}/databases/(default)/documents`;

async function read<T>(path: string): Promise<T> {
  // The emulator's way past the rules.
  const response = await fetch(`${database}/${path}`, {
    headers: { authorization: 'Bearer owner' },
  });
  return (await response.json()) as T;
}

/** How many browsers the server knows to be open, everybody's together. */
export async function openBrowsers(shop: Shop): Promise<number> {
  type Station = { fields?: { browsers?: { mapValue?: { fields?: object } } } };
  const stations = `customer/${shop.customerId('goodfife')}/stations`;
  const { documents = [] } = await read<{ documents?: Station[] }>(stations);
  const named = documents.map(({ fields }) => fields?.browsers?.mapValue?.fields ?? {});
  return named.flatMap((browsers) => Object.keys(browsers)).length;
}

/** Every receipt of a call, as the database has it. */
export async function receiptsOf(shop: Shop, linkedId: string): Promise<ReceiptSeen[]> {
  const call = `customer/${shop.customerId('goodfife')}/amiEvents/${encodeURIComponent(linkedId)}`;
  const [{ fields: about }, { documents = [] }] = await Promise.all([
    read<Stored>(call),
    read<{ documents?: Stored[] }>(`${call}/receipts`),
  ]);
  return documents.map(({ fields = {} }) => {
    const shownAt = fields['shownAt']?.timestampValue;
    return {
      station: fields['station']?.stringValue ?? '',
      channel: fields['channel']?.stringValue ?? null,
      shownMs: shownAt
        ? Date.parse(shownAt) - Date.parse(about?.['receivedAt']?.timestampValue ?? '')
        : null,
      seen: fields['seenAt']?.timestampValue !== undefined,
      answered: fields['answeredAt']?.timestampValue !== undefined,
    };
  });
}
