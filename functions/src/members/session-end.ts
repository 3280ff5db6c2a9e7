import { setTimeout as pause } from 'node:timers/promises';

/**
 * When sessions end. Tokens give the sign-in in whole seconds, so it's the next full second, which leaves no session
 * from the current one. Whoever ends sessions waits {@link until} then before answering, so that a new sign-in is
 * later.
 */
export const nextSecond = (now: Date): Date =>
  new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000);

export const until = (moment: Date): Promise<void> =>
  pause(Math.max(0, moment.getTime() - Date.now()));
