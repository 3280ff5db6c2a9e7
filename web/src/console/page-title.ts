import { useEffect } from 'react';
import { createStore } from '../store.ts';

const product = 'CTI';
/** The tab's title while no phone rings. */
export const pageTitle = createStore(product);
pageTitle.subscribe(() => {
  document.title = pageTitle.get();
});

/** Sets the title of the browser tab. Page names only: titles stay in the browser's history. */
export function usePageTitle(page: string): void {
  useEffect(() => {
    pageTitle.set(`${page} – ${product}`);
    return () => pageTitle.set(product);
  }, [page]);
}
