/** How long the first tab may take; a frozen one is replaced within 2 s. */
const ownerMs = 1_000;

interface TabParts {
  /** Whether this tab goes first. */
  isOwner: () => boolean;
  /** Whether the ring has popped in any tab. */
  hasPopped: () => boolean;
  remember: () => void;
  /** Claims the ring among the tabs; exactly one gets it. */
  claim: () => Promise<boolean>;
  /** Makes this tab the one that goes first. */
  seize: () => void;
  pause: (ms: number) => Promise<void>;
}

/** Whether a ring is this tab's. Pauses decide who tries first, the claim who has it: a waking tab finds it taken. */
export async function isThisTabs(parts: TabParts): Promise<boolean> {
  if (!parts.isOwner()) await parts.pause(ownerMs);
  if (parts.hasPopped()) return false;
  if (!(await parts.claim()) || parts.hasPopped()) return false;
  // Remembered before it's shown: a popup that fails to open must not be retried for ever.
  parts.remember();
  if (!parts.isOwner()) parts.seize();
  return true;
}
