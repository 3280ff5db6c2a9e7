import { setTimeout as pause } from 'node:timers/promises';

/**
 * When sessions end: tokens say in whole seconds when a person signed in, so the moment is the next full one,
 * which leaves no session of the present second. Who ends sessions answers after {@link until} it, so that
 * whoever signs in again finds it passed.
 */
export const nextSecond = (now: Date): Date =>
  new Date(Math.floor(now.getTime() / 1000) * 1000 + 1000);

export const until = (moment: Date): Promise<void> =>
  pause(Math.max(0, moment.getTime() - Date.now()));
