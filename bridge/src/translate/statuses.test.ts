import { expect, test } from 'vitest';
import type { Envelope } from '@cti/functions/model/calls/envelope';
import { partOf } from '../../../functions/src/agents/part.ts';
import { callsOf, layout, noMoment } from '../../test/calls.ts';
import { eventsOf } from '../testing/recordings.ts';
import { createTranslator } from './translator.ts';

/** The status of whoever sits at a telephone while a recording runs, each once; null = none of a call. */
function statusesOf(recording: string, extension: string): (number | null)[] {
  const translator = createTranslator(layout);
  const told: Envelope[] = [];
  const statuses: (number | null)[] = [];
  for (const event of eventsOf(recording)) {
    const entries = translator.take(event, noMoment);
    if (entries.length === 0) continue;
    told.push(...entries);
    const open = callsOf(told)
      .map((call) => partOf(call, `id:${extension}`))
      .flatMap((part) => (part.kind === 'open' ? [part.status] : []));
    const status = open.toSorted((a, b) => b - a)[0] ?? null;
    if (status !== statuses.at(-1)) statuses.push(status);
  }
  return statuses;
}

test.each([
  ['10-queue-answered', '102', [null, 98, 99, null]],
  ['10-queue-answered', '101', [null, 98, null]],
  ['11-queue-abandoned-while-ringing', '101', [null, 98, null]],
  ['12-queue-abandoned-nobody-rang', '101', [null]],
  ['13-queue-no-answer-then-answered', '101', [null, 98, null, 98, 99, null]],
  ['13-queue-no-answer-then-answered', '102', [null, 98, null, 98, null]],
  ['30-local-queue-answered', '101', [null, 98, null]],
  ['44-queue-gives-up', '102', [null, 98, null]],
  ['01-inbound-answered', '101', [null, 88, 89, null]],
  ['14-outbound-answered', '101', [78, 79, null]],
])('in %s, %s goes through %j', (recording, extension, statuses) => {
  expect(statusesOf(recording, extension)).toEqual(statuses);
});
