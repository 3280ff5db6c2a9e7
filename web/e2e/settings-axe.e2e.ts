import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './settings-customer.ts';

const pages = ['', '/members', '/groups', '/lines', '/unknown'];
const forms = ['/members?add=1', '/groups?add=1', '/lines?add=1'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the settings pages, ${colorScheme}`, async ({ customer, at }) => {
    await customer.addGroup('G01', '西船橋');
    await customer.addLine('0501748', 'G01', '西船橋');
    await customer.addMember('鈴木 亜美', ['G01']);
    await customer.missedCall('+815017601111');
    const page = await at(await customer.readyAdmin());
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of [...pages, ...forms]) {
      await page.goto(`/settings${path}`);
      const shown = forms.includes(path)
        ? page.getByRole('dialog')
        : page.getByRole('heading', { level: 1 });
      await expect(shown).toBeVisible();
      if (path !== '' && !forms.includes(path)) await expect(page.getByRole('table')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        path,
      ).toEqual([]);
    }
  });
}
