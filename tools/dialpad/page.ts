/** Rows on a page of a list. */
const pageSize = 100;

/** An answer that is not 200, in the form of Google's APIs. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type Body = Record<string, unknown>;

export interface Asked {
  path: Record<string, string>;
  query: Record<string, string>;
  /** Valid by the document. */
  body: Body;
}

/** A page of a list, from where the cursor says. */
export function page(rows: Body[], { cursor }: Record<string, string>): Body {
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from) || from < 0) throw new Refused(400, 'Unknown cursor.');
  const items = rows.slice(from, from + pageSize);
  const next = from + pageSize;
  return {
    ...(items.length > 0 ? { items } : {}),
    ...(next < rows.length ? { cursor: String(next) } : {}),
  };
}
