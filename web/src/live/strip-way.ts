import type { Call } from '@cti/functions/model/call';

/** The always-on-top strip as a way to show a call: closed, unless the person has opened it. */
export interface StripWay {
  show: (call: Call) => Promise<boolean>;
}

/** Where there is no strip. */
export const noStrip: StripWay = { show: () => Promise.resolve(false) };
