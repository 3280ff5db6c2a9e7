import * as z from 'zod/mini';

/** How any page of this browser has a call placed by the window with the mini dialer. Only our own pages are on it. */

const channelName = 'cti-dialer';
/** Held by the window as long as it can place calls: a window that is closed or crashes lets go of it. */
const lockName = 'cti-dialer-ready';
/** How long the window may take to answer; it ignores what is older, so that nobody is called twice. */
const answerMs = 2_000;

/** E.164; the reader of numbers would be most of the window's code. */
const e164Pattern = /^\+[1-9][0-9]{6,14}$/;

const callSchema = z.object({
  number: z.string().check(z.regex(e164Pattern)),
  fromNumber: z.nullable(z.string().check(z.regex(e164Pattern))),
  intentId: z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/)),
});
type Call = z.infer<typeof callSchema>;

const askedSchema = z.object({ kind: z.literal('dial'), call: callSchema, untilMs: z.number() });
const takenSchema = z.object({ kind: z.literal('taken'), intentId: z.string() });

/** Whether some window of this browser can place calls now. */
async function isReady(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName);
}

/** Has the mini dialer place a call; false = there's none that can, and the call is yet to be placed. */
export async function dialInWindow(call: Call): Promise<boolean> {
  if (!(await isReady())) return false;
  const channel = new BroadcastChannel(channelName);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const taken = takenSchema.safeParse(data);
        if (taken.success && taken.data.intentId === call.intentId) resolve(true);
      });
      channel.postMessage({ kind: 'dial', call, untilMs: Date.now() + answerMs });
      timer = setTimeout(() => resolve(false), answerMs);
    });
  } finally {
    clearTimeout(timer);
    channel.close();
  }
}

/** In the window: takes calls until it's told to stop. Of several windows one does: nobody is called twice. */
export function takeCalls(place: (call: Call) => void): () => void {
  const channel = new BroadcastChannel(channelName);
  let isTheOne = false;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const asked = askedSchema.safeParse(data);
    if (!isTheOne || !asked.success || asked.data.untilMs < Date.now()) return;
    place(asked.data.call);
    channel.postMessage({ kind: 'taken', intentId: asked.data.call.intentId });
  });
  let letGo = () => {};
  const stopped = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const giveUp = new AbortController();
  navigator.locks
    .request(lockName, { signal: giveUp.signal }, () => {
      isTheOne = true;
      return stopped;
    })
    // Stopped while another window still had it.
    .catch(() => {});
  return () => {
    giveUp.abort();
    letGo();
    channel.close();
  };
}
