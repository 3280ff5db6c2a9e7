import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSteadyTimers } from './steady-timers.ts';

/** The worker of a test: `answer` says when it tells that a time is over. */
const worker = vi.hoisted(() => ({
  answer: (_ms: number, _tell: () => void): void => {},
}));

vi.mock('./tick-worker.ts?worker', () => ({
  default: class extends EventTarget {
    postMessage({ id, ms }: { id: number; ms: number }) {
      worker.answer(ms, () => this.dispatchEvent(new MessageEvent('message', { data: { id } })));
    }
    terminate() {}
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a worker that never answers holds nothing up', () => {
  worker.answer = () => {};
  const callback = vi.fn<() => void>();
  createSteadyTimers().after(1_200, callback);
  vi.advanceTimersByTime(1_199);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

test('in a hidden page, whose own timers are late, the worker says when the time is over', () => {
  worker.answer = (_ms, tell) => tell();
  const callback = vi.fn<() => void>();
  createSteadyTimers().after(60_000, callback);
  expect(callback).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(60_000);
  expect(callback).toHaveBeenCalledOnce();
});

test('what is cancelled or stopped never calls back', () => {
  worker.answer = (ms, tell) => void setTimeout(tell, ms);
  const callback = vi.fn<() => void>();
  const timers = createSteadyTimers();
  const cancel = timers.after(1_000, callback);
  timers.after(2_000, callback);
  cancel();
  timers.stop();
  vi.advanceTimersByTime(5_000);
  expect(callback).not.toHaveBeenCalled();
});
