import type { Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';

interface Paging {
  /** Documents read at a time. */
  pageSize: number;
  /** Checked before each page; false stops. */
  hasTime?: () => boolean;
}

/** All documents of an ordered query, page by page. */
export async function* documentsOf(
  query: Query,
  { pageSize, hasTime = () => true }: Paging,
): AsyncGenerator<QueryDocumentSnapshot> {
  let page = query.limit(pageSize);
  while (hasTime()) {
    const { docs } = await page.get();
    yield* docs;
    const last = docs.at(-1);
    if (!last || docs.length < pageSize) return;
    page = query.limit(pageSize).startAfter(last);
  }
}
