import { legSchema } from '@cti/functions/model/calls/call';
import { expect, it } from 'vitest';
import { courseOf } from './course.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 3, 0, second));
const leg = (fields: object) => legSchema.parse(fields);
const person = (name: string) => ({ targetType: 'user', target: { id: '', name, email: '' } });

it('describes a call offered to two and taken by one, in order', () => {
  const course = courseOf({
    startedAt: at(0),
    endedAt: at(40),
    legs: {
      tanaka: leg({ ...person('田中'), rangAt: at(2), endedAt: at(9) }),
      suzuki: leg({ ...person('鈴木'), rangAt: at(2), connectedAt: at(8), endedAt: at(40) }),
    },
  });
  expect(course.map(({ at: time, what, who }) => [time.getSeconds(), what, who])).toEqual([
    [0, 'began', null],
    [2, 'rang', '田中'],
    [2, 'rang', '鈴木'],
    [8, 'answered', '鈴木'],
    [40, 'left', '鈴木'],
    [40, 'ended', null],
  ]);
});

it('has only start and end for a call entered by hand', () => {
  expect(courseOf({ startedAt: at(0), endedAt: at(9), legs: {} }).map(({ what }) => what)).toEqual([
    'began',
    'ended',
  ]);
});
