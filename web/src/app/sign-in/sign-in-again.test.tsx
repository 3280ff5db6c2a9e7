import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallRefused, call } from '../../firebase/callables.ts';
import type { CodeStep } from '../../firebase/sign-in/code-step.ts';
import { WordsProvider } from '../../words/use-words.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import './sign-in-again-dialog.tsx';

const server = vi.hoisted(() => ({
  /** The server's responses, request by request: a value or an error code. */
  answers: [] as ({ data: unknown } | { code: string })[],
  signInAgain: vi.fn<(email: string, password: string) => Promise<CodeStep | null>>(),
}));
vi.mock('firebase/functions', () => ({
  getFunctions: () => ({}),
  connectFunctionsEmulator: () => {},
  httpsCallable: () => () => {
    const answer = server.answers.shift();
    if (!answer) throw new Error('one request too many');
    if ('data' in answer) return Promise.resolve(answer);
    return Promise.reject(Object.assign(new Error('refused'), { details: answer }));
  },
}));
vi.mock('../../firebase/app.ts', () => ({
  firebaseApp: () => Promise.resolve({}),
  pageEmulators: () => null,
}));
vi.mock('../../firebase/sign-in/sign-in-again.ts', () => ({
  SomebodyElse: class extends Error {},
  signInAgain: server.signInAgain,
  signInAgainWithPhone: () => Promise.resolve(),
}));

const hanako = { uid: 'hanako', email: 'hanako@example.com', customers: ['goodfife'] };
const input = { customerId: 'goodfife', confirm: 'goodfife' };
const stale = { code: 'sign-in-again' };
const done = { data: { deleted: true } };

beforeEach(() => {
  server.answers = [];
  server.signInAgain.mockReset().mockResolvedValue(null);
  localStorage.setItem('cti.language', 'ja');
});
afterEach(cleanup);

async function ask(count = 1): Promise<Promise<unknown>[]> {
  render(
    <WordsProvider>
      <SignInAgain person={hanako} />
    </WordsProvider>,
  );
  let asked: Promise<unknown>[] = [];
  await act(async () => {
    asked = Array.from({ length: count }, () => call('deleteCustomer', input).catch((e) => e));
    await vi.dynamicImportSettled();
  });
  await screen.findByRole('dialog', { name: 'もう一度ログインしてください' });
  return asked;
}

const answer = (password: string) =>
  act(async () => {
    fireEvent.change(screen.getByLabelText('パスワード'), { target: { value: password } });
    fireEvent.click(screen.getByRole('button', { name: '続ける' }));
  });

test('a stale sign-in prompts the person, and the request is retried automatically', async () => {
  server.answers = [stale, done];
  const [asked] = await ask();
  await answer('right');
  expect(server.signInAgain).toHaveBeenCalledWith('hanako@example.com', 'right');
  expect(await asked).toEqual(done.data);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a wrong password sends nothing, and can be corrected', async () => {
  server.answers = [stale, done];
  server.signInAgain.mockRejectedValueOnce({ code: 'auth/wrong-password' });
  const [asked] = await ask();
  await answer('wrong');
  expect(screen.getByRole('alert').textContent).toContain('パスワードが違います');
  expect(server.answers).toHaveLength(1);
  await answer('right');
  expect(await asked).toEqual(done.data);
});

test('whoever has a second factor is asked for a code too, and nothing is sent before it is right', async () => {
  server.answers = [stale, done];
  const finish = vi.fn<CodeStep['finish']>().mockRejectedValueOnce({
    code: 'auth/invalid-verification-code',
  });
  server.signInAgain.mockResolvedValueOnce({ finish });
  const [asked] = await ask();
  await answer('right');
  const enter = (digits: string) =>
    act(async () => {
      fireEvent.change(screen.getByLabelText('6桁の確認コード'), { target: { value: digits } });
      fireEvent.click(screen.getByRole('button', { name: '続ける' }));
    });
  await enter('000000');
  expect(screen.getByRole('alert').textContent).toContain('確認コードが違います');
  expect(server.answers).toHaveLength(1);
  await enter('１２３ 456');
  expect(finish).toHaveBeenLastCalledWith('123456');
  expect(await asked).toEqual(done.data);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a cancelled prompt leaves the request refused', async () => {
  server.answers = [stale];
  const [asked] = await ask();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'キャンセル' })));
  const refusal = await asked;
  expect(refusal).toBeInstanceOf(CallRefused);
  expect(refusal).toMatchObject({ code: 'sign-in-again' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('one dialog serves all waiting requests', async () => {
  server.answers = [stale, stale, done, done];
  const asked = await ask(2);
  expect(screen.getAllByRole('dialog')).toHaveLength(1);
  await answer('right');
  expect(await Promise.all(asked)).toEqual([done.data, done.data]);
});

test('a server that keeps requiring a fresh sign-in is not asked forever', async () => {
  server.answers = [stale, stale];
  const [asked] = await ask();
  await answer('right');
  expect(await asked).toMatchObject({ code: 'sign-in-again' });
});
