import { useEffect } from 'react';
import { createStore } from '../store.ts';

const product = 'CTI';
/** What the tab says while no phone rings. */
export const pageTitle = createStore(product);
pageTitle.subscribe(() => {
  document.title = pageTitle.get();
});

/** Names the page in the browser's tab. Page names only: a title stays in the browser's history. */
export function usePageTitle(page: string): void {
  useEffect(() => {
    pageTitle.set(`${page} – ${product}`);
    return () => pageTitle.set(product);
  }, [page]);
}
