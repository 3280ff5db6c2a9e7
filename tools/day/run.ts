import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../testing/chromium.ts';
import { BrowserDesk } from './browser-desk.ts';
import { emailOf, everybody, operators, type Who } from './cast.ts';
import { clientDesk, type Desk } from './client-desk.ts';
import { Client } from './firestore.ts';
import { generateDay } from './generate.ts';
import { judge, judgeSoFar } from './judge.ts';
import type { Difference, Entry, Records } from './log.ts';
import { play } from './player.ts';
import type { Day, Scene } from './script.ts';
import { report } from './report.ts';
import { buildStage, type Stage } from './stage.ts';
import { Telephone } from './telephone.ts';

export interface DayOptions {
  seed: number;
  calls: number;
  /** How long to wait for a card, a status or a record before its absence counts as a difference. */
  patienceMs: number;
  verbose: boolean;
  /** Only scenes whose name holds this text, and the first and last of the day. */
  scenes: string;
}

/** Plays a shop group's day against the running system, prints each difference and returns their number. */
export async function playDay({
  seed,
  calls,
  patienceMs,
  verbose,
  scenes,
}: DayOptions): Promise<number> {
  const day = onlyScenes(generateDay(seed, calls), scenes);
  const stage = await buildStage();
  const { customerId } = stage;
  const count = callsOf(day).size;
  console.log(`A day of ${count} calls for ${customerId}, seed ${seed}`);

  const log: Entry[] = [];
  const admin = new Client(stage.adminEmail, stage.password);
  const clients = byOperator((who) => new Client(emailOf(who, customerId), stage.password));
  await Promise.all([admin, ...Object.values(clients)].map((client) => client.signIn()));
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumArguments,
  });
  const begun = Date.now();
  try {
    const browsers: BrowserDesk[] = [];
    const desks: Partial<Record<Who, Desk>> = {};
    for (const who of everybody) {
      if (!operators[who].hasBrowser) {
        desks[who] = clientDesk(clients[who], customerId, who);
        continue;
      }
      const sign = { email: emailOf(who, customerId), password: stage.password };
      const context = await BrowserDesk.open(browser);
      const desk = new BrowserDesk(context, who, sign, (entry) => log.push(entry));
      browsers.push(desk);
      desks[who] = desk;
    }
    await play({
      day,
      customerId,
      telephone: new Telephone(day, customerId, stage.secret),
      desks: desks as Record<Who, Desk>,
      browsers,
      clients,
      admin,
      log,
      patienceMs,
      onScene: verbose ? tellScenes(day, log) : () => {},
    });
  } finally {
    await browser.close();
  }
  const differences = await settle(patienceMs, async () =>
    judge(day, log, await readRecords(stage, admin), customerId),
  );
  if (differences.length > 0) console.log(`\n${report(day, log, differences)}\n`);
  const cards = log.filter(({ kind }) => kind === 'card').length;
  const events = log.filter(({ kind }) => kind === 'event').length;
  console.log(
    `${count} calls, ${events} events, ${cards} cards in ${clock(begun)}: ${differences.length} differences, seed ${seed}`,
  );
  return differences.length;
}

/** Part of a day. A scene that continues an earlier one needs both to be played. */
function onlyScenes(day: Day, text: string): Day {
  const last = day.scenes.length - 1;
  const scenes = day.scenes.filter(
    ({ name }, at) => at === 0 || at === last || name.includes(text),
  );
  // A scene that waits for a call outside this part would wait forever.
  const played = callsOf({ ...day, scenes });
  return {
    ...day,
    scenes: scenes.map(({ notBefore, ...scene }) =>
      notBefore && played.has(notBefore.call) ? { ...scene, notBefore } : scene,
    ),
  };
}

const callsOf = ({ scenes }: Day): Set<string> =>
  new Set(scenes.flatMap(({ acts }) => acts.flatMap((act) => ('call' in act ? [act.call] : []))));

const byOperator = <T>(make: (who: Who) => T): Record<Who, T> => ({
  aoki: make('aoki'),
  baba: make('baba'),
  chiba: make('chiba'),
  doi: make('doi'),
});

/** Prints the scene that begins, and differences found since the last one. */
function tellScenes(day: Day, log: Entry[]): (scene: Scene) => void {
  const begun = Date.now();
  const told = new Set<string>();
  return ({ name }) => {
    for (const one of judgeSoFar(day, log)) {
      const line = `  ✗ ${one.call ?? ''} ${one.what}: expected ${one.expected}; seen ${one.seen}`;
      if (!told.has(line)) console.log(line);
      told.add(line);
    }
    console.log(`${clock(begun)}  ${name}`);
  };
}

const clock = (begun: number): string => `${((Date.now() - begun) / 1_000).toFixed(1)} s`;

/** Records are written seconds after the last event: rereads those that differ until they match or time runs out. */
async function settle(
  patienceMs: number,
  look: () => Promise<Difference[]>,
): Promise<Difference[]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const differences = await look();
    if (differences.length === 0 || Date.now() > deadline) return differences;
    await pause(1_000);
  }
}

async function readRecords({ customerId, uids }: Stage, admin: Client): Promise<Records> {
  const at = (collection: string) => admin.list(`customer/${customerId}/${collection}`);
  const [calls, rescues, statistics, agents] = await Promise.all([
    at('amiEvents'),
    at('rescues'),
    at('statistics'),
    at('agents'),
  ]);
  return {
    calls: calls.filter(({ mergedInto }) => mergedInto === null),
    rescues,
    statistics,
    agents: byOperator((who) => agents.find(({ id }) => id === uids[who]) ?? {}),
  };
}
