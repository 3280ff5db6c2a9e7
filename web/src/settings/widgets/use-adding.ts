import { useSearchParams } from 'react-router';

const parameter = 'add';

/** Whether the page's form for something new is open: part of the address, so a link can open it. */
export function useAdding(): [boolean, (isAdding: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (isAdding: boolean) => {
    setSearch(isAdding ? { [parameter]: '1' } : {}, { replace: true });
  };
  return [search.has(parameter), set];
}
