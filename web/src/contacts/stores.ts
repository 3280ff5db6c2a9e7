import { useMemo } from 'react';
import { type Line, lineSchema } from '@cti/functions/model/line';
import { paths } from '@cti/functions/model/paths';
import { useLiveQuery } from '../firebase/use-live.ts';

export interface StoreName {
  code: string;
  name: string;
  groupCode: string;
}

const lineLimit = 1000;

/** The customer's stores, as named by their lines. */
export function useStores(customerId: string): readonly StoreName[] {
  const lines = useLiveQuery({
    path: paths.lines(customerId),
    limit: lineLimit,
    schema: lineSchema,
  });
  return useMemo(() => (lines.status === 'ready' ? storesOf(lines.data) : []), [lines]);
}

function storesOf(lines: readonly Line[]): StoreName[] {
  const stores = new Map(
    lines.map(({ storeCode, storeName, groupCode }) => [
      storeCode,
      { code: storeCode, name: storeName || storeCode, groupCode },
    ]),
  );
  return [...stores.values()].toSorted((a, b) => a.code.localeCompare(b.code));
}
