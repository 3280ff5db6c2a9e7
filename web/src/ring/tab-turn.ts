/** How long the tab that comes first may take; a frozen one is replaced within 2 s. */
export const ownerMs = 1_000;

interface TabParts {
  /** Whether this tab comes first. */
  isOwner: () => boolean;
  /** Whether the ring has popped in any tab. */
  hasPopped: () => boolean;
  remember: () => void;
  /** Claims the ring among the tabs; one of them gets it. */
  claim: () => Promise<boolean>;
  /** Makes this tab the one that comes first. */
  seize: () => void;
  pause: (ms: number) => Promise<void>;
}

/**
 * Decides whether a ring is this tab's, among the tabs of one browser. The pause says who tries first,
 * the claim alone who has it: a tab that wakes from the freezer finds the ring taken.
 */
export async function isThisTabs(parts: TabParts): Promise<boolean> {
  if (!parts.isOwner()) await parts.pause(ownerMs);
  if (parts.hasPopped()) return false;
  if (!(await parts.claim()) || parts.hasPopped()) return false;
  // Remembered before it is shown: a popup that fails to open must not be tried for ever.
  parts.remember();
  if (!parts.isOwner()) parts.seize();
  return true;
}
