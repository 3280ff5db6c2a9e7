/** What was erased of a person: documents deleted, and documents they were removed from. */
export interface ErasureCounts {
  contacts: number;
  visits: number;
  /** Calls that stay without a caller. */
  calls: number;
  memos: number;
  /** What was said in calls, or was to be asked for. */
  transcripts: number;
  /** Ledger entries, whose raw bodies contain the number. */
  events: number;
}
