import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes this process the only one that works with the folder, until it ends in whatever way: the system itself lets go
 * of the lock. Null if another one has it. The result gives it back.
 */
export function lock(folder: string): (() => void) | null {
  const db = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch {
    db.close();
    return null;
  }
}
