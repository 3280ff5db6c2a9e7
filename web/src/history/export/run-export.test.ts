import { expect, it } from 'vitest';
import { runExport } from './run-export.ts';

const next = { exportId: 'e1', atMs: 1, linkedId: 'a' };
const answers = [
  { csv: '日時\r\n1\r\n', rows: 1, total: 2, next },
  { csv: '2\r\n', rows: 1, total: null, next: null },
];

function ask(asked: unknown[], onAsk = () => {}) {
  return (part: unknown) => {
    asked.push(part);
    onAsk();
    const answer = answers[asked.length - 1];
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('asked too often'));
  };
}

it('CSV-06 joins the parts after a byte order mark, and reports progress', async () => {
  const asked: unknown[] = [];
  const progress: number[][] = [];
  const done = await runExport('utf-8', {
    ask: ask(asked),
    onProgress: (...numbers) => progress.push(numbers),
    signal: new AbortController().signal,
  });
  const bytes = new Uint8Array((await done?.file.arrayBuffer()) ?? new ArrayBuffer());
  expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe('日時\r\n1\r\n2\r\n');
  expect(asked).toEqual([null, next]);
  expect(progress).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

it('CSV-08 stops between two parts', async () => {
  const asked: unknown[] = [];
  const stop = new AbortController();
  const done = await runExport('shift_jis', {
    ask: ask(asked, () => stop.abort()),
    onProgress: () => {},
    signal: stop.signal,
  });
  expect(done).toBeNull();
  expect(asked).toHaveLength(1);
});
