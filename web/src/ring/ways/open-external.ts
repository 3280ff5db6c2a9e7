/**
 * Opens the other system's page in a tab of its own that knows nothing of this one; says whether the browser let
 * it. The tab comes empty first: of one that is opened without an opener the browser tells nobody anything, and a
 * blocked one would be a call that nobody sees.
 */
export function openExternal(address: string): boolean {
  const page = window.open('', '_blank');
  if (!page) return false;
  page.opener = null;
  page.location.replace(address);
  return true;
}
