/** What was erased of a person: documents deleted, and documents from which he was taken out. */
export interface ErasureCounts {
  contacts: number;
  visits: number;
  /** Calls that stay without a caller. */
  calls: number;
  memos: number;
  /** Ledger entries, whose raw bodies hold the number. */
  events: number;
}
