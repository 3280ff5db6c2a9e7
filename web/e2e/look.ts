import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Where the pictures of a run go; those of the README are taken from here. */
const folder = '.run/screenshots';

/** Both themes, with nothing moving in the picture. */
export async function inBothThemes(
  page: Page,
  act: (theme: 'light' | 'dark') => Promise<void>,
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await act(colorScheme);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Nothing that a screen reader or a weak eye would stumble over. */
export async function expectNoBarrier(page: Page, where = page.url()): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    where,
  ).toEqual([]);
}

/** A picture to look at and no barrier, in both themes. */
export const look = (page: Page, name: string): Promise<void> =>
  inBothThemes(page, async (theme) => {
    await page.screenshot({ path: `${folder}/${name}-${theme}.png` });
    await expectNoBarrier(page, name);
  });
