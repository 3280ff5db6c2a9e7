import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { createIds, scenario } from '../../tools/demo/scenarios.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { card, popupOf } from './fixtures.ts';
import { sendEvent } from './send-event.ts';
import { type Customer, expect, test } from './settings-customer.ts';

const ids = createIds(Date.now() + 13);
const caller = '+819055556666';

/** One for each way in which a text can turn into something else. */
const payloads = {
  name: '<img src=x onerror=alert(1)>',
  kana: '"><svg onload=alert(1)>',
  address: '</script><script>alert(1)</script>',
  email: 'javascript:alert(1)',
  notes: 'https://evil.example/ data:text/html,<script>alert(1)</script> {{7*7}} ${7*7} &lt;b&gt;',
  caution: `<iframe srcdoc="<script>alert(1)</script>">`,
  summary: `<a href="javascript:alert(1)">60分</a>`,
  store: '<b onmouseover=alert(1)>西船橋</b>',
  group: '</style><img src=x onerror=alert(1)>',
};

async function hostileShop(customer: Customer) {
  await customer.addGroup('G01', payloads.group);
  await customer.addLine('0501748', 'G01', payloads.store);
  const visit = { date: new Date(), storeCode: 'G01', summary: payloads.summary, amount: 1 };
  await customer.admin.db
    .collection(paths.contacts(customer.id))
    .doc('hostile')
    .set({
      name: payloads.name,
      kana: payloads.kana,
      address: payloads.address,
      email: payloads.email,
      notes: payloads.notes,
      caution: { text: payloads.caution, authorName: payloads.name, until: null },
      kind: 'vip',
      phones: [caller],
      recentVisits: [visit],
    });
  const steps = scenario('inbound-missed', {
    from: caller,
    to: '+815017481234',
    startedAtMs: Date.now(),
    ids,
  });
  const send = async () => {
    const step = steps.shift();
    if (!step) throw new Error('the call is over');
    await sendEvent(customer.id, step.event, customer.secret ?? '');
  };
  return {
    ring: send,
    end: async () => {
      while (steps.length > 0) await send();
    },
  };
}

/** Nothing of the texts has become an element, or asked anything of anybody. */
async function expectTextOnly(page: Page): Promise<void> {
  const strays = page.locator(
    'img[src="x"], [onerror], [onload], [onmouseover], iframe, body script, a[href^="javascript" i], a[href*="evil"], style:has-text("img")',
  );
  await expect(strays).toHaveCount(0);
}

test('XSS-01 XSS-07 XSS-10 XSS-11 hostile text stays text on card, board, history, settings and title', async ({
  customer,
  at,
}) => {
  const { ring, end } = await hostileShop(customer);
  const page = await at(await customer.readyAdmin());
  const context = page.context();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const dialogs: string[] = [];
  context.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });

  const popup = await popupOf(page, ring);
  await expect(card(popup)).toContainText(payloads.name);
  const shown = card(popup);
  const { group: _group, store: _store, ...ofContact } = payloads;
  for (const text of Object.values(ofContact)) await expect(shown).toContainText(text);
  await expect(shown).toContainText(payloads.store);
  await expect(popup).toHaveTitle(new RegExp('<b onmouseover'));
  await popup.getByLabel('メモ').fill(payloads.name);
  await expect(popup.getByText('保存しました')).toBeVisible();
  await expectTextOnly(popup);
  const row = page.getByRole('region', { name: '鳴っています' });
  await expect(row).toContainText(payloads.name);
  await expect(row).toContainText(payloads.store);
  await expectTextOnly(page);

  // The history has what is over.
  await end();
  await page.getByRole('link', { name: '履歴' }).click();
  await expect(page.getByRole('table')).toContainText(payloads.name);
  await expectTextOnly(page);
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByRole('link', { name: 'グループ', exact: true }).click();
  await expect(page.getByRole('table')).toContainText(payloads.group);
  await page.getByRole('link', { name: '着信番号', exact: true }).click();
  await expect(page.getByRole('table')).toContainText(payloads.store);
  await expectTextOnly(page);

  expect(dialogs).toEqual([]);
  expect(asked.filter((url) => /evil|\/x$/.test(url))).toEqual([]);
});

test('XSS-06 another site may not frame a page', async ({ browser, baseURL }) => {
  const frame = `<iframe src="${baseURL}/login"></iframe>`;
  const other = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(frame);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  // The listeners of the fixtures take no refusal for granted; this context has none.
  const context = await browser.newContext();
  const page = await context.newPage();
  const refused = page.waitForEvent('console', (message) =>
    message.text().includes('frame-ancestors'),
  );
  await page.goto(`http://127.0.0.1:${port}/`);
  await refused;
  await expect(page.frameLocator('iframe').getByLabel('パスワード')).toHaveCount(0);
  await context.close();
  await new Promise((resolve) => other.close(resolve));
});

test('XSS-08 the deployed files contain no secret and no source map', () => {
  const dist = join(import.meta.dirname, '../dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const scripts = files.filter((file) => /\.(js|html)$/.test(file));
  expect(scripts.length).toBeGreaterThan(5);
  for (const file of scripts) {
    const code = readFileSync(join(dist, file), 'utf8');
    expect(code, file).not.toMatch(
      /demo-password|demo-webhook-secret|BEGIN [A-Z ]*PRIVATE KEY|client_email/,
    );
  }
});
