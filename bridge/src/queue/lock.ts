import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes this process the only one that works with the folder, until it ends in whatever way: the system itself lets go
 * of the lock. Null if another one still has it after `waitMs`. The result gives it back.
 */
export function lock(folder: string, waitMs: number): (() => void) | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: waitMs });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch {
    db.close();
    return null;
  }
}
