import type { Call } from '@cti/functions/model/call';

/** A recap as the draft of a memo: what it was about, then what is to be done, one a line. */
export function recapText(recap: NonNullable<Call['recap']>): string {
  return [recap.summary, recap.outcome, ...recap.actionItems.map((item) => `・${item}`)]
    .filter(Boolean)
    .join('\n');
}
