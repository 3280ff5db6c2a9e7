import type { Firestore } from 'firebase-admin/firestore';
import type { Hours } from '../../functions/src/model/hours.ts';
import { paths } from '../../functions/src/model/paths.ts';
import { dayKey, dayMs, dayStartMs, japanDay } from '../../functions/src/model/text/japan-time.ts';
import { statisticId, type Contribution } from '../../functions/src/statistics/contribution.ts';
import { deriveStatistic } from '../../functions/src/statistics/derive-statistic.ts';
import type { Admin } from '../admin.ts';
import { writeLastHours } from './last-hours.ts';
import { operatorsOf } from './operators.ts';
import { demoStores } from './people.ts';
import { seededRandom, type Random } from './random.ts';
import { seed } from './seed.ts';

const customerId = 'goodfife';
const minuteMs = 60_000;
/** For how many days before today there are figures. */
const pastDays = 32;

/** Open from ten in the morning until five. */
export const demoHours: Hours = {
  usual: Array.from({ length: 7 }, () => '10:00-05:00').join('/'),
  stores: {},
  holidays: [],
  dayEndsAt: '00:00',
};

/** A shop's typical number of calls by hour, from midnight. */
const rings = [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 2, 3, 3, 2, 2, 3, 4, 5, 6, 7, 6, 4, 3];

/** The demo customers with a past, complete: to be written before there are triggers, which then have nothing to do. */
export async function seedWithHistory(admin: Admin): Promise<void> {
  await seed(admin);
  await seedHistory(admin.db, new Date());
}

/** A past for the demo: the figures of a month, opening hours, and the calls of the last hours. */
async function seedHistory(db: Firestore, now: Date): Promise<void> {
  const random = seededRandom(1_120);
  const writer = db.bulkWriter();
  void writer.set(db.doc(paths.hours(customerId)), demoHours);
  for (let ago = 1; ago <= pastDays; ago += 1) {
    const at = now.getTime() - ago * dayMs;
    for (const [index, store] of demoStores[customerId].entries()) {
      const day = japanDay(at);
      const calls = callsOfDay(random, day, `+81${store.prefix.slice(1)}1234`, 1 - index * 0.2);
      const { groupCode } = store;
      const whose = {
        groupCode,
        day: dayKey(day),
        updatedAt: now,
        expireAt: new Date(at + 761 * dayMs),
      };
      // Those calls don't exist, so the missed ones can't be opened.
      const figures = { ...deriveStatistic(whose, calls), missed: [] };
      void writer.set(
        db.doc(paths.statistic(customerId, statisticId(groupCode, dayKey(day)))),
        figures,
      );
    }
  }
  await writer.close();
  await writeLastHours(db, customerId, now, random);
}

/** @param share of a full shop's calls */
export function callsOfDay(
  random: Random,
  day: number,
  line: string,
  share: number,
): Map<string, Contribution> {
  const midnight = dayStartMs(day);
  const isBusy = [0, 5, 6].includes(new Date(midnight + dayMs / 2).getUTCDay());
  const operators = operatorsOf(line);
  const calls = new Map<string, Contribution>();
  for (const [hour, usual] of rings.entries()) {
    const count = Math.round(usual * share * (isBusy ? 1.5 : 1) * (0.5 + random.below(100) / 100));
    for (let n = 0; n < count; n += 1) {
      const isAnswered = random.below(100) < (usual > 5 ? 82 : 94);
      const operator = random.pick(operators);
      calls.set(`${hour}-${n}`, {
        direction: random.below(9) === 0 ? 'outbound' : 'inbound',
        outcome: isAnswered ? 'answered' : random.pick(['missed', 'abandoned', 'voicemail']),
        at: midnight + hour * 60 * minuteMs + random.below(60) * minuteMs,
        waitMs: 3_000 + random.below(5) * random.below(5_000),
        talkMs: isAnswered ? 20_000 + random.below(20) * random.below(20_000) : 0,
        operator: isAnswered
          ? { id: `${operator.id}`, email: operator.email, name: operator.name }
          : null,
      });
    }
  }
  return calls;
}
