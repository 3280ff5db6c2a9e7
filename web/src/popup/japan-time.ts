/** Japan has no summer time: its clock is always this far ahead of UTC. */
const aheadMs = 9 * 3_600_000;

/** What `<input type="datetime-local">` shows for a moment, on the shops' clock whatever this computer's is. */
export const toLocalInput = (date: Date): string =>
  new Date(date.getTime() + aheadMs).toISOString().slice(0, 16);

/** The moment such an input means; null = nothing that can be read. */
export function fromLocalInput(value: string): Date | null {
  const ms = Date.parse(`${value}:00+09:00`);
  return Number.isNaN(ms) ? null : new Date(ms);
}
