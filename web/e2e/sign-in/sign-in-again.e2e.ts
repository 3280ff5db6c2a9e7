import type { Page } from '@playwright/test';
import { paths } from '../../../functions/src/model/paths.ts';
import { expect, password, refusals, test } from '../settings-customer.ts';

/** As if the person had signed in an hour ago: the emulators' tokens are not signed. */
async function leaveOpenForAnHour(page: Page): Promise<void> {
  // A page without the SDK, which would write its own down again.
  await page.goto('/robots.txt');
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('firebaseLocalStorageDb');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('no sign-in is kept')));
    });
    const name = 'firebaseLocalStorage';
    const store = database.transaction(name, 'readwrite').objectStore(name);
    await new Promise<void>((resolve) => {
      store.getAll().addEventListener('success', (event) => {
        const [kept] = (event.target as IDBRequest).result;
        const { stsTokenManager: tokens } = kept.value;
        const [head, payload, signature] = tokens.accessToken.split('.');
        const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
        const older = btoa(JSON.stringify({ ...claims, auth_time: claims.auth_time - 3600 }));
        const encoded = older.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
        tokens.accessToken = [head, encoded, signature].join('.');
        store.put(kept).addEventListener('success', () => resolve());
      });
    });
    database.close();
  });
}

test('an unattended console can’t change a secret until the person has signed in again', async ({
  customer,
  at,
  complaints,
}) => {
  const email = await customer.addMember('山本 恵', []);
  const { db, auth } = customer.admin;
  const { uid } = await auth.getUserByEmail(email);
  await db.doc(paths.member(customer.id, uid)).update({ role: 'admin' });
  const page = await at(email);
  await leaveOpenForAnHour(page);
  await page.goto('/settings/telephony');
  await page.getByRole('button', { name: '鍵を入れ替える' }).click();
  const rotate = page.getByRole('dialog').getByRole('button', { name: '鍵を入れ替える' });
  await rotate.click();
  const again = page.getByRole('dialog', { name: 'もう一度ログインしてください' });
  await expect(again).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(again).toHaveCount(0);
  await expect(page.getByRole('dialog')).toContainText('もう一度ログインすると続けられます');

  await rotate.click();
  await expect(again.getByLabel('パスワード')).toBeFocused();
  await page.keyboard.type('not-my-password');
  await page.keyboard.press('Enter');
  await expect(again.getByRole('alert')).toContainText('パスワードが違います');
  await expect(page.getByRole('dialog', { name: '新しい鍵' })).toHaveCount(0);
  await again.getByLabel('パスワード').fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '新しい鍵' })).toBeVisible();
  await page.getByRole('button', { name: '控えたので閉じる' }).click();

  // The sign-in is fresh now, and the session the same.
  await page.getByRole('button', { name: '鍵を入れ替える' }).click();
  await rotate.click();
  await expect(page.getByRole('dialog', { name: '新しい鍵' })).toBeVisible();
  await expect(again).toHaveCount(0);
  complaints.expect(refusals);
});
