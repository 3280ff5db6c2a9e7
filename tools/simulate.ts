import { setTimeout as delay } from 'node:timers/promises';
import { toE164 } from '../functions/src/model/text/phone.ts';
import { readArguments } from './arguments.ts';
import { isSceneName, listScenes, sceneNames, type Wishes } from './asterisk/scenes.ts';
import { simulateOnAsterisk } from './asterisk/simulate.ts';
import { demo, demoSecret, dialpadUrl, hostingUrl, webhookUrl } from './demo/constants.ts';
import { demoContacts } from './demo/contacts.ts';
import { demoStores } from './demo/people.ts';
import {
  createIds,
  isScenarioName,
  scenario,
  type ScenarioName,
  scenarioNames,
  scenarioNotes,
} from './demo/scenarios.ts';
import { playSteps, type Sent } from './demo/play.ts';
import { throughDialpad } from './dialpad/demo.ts';
import { playDay } from './day/run.ts';
import { Failure, main } from './failure.ts';

const help = `npm run simulate -- [options]   plays calls against a running system

  --scenario NAME   one of --list; a mix without it
  --customer ID     goodfife (default) or another one
  --from NUMBER     the caller, e.g. 090-1234-5678 (default: contacts of the demo)
  --to NUMBER       the store's number, e.g. 050-1748-1234 (default: numbers of the customer's stores)
  --calls N         how many calls (default: 1 of a scenario, 8 of the mix)
  --rate N          calls begun per second (default 0.4; fractions are fine)
  --speed N         times faster than life (default 1)
  --secret S        the customer's webhook secret, where it is not a demo customer
  --url URL         another system than ${hostingUrl}
  --through-dialpad by way of Dialpad's stand-in, to whoever has connected to it
  --lose SHARE      with it: how many of the events get lost, 0 to 1
  --list            the scenarios

npm run simulate -- --asterisk [--scenario NAME] [--from NUMBER|known|unknown|withheld] [--answer SECONDS|never]
                               [--talk SECONDS]

  plays a call on the phones of "npm start -- --asterisk", each step told as it begins; with --list the scenarios

npm run simulate -- --day [--calls N] [--seed N] [--verbose]

  plays a shop group's day for a customer of its own, with two browsers (40 calls without --calls, another day with
  another --seed), and says what is not as it should be; exit code 1 if there is something
  --scenes TEXT     only scenes whose name holds this text
  --patience N      seconds that a card, a status or a record is waited for (30)`;

/** A working day's mix of calls, used without `--scenario`. */
const mix: ScenarioName[] = [
  'inbound-answered',
  'ring-all',
  'inbound-missed',
  'department-to-call-center',
  'outbound',
  'withheld',
  'voicemail',
  'relay',
];

const timeInJapan = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  timeStyle: 'medium',
});

/** Last four digits of the numbers dialled if `--to` is absent. */
const defaultExtension = '1234';

await main(async () => {
  const options = readOptions();
  if (typeof options === 'object' && options.day !== undefined) {
    await requireSystem(hostingUrl);
    return (await playDay(options.day)) === 0 ? 0 : 1;
  }
  if (typeof options === 'object' && options.asterisk !== undefined) {
    return (await simulateOnAsterisk(options.asterisk)) ? 0 : 1;
  }
  if (options === 'scenes') {
    console.log(listScenes());
    return 0;
  }
  if (options === 'list' || options === 'help') {
    console.log(options === 'help' ? help : listScenarios());
    return 0;
  }
  await requireSystem(options.url);
  const ids = createIds(Date.now());
  const callers = options.from === undefined ? defaultCallers(options.customer) : [options.from];
  const lines = options.to === undefined ? defaultLines(options.customer) : [options.to];

  const playing: Array<Promise<Sent[]>> = [];
  for (let call = 0; call < options.calls; call++) {
    if (call > 0) await delay(1_000 / options.rate);
    const steps = scenario(options.scenario ?? nth(mix, call), {
      from: nth(callers, call),
      to: nth(lines, call),
      startedAtMs: Date.now(),
      ids,
      // Three to six seconds of ringing, five to twelve of talk, different for each call.
      ringMs: 3_000 + ((call * 1_300) % 3_000),
      talkMs: 5_000 + ((call * 2_900) % 7_000),
      speed: options.speed,
    });
    playing.push(
      playSteps(steps, {
        url: webhookUrl(options.customer, options.url),
        secret: options.secret,
        onSent: print,
        ...(options.post ? { post: options.post } : {}),
      }),
    );
  }
  const sent = (await Promise.all(playing)).flat();
  const refused = sent.filter(({ status }) => status < 200 || status > 299).length;
  const calls = options.calls === 1 ? '1 call' : `${options.calls} calls`;
  console.log(`\n${calls}, ${sent.length} events, ${refused} refused`);
  return refused === 0 ? 0 : 1;
});

function readOptions() {
  const { values } = readArguments(
    {
      customer: { type: 'string', default: 'goodfife' },
      scenario: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      rate: { type: 'string', default: '0.4' },
      calls: { type: 'string' },
      speed: { type: 'string', default: '1' },
      secret: { type: 'string' },
      url: { type: 'string', default: hostingUrl },
      'through-dialpad': { type: 'boolean', default: false },
      lose: { type: 'string', default: '0' },
      list: { type: 'boolean', default: false },
      asterisk: { type: 'boolean', default: false },
      answer: { type: 'string', default: '3' },
      talk: { type: 'string', default: '8' },
      day: { type: 'boolean', default: false },
      seed: { type: 'string' },
      patience: { type: 'string', default: '30' },
      verbose: { type: 'boolean', default: false },
      scenes: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
    help,
  );
  if (values.help) return 'help';
  if (values.list) return values.asterisk ? 'scenes' : 'list';
  if (values.asterisk) return { asterisk: readWishes(values) };
  if (values.day) {
    return {
      day: {
        seed: values.seed === undefined ? Date.now() % 100_000 : positive('--seed', values.seed),
        calls: Math.ceil(positive('--calls', values.calls ?? '40')),
        patienceMs: 1_000 * positive('--patience', values.patience),
        verbose: values.verbose,
        scenes: values.scenes,
      },
    };
  }
  const name = values.scenario;
  if (name !== undefined && !isScenarioName(name)) {
    throw new Failure(`There is no scenario "${name}". There are: ${scenarioNames.join(', ')}.`);
  }
  const { customer } = values;
  const lose = Number(values.lose);
  if (!(lose >= 0 && lose <= 1)) throw new Failure('--lose wants a number from 0 to 1.');
  const key = demo.dialpad.keys[customer === 'sample' ? 'sample' : 'goodfife'];
  const post = values['through-dialpad'] ? throughDialpad(dialpadUrl, key, lose) : undefined;
  const secret = values.secret ?? demoSecret(customer);
  if (secret === undefined) {
    throw new Failure(`The webhook secret of ${customer} is not known here; pass --secret.`);
  }
  return {
    customer,
    post,
    scenario: name,
    from: values.from === undefined ? undefined : phoneNumber('--from', values.from),
    to: values.to === undefined ? undefined : phoneNumber('--to', values.to),
    rate: positive('--rate', values.rate),
    calls: Math.ceil(positive('--calls', values.calls ?? (name === undefined ? '8' : '1'))),
    speed: positive('--speed', values.speed),
    secret,
    url: values.url.replace(/\/$/, ''),
  };
}

function readWishes({
  scenario: scene = 'direct',
  from = 'known',
  answer,
  talk,
}: {
  scenario?: string | undefined;
  from?: string | undefined;
  answer: string;
  talk: string;
}): Wishes {
  if (!isSceneName(scene)) {
    throw new Failure(`There is no scenario "${scene}". There are: ${sceneNames.join(', ')}.`);
  }
  return {
    scene,
    number: from === 'withheld' ? null : dialled(from),
    answerMs: answer === 'never' ? null : 1_000 * positive('--answer', answer),
    talkMs: 1_000 * positive('--talk', talk),
  };
}

/** A number as carriers in Japan send it, 09012345678: a contact of the demo's, nobody's that it knows, or the one given. */
function dialled(from: string): string {
  const words: Record<string, string> = { known: '090-1234-5678', unknown: '090-9999-0000' };
  return phoneNumber('--from', words[from] ?? from).replace(/^\+81/, '0');
}

function phoneNumber(option: string, text: string): string {
  const number = toE164(text);
  if (number === null) throw new Failure(`${option} ${text} is not a telephone number.`);
  return number;
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Failure(`${option} wants a number above 0.`);
  return value;
}

function listScenarios(): string {
  return scenarioNames.map((name) => `${name.padEnd(26)} ${scenarioNotes[name]}`).join('\n');
}

/** The named contacts, two invented ones and a stranger. */
function defaultCallers(customerId: string): string[] {
  const known = demoContacts(customerId === 'sample' ? 'sample' : 'goodfife')
    .slice(0, 7)
    .flatMap(({ contact }) => contact.phones);
  return [...new Set([...known, '+819099990000'])];
}

function defaultLines(customerId: string): string[] {
  const stores = demoStores[customerId === 'sample' ? 'sample' : 'goodfife'];
  return stores.map(({ prefix }) => `+81${prefix.slice(1)}${defaultExtension}`);
}

/** The list's items in turn, starting over after the last. */
function nth<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Failure('There is nothing to choose from.');
  return item;
}

/** Prints a single line, not one per event, if nothing is listening. */
async function requireSystem(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
  } catch {
    throw new Failure(`Nothing answers at ${url}. Is the system running (npm start)?`);
  }
}

function print({ at, summary, status, answer }: Sent): void {
  const time = timeInJapan.format(at);
  console.log(`${time}  ${summary}  ${status} ${answer}`);
}
