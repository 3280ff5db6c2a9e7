import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

/** A case of the catalogue; `UTF-16` only looks like one. */
const caseId = /\b(?!UTF)[A-Z]{3}-\d{2}\b/g;

test('every case named in code or tests is in the fault catalogue', () => {
  const catalogue = readFileSync(join(root, 'docs/fault-catalogue.md'), 'utf8');
  const listed = new Set(catalogue.match(/^\| [A-Z]{3}-\d{2}/gm)?.map((row) => row.slice(2)));
  const sources = execFileSync(
    'git',
    ['grep', '-hoE', String.raw`\b[A-Z]{3}-[0-9]{2}\b`, '--', '*.ts', '*.tsx', '*.rules'],
    { cwd: root, encoding: 'utf8' },
  );
  const named = new Set(sources.match(caseId));
  expect(named.size).toBeGreaterThan(100);
  expect([...named].filter((id) => !listed.has(id))).toEqual([]);
});
