import { describe, expect, it } from 'vitest';
import { type Stack, type StackAction, emptyStack, stackReducer, tabLimit } from './stack.ts';

const after = (...actions: StackAction[]): Stack => actions.reduce(stackReducer, emptyStack);
const show = (linkedId: string, mayTakeOver = true): StackAction => ({
  type: 'show',
  linkedId,
  mayTakeOver,
});
const follow = (key: string, to: string, text = ''): StackAction => ({
  type: 'follow',
  key,
  to,
  text,
});
const ids = (stack: Stack) => stack.tabs.map((tab) => tab.linkedId);

describe('popup stack', () => {
  it('shows the newest call when nobody is busy', () => {
    const stack = after(show('a'), show('b'));
    expect(ids(stack)).toEqual(['a', 'b']);
    expect(stack.selected).toBe('b');
  });

  it('adds a call in the background while somebody types', () => {
    const stack = after(show('a'), show('b', false));
    expect(ids(stack)).toEqual(['a', 'b']);
    expect(stack.selected).toBe('a');
  });

  it('shows the first call even to somebody who types', () => {
    expect(after(show('a', false)).selected).toBe('a');
  });

  it('has each call once', () => {
    const stack = after(show('a'), show('b'), show('a'));
    expect(ids(stack)).toEqual(['a', 'b']);
    expect(stack.selected).toBe('a');
  });

  it('selects the neighbour of a closed tab', () => {
    expect(after(show('a'), show('b'), show('c'), { type: 'close', key: 'c' }).selected).toBe('b');
    expect(after(show('a'), { type: 'close', key: 'a' })).toEqual(emptyStack);
  });

  it('keeps the selection when another tab is closed', () => {
    expect(after(show('a'), show('b'), { type: 'close', key: 'a' }).selected).toBe('b');
  });

  it('follows a merged call within its tab', () => {
    const stack = after(show('a'), follow('a', 'survivor'));
    expect(ids(stack)).toEqual(['survivor']);
    expect(stack.selected).toBe('a');
  });

  it('doesn’t reopen a call it has already left behind', () => {
    const stack = after(show('a'), follow('a', 'survivor'), show('a'));
    expect(ids(stack)).toEqual(['survivor']);
  });

  it('merges into the surviving call’s tab and carries the memo there', () => {
    const stack = after(show('s'), show('a', false), follow('a', 's', '折返し希望'));
    expect(ids(stack)).toEqual(['s']);
    expect(stack.selected).toBe('s');
    expect(stack.carried).toEqual({ s: '折返し希望' });
    expect(stackReducer(stack, { type: 'carried', linkedId: 's' }).carried).toEqual({});
  });

  it('carries nothing where nothing was typed', () => {
    expect(after(show('s'), show('a', false), follow('a', 's')).carried).toEqual({});
  });

  it('keeps the selected tab and its caret when its call merges into another tab', () => {
    const stack = after(show('s'), show('a'), follow('a', 's', '折返し希望'));
    expect(stack.tabs).toEqual([{ key: 'a', linkedId: 's', followed: ['a'] }]);
    expect(stack.selected).toBe('a');
    expect(stack.carried).toEqual({});
  });

  it('doesn’t loop in a cycle of merges', () => {
    const stack = after(show('a'), follow('a', 'b'), follow('a', 'a'), follow('a', 'b'));
    expect(ids(stack)).toEqual(['b']);
  });

  it('drops the oldest tab in a flood, never the selected one', () => {
    const storm = Array.from({ length: tabLimit }, (_, i) => show(`s${i}`, false));
    const stack = after(show('mine'), ...storm);
    expect(stack.tabs).toHaveLength(tabLimit);
    expect(stack.selected).toBe('mine');
    expect(ids(stack)).toContain('mine');
    expect(ids(stack)).not.toContain('s0');
  });
});
