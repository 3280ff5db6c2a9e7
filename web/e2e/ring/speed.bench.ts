import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile, table } from '../../../tools/bench/statistics.ts';
import { demo } from '../../../tools/demo/constants.ts';
import { createIds, scenario, sign } from '../../../tools/demo/scenarios.ts';
import { expect, numbers, people, test } from '../fixtures.ts';
import { consoleContext, listeningPage, startContenders } from './contenders.ts';
import { firstPaintAt, forgetPaints, notePaints, paintedAt } from './paints.ts';

const rounds = 20;
const delayMs = Number(process.env['CTI_BENCH_DELAY'] ?? 0);
/** After a call, until the server is done with what follows it: it must not slow down whoever is measured next. */
const settleMs = 500;

const names = { yamada: '山田 太郎', suzuki: '鈴木 次郎' } as const;
const ids = createIds(Date.now());

/** `npm run bench -- card [delayMs]`: from POST to the painted name, beside the floor and the classic design. */
test('prints how long a card takes, beside a bare one and the classic design', async ({
  browser,
  signedIn,
  call,
}) => {
  test.setTimeout(1_200_000);
  const all = await startContenders(delayMs);
  const floor = await listeningPage(browser, `${all.bare}/?${all.firestore}`);
  const classic = await listeningPage(browser, `${all.classic}/?${numbers.nishifuna}`);
  const inPage = await listeningPage(browser, `${all.classic}/?${numbers.kinshicho}&inPage`);
  const own = [await consoleContext(browser, all), await consoleContext(browser, all)] as const;
  const console = await signedIn(people.nishifuna, { context: own[0], patient: true });
  const second = await signedIn(people.kinshicho, { context: own[1], patient: true });
  const [strip] = await Promise.all([
    own[1].waitForEvent('page'),
    second.getByRole('button', { name: '常に手前に表示' }).click(),
  ]);
  await strip.evaluate(notePaints);
  await expect(strip.getByRole('heading')).toHaveText(/待機中/);

  const times = new Map<string, number[]>();
  let isWarm = false;
  const note = (what: string, ms: number) => {
    if (isWarm) times.set(what, [...(times.get(what) ?? []), ms]);
  };

  async function measureFloor(): Promise<void> {
    const opened = floor.waitForEvent('popup');
    const send = () => fetch(all.bare, { method: 'POST' });
    note('floor', await took(send, async () => firstPaintAt(await opened)));
    await (await opened).close();
  }

  const ourCall = async (who: keyof typeof names, to: string, painted: Painted) => {
    const one = call('inbound-missed', { from: numbers[who], to, baseUrl: all.webhook });
    const ms = await took(() => one.next(), painted);
    await one.end();
    await pause(settleMs);
    return ms;
  };
  async function measureOurs(): Promise<void> {
    const opened = console.waitForEvent('popup');
    const inNew = async () => firstPaintAt(await opened);
    note('ours, new window', await ourCall('yamada', numbers.nishifuna, inNew));
    const popup = await opened;
    await popup.evaluate(notePaints);
    const inOpen = () => paintedAt(popup, names.suzuki);
    note('ours, open window', await ourCall('suzuki', numbers.nishifuna, inOpen));
    await popup.close();
    await forgetPaints(strip);
    const inStrip = () => paintedAt(strip, names.yamada);
    note('ours, on the page', await ourCall('yamada', numbers.kinshicho, inStrip));
  }

  const classicCall = async (who: keyof typeof names, to: string, painted: Painted) => {
    const from = numbers[who];
    const [ringing] = scenario('inbound-missed', { from, to, startedAtMs: Date.now(), ids });
    const body = await sign(ringing?.event ?? {}, demo.customers.goodfife);
    return took(() => fetch(`${all.classic}/webhook`, { method: 'POST', body }), painted);
  };
  async function measureClassic(): Promise<void> {
    const opened = classic.waitForEvent('popup');
    const inNew = async () => firstPaintAt(await opened);
    note('classic, new window', await classicCall('yamada', numbers.nishifuna, inNew));
    const popup = await opened;
    const inOpen = () => paintedAt(popup, names.suzuki);
    note('classic, open window', await classicCall('suzuki', numbers.nishifuna, inOpen));
    await popup.close();
    await inPage.evaluate(() => document.querySelector('h1')?.replaceChildren());
    await forgetPaints(inPage);
    const onPage = () => paintedAt(inPage, names.yamada);
    note('classic, on the page', await classicCall('yamada', numbers.kinshicho, onPage));
  }

  const measures = [measureFloor, measureOurs, measureClassic];
  // The first round only warms everything up; in the others each is the first in turn.
  for (let round = 0; round <= rounds; round += 1) {
    for (let index = 0; index < measures.length; index += 1) {
      await measures[(round + index) % measures.length]?.();
    }
    isWarm = true;
  }
  print(times);
  for (const page of [floor, classic, inPage, console, second]) await page.context().close();
  await all.stop();
});

/** When something was painted, Unix ms. */
type Painted = () => Promise<number>;

/** How long it takes from sending until it is painted, ms. */
async function took(send: () => Promise<unknown>, painted: Painted): Promise<number> {
  const sentAt = Date.now();
  await send();
  return (await painted()) - sentAt;
}

function print(times: ReadonlyMap<string, number[]>): void {
  const of = (what: string) => times.get(what) ?? [];
  const ratio = (ours: string, other: string) =>
    ours.startsWith('ours') ? `${(median(of(ours)) / median(of(other))).toFixed(2)}x` : '';
  const rows = [...times].map(([what, values]) => [
    what,
    median(values).toFixed(0),
    percentile(values, 0.95).toFixed(0),
    ratio(what, 'floor'),
    ratio(what, what.replace('ours', 'classic')),
  ]);
  const header = ['', 'p50 ms', 'p95 ms', 'p50 / floor', 'p50 / classic'];
  process.stdout.write(
    `\nFrom POST to the painted name, ${rounds} calls each, ${delayMs} ms of network in each direction\n\n${table(header, rows)}\n`,
  );
}
