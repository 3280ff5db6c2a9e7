import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { LiveRows } from '../settings/widgets/live-rows.tsx';
import { LiveList } from './live-list.tsx';

afterEach(cleanup);

const rows = () => <table aria-label="rows" />;

/** When the server confirms what the device had, the line goes. A press that has begun must still end on its row. */
test.each([
  ['a list', LiveList<string[]>],
  ['a list in the settings', LiveRows<string>],
])('the line about old data in %s stands below the rows', (_, Shown) => {
  render(<Shown live={{ status: 'ready', data: ['Tanaka'], fromCache: true }}>{rows}</Shown>);
  const line = screen.getByText('接続が切れています。表示は最後に受け取った内容です。');
  const order = screen.getByRole('table').compareDocumentPosition(line);
  expect(order & Node.DOCUMENT_POSITION_FOLLOWING).not.toBe(0);
});
