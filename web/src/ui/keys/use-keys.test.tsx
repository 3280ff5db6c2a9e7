import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { MemoSection } from '../../history/detail/memo-section.tsx';
import { outsideIme, useShortcut } from './use-keys.ts';

afterEach(cleanup);

/** How browsers mark a key that belongs to an input method; the last is Safari's Enter that ends a conversion. */
const imeKeys = [
  ['a key within a conversion', { isComposing: true }],
  ["Safari's key that ends one", { keyCode: 229 }],
] as const;

test.each(imeKeys)('a single-key shortcut leaves %s alone', (_, marks) => {
  const close = vi.fn<() => boolean>(() => true);
  function Page() {
    useShortcut('close', close);
    return null;
  }
  render(<Page />);
  fireEvent.keyDown(document.body, { key: 'Escape', ...marks });
  expect(close).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(close).toHaveBeenCalledTimes(1);
});

test.each(imeKeys)('a field leaves %s alone', (_, marks) => {
  const hear = vi.fn<() => void>();
  render(<input aria-label="field" onKeyDown={outsideIme(hear)} />);
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'Enter', ...marks });
  expect(hear).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('field'), { key: 'Enter' });
  expect(hear).toHaveBeenCalledTimes(1);
});

test.each(imeKeys)('%s neither leaves nor saves the history’s memo', (_, marks) => {
  const onSave = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  render(<MemoSection memos={[]} draft="とうきょ" onDraft={() => {}} onSave={onSave} />);
  const field = screen.getByRole('textbox');
  field.focus();
  fireEvent.keyDown(field, { key: 'Escape', ...marks });
  expect(document.activeElement).toBe(field);
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, ...marks });
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
  expect(onSave).toHaveBeenCalledWith('とうきょ');
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(document.activeElement).not.toBe(field);
});

test('every key handler ignores keys of an input method', () => {
  const sources = import.meta.glob<string>('../../**/*.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const handlers = Object.entries(sources).flatMap(([path, text]) =>
    [...text.matchAll(/onKey(?:Down|Up|Press)=\{(\w*)/g)].map(([, how]) => `${path}: ${how}`),
  );
  expect(handlers.length).toBeGreaterThan(3);
  expect(handlers.filter((handler) => !handler.endsWith(': outsideIme'))).toEqual([]);
});
