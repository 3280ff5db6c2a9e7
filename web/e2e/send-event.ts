import { webhookUrl } from '../../tools/demo/constants.ts';
import { signedRequest, type SimulatedEvent } from '../../tools/demo/scenarios.ts';
import { expect } from '@playwright/test';

/** Dialpad gives up after four; no test is about that, and a busy machine may refuse for longer. This ends a hang. */
const tries = 60;

/** Sends an event to the suite or another server, again after a 5xx, until it is taken; the id of its call. */
export async function sendEvent(
  customerId: string,
  event: SimulatedEvent,
  secret: string,
  baseUrl?: string,
): Promise<string> {
  const request = await signedRequest(event, secret);
  let last = '';
  for (let count = 0; count < tries; count += 1) {
    const response = await fetch(webhookUrl(customerId, baseUrl), request);
    last = `${response.status} ${await response.text()}`;
    if (response.status < 500) break;
  }
  expect(last).toMatch(/^200 /);
  return (JSON.parse(last.slice('200 '.length)) as { linkedId: string }).linkedId;
}
