import { expectNoBarrier, inBothThemes } from '../look.ts';
import { expect, test } from '../settings-customer.ts';

const pages = ['', '/members', '/sessions', '/groups', '/lines', '/unknown', '/retention'];
const forms = ['/members?add=1', '/groups?add=1', '/lines?add=1'];

test('no settings page has an accessibility violation', async ({ customer, at }) => {
  await customer.addGroup('G01', '西船橋');
  await customer.addLine('0501748', 'G01', '西船橋');
  await customer.addMember('鈴木 亜美', ['G01']);
  await customer.missedCall('+815017601111');
  const page = await at(await customer.readyAdmin());
  for (const path of [...pages, ...forms]) {
    await page.goto(`/settings${path}`);
    const shown = forms.includes(path)
      ? page.getByRole('dialog')
      : page.getByRole('heading', { level: 1 });
    await expect(shown).toBeVisible();
    const hasList = !['', '/sessions', ...forms].includes(path);
    if (hasList) await expect(page.getByRole('table')).toBeVisible();
    await inBothThemes(page, () => expectNoBarrier(page));
  }
});
