import { demo } from '../demo/constants.ts';
import type { SimulatedEvent } from '../demo/event.ts';
import { isRelayEvent } from '../demo/event.ts';
import { officeId } from '../demo/operators.ts';
import { type DemoMember, demoMembers } from '../demo/people.ts';
import { isFree, portHolder } from '../emulator/ports.ts';
import { Failure } from '../failure.ts';
import type { Delivery } from './deliver.ts';
import { demoDirectory } from './demo-directory.ts';
import type { User } from './directory.ts';
import { type DialpadStandIn, startDialpad } from './server.ts';

/** Dialpad beside the emulators, with a company for each demo customer. */
export async function startDemoDialpad(): Promise<DialpadStandIn> {
  const { port, keys } = demo.dialpad;
  if (!(await isFree(port))) {
    const holder = portHolder(port) ?? 'another process';
    throw new Failure(`In use: port ${port} (Dialpad's stand-in) by ${holder}.`);
  }
  const dialpad = await startDialpad({ port });
  dialpad.addCompany({
    key: keys.goodfife,
    name: 'グッドファイフ',
    hasAi: true,
    answerMs,
    ...demoDirectory(),
  });
  dialpad.addCompany({
    key: keys.sample,
    name: '見本商店',
    users: usersOf('sample'),
    answerMs,
  });
  return dialpad;
}

/** Long enough to see a phone ring, ms. */
const answerMs = 3_000;

/** The people who can sign in to a demo customer, as its Dialpad knows them. */
const usersOf = (like: DemoMember['customerId']): User[] =>
  demoMembers
    .filter(({ customerId }) => customerId === like)
    .map(({ dialpadId, name, email }, index) => ({
      id: String(dialpadId),
      name,
      email,
      officeId: String(officeId),
      number: `+8150300010${String(11 + index)}`,
    }));

/** Has the running stand-in send an event to whoever subscribed to it, as Dialpad would. */
export const throughDialpad =
  (url: string, key: string, lose: number) =>
  async (event: SimulatedEvent): Promise<{ status: number; answer: string }> => {
    if (isRelayEvent(event)) return { status: 204, answer: 'a relay’s, not Dialpad’s' };
    const response = await fetch(`${url}/stand-in/events`, {
      method: 'POST',
      body: JSON.stringify({ key, event, lose }),
    });
    if (!response.ok) return { status: response.status, answer: await response.text() };
    const deliveries = (await response.json()) as Delivery[];
    const statuses = deliveries.map(({ status }) => status);
    if (statuses.length === 0) return { status: 204, answer: 'nobody has subscribed to this' };
    const worst = Math.max(...statuses.map((status) => (status === 0 ? 599 : (status ?? 200))));
    return { status: worst, answer: statuses.map((status) => status ?? 'lost').join(' ') };
  };
