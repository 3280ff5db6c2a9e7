/** How long the tab that comes first may take; a frozen one is replaced within 2 s. */
export const ownerMs = 1_000;

interface TabParts {
  /** Whether this tab comes first. */
  isOwner: () => boolean;
  /** Whether the call has popped in any tab. */
  hasPopped: (linkedId: string) => boolean;
  remember: (linkedId: string) => void;
  /** Claims the call among the tabs; one of them gets it. */
  claim: (linkedId: string) => Promise<boolean>;
  /** Makes this tab the one that comes first. */
  seize: () => void;
  pause: (ms: number) => Promise<void>;
}

/**
 * Decides whether a call is this tab's, among the tabs of one browser. The pause says who tries first,
 * the claim alone who has it: a tab that wakes from the freezer finds the call taken.
 */
export async function isThisTabs(linkedId: string, parts: TabParts): Promise<boolean> {
  if (!parts.isOwner()) await parts.pause(ownerMs);
  if (parts.hasPopped(linkedId)) return false;
  if (!(await parts.claim(linkedId)) || parts.hasPopped(linkedId)) return false;
  // Remembered before it is shown: a popup that fails to open must not be tried for ever.
  parts.remember(linkedId);
  if (!parts.isOwner()) parts.seize();
  return true;
}
