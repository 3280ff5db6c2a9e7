/** Exports and the rejected rows of imports are written alike. */
export { csvLines, harmless } from '../model/csv.ts';
export type { Cell } from '../model/csv.ts';
