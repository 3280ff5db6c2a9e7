import { requiredContext } from '../console/required-context.ts';
import type { CallForMe } from './use-concerns.ts';
import type { Strip } from './ways/strip.ts';

/** What the console's pages may know about ringing. */
export interface RingValue {
  /** Calls that ring for the member and that they want to be told about. */
  heard: readonly CallForMe[];
  /** The always-on-top window. */
  strip: Strip;
}

export const [RingContext, useRing] = requiredContext<RingValue>();
