import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { liveDoc, liveQuery } from './live.ts';
import type { Live, LiveSource } from './listener-store.ts';
import { type DocSpec, type QuerySpec, type Row, specKey } from './spec.ts';
import { useSource } from './use-source.ts';

/** A list, live. Null = not yet known what to ask for, or nothing to ask. */
export function useLiveQuery<T>(spec: QuerySpec<T> | null): Live<Row<T>[]> {
  const key = spec && specKey(spec);
  // The key says everything about the spec: a new object with the same content changes nothing.
  // oxlint-disable-next-line react/exhaustive-deps
  return useSource(useMemo(() => spec && liveQuery(spec), [key]));
}

/** One document, live. */
export function useLiveDoc<T>(spec: DocSpec<T> | null): Live<Row<T> | null> {
  const key = spec && specKey(spec);
  // oxlint-disable-next-line react/exhaustive-deps -- as above
  return useSource(useMemo(() => spec && liveDoc(spec), [key]));
}

/** Several live lists in the order asked: for people with more groups than one query can name. */
export function useLiveQueries<T>(specs: readonly QuerySpec<T>[]): readonly Live<Row<T>[]>[] {
  return useSources(specs.map(specKey), () => specs.map(liveQuery));
}

/** Several documents, live, one result each and in the same order. */
export function useLiveDocs<T>(specs: readonly DocSpec<T>[]): readonly Live<Row<T> | null>[] {
  return useSources(specs.map(specKey), () => specs.map(liveDoc));
}

function useSources<T>(keys: string[], make: () => LiveSource<T>[]): readonly Live<T>[] {
  const key = keys.join('\n');
  // oxlint-disable-next-line react/exhaustive-deps -- as above
  const sources = useMemo(make, [key]);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const offs = sources.map((source) => source.subscribe(onChange));
      return () => offs.forEach((off) => off());
    },
    [sources],
  );
  const get = useMemo(() => {
    let last: readonly Live<T>[] = [];
    return () => {
      const next = sources.map((source) => source.get());
      // React wants the same array while nothing has changed.
      if (next.length !== last.length || next.some((live, i) => live !== last[i])) last = next;
      return last;
    };
  }, [sources]);
  return useSyncExternalStore(subscribe, get);
}
