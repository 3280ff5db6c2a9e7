import { setTimeout as delay } from 'node:timers/promises';
import type { Phone } from '../../bridge/asterisk/phone.ts';
import type { SipCall } from '../../bridge/asterisk/sip-call.ts';

/** Who takes a call that no scene waits for does so after this long. */
const answerMs = 3_000;

/** A telephone and whoever sits beside it. */
export interface Desk {
  phone: Phone;
  /** The next call that rings here, for a scene. */
  nextCall(): Promise<SipCall>;
  /** No scene waits for a call any more. */
  release(): void;
}

/** Hands calls to the scene that waits for one; the others are answered after a while, and last until the caller goes. */
export function deskWith(phone: Phone): Desk {
  const waiting: Array<(call: SipCall) => void> = [];
  const take = async (call: SipCall) => {
    const isOver = await Promise.race([delay(answerMs, false), call.ended.then(() => true)]);
    if (!isOver) call.answer();
  };
  void (async () => {
    for (;;) {
      const call = await phone.incoming.next();
      const scene = waiting.shift();
      if (scene) scene(call);
      else void take(call);
    }
  })();
  return {
    phone,
    nextCall: () => new Promise((resolve) => waiting.push(resolve)),
    release: () => void waiting.splice(0),
  };
}
