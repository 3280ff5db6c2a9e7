import { percentile } from '../../../tools/bench/statistics.ts';
import { card, expect, numbers, people, popupOf, test } from '../fixtures.ts';
import { paintedAt } from './painted.ts';

const rounds = 20;

/** `npm run bench -- card`: from POST to the painted card, beside what a bare window costs here. */
test('prints how long a card takes, beside a bare window in the same run', async ({
  signedIn,
  call,
}) => {
  test.setTimeout(180_000);
  const page = await signedIn(people.nishifuna);
  await page
    .context()
    .route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: '<p>bare</p>' }));
  const cards: number[] = [];
  const floors: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const beganAt = Date.now();
    const bare = await popupOf(page, () =>
      page.evaluate(() => void window.open('/bare', '_blank', 'popup,width=500,height=700')),
    );
    floors.push((await paintedAt(bare)) - beganAt);
    await bare.close();

    const yamada = call('inbound-missed', { from: numbers.yamada, to: numbers.nishifuna });
    let sentAt = 0;
    const popup = await popupOf(page, async () => (sentAt = await yamada.next()));
    await expect(card(popup).getByRole('heading', { name: '山田 太郎' })).toBeVisible();
    cards.push((await paintedAt(popup)) - sentAt);
    await popup.close();
    await yamada.end();
  }
  const row = (name: string, values: number[]) =>
    `${name.padEnd(28)} p50 ${percentile(values, 0.5).toFixed(0)} ms   p95 ${percentile(values, 0.95).toFixed(0)} ms`;
  process.stdout.write(
    [
      '',
      `${rounds} calls`,
      row('POST to the painted card', cards),
      row('a bare window, painted', floors),
      '',
    ].join('\n'),
  );
});
