import { paths } from '@cti/functions/model/paths';
import { type Statistic, statisticSchema } from '@cti/functions/model/statistic';
import { useMemo } from 'react';
import { type GroupScope, scopeConditions } from '../firebase/call-queries.ts';
import { joinLive } from '../firebase/join-live.ts';
import type { Live } from '../firebase/listener-store.ts';
import type { QuerySpec } from '../firebase/spec.ts';
import { useLiveQueries } from '../firebase/use-live.ts';

/** As many as the rules let anybody list: thirty groups over a month. */
const documentLimit = 1000;

/** One read for each group and day that had calls. */
export function statisticQueries(
  customerId: string,
  scope: GroupScope,
  firstDay: string,
): QuerySpec<Statistic>[] {
  return scopeConditions(scope).map((groups) => ({
    path: paths.statistics(customerId),
    where: [...groups, ['day', '>=', firstDay]],
    limit: documentLimit,
    schema: statisticSchema,
  }));
}

/** The figures of a scope since a day, each group and day by itself. */
export function useStatistics(
  customerId: string,
  scope: GroupScope,
  firstDay: string,
): Live<Statistic[]> {
  const lists = useLiveQueries(statisticQueries(customerId, scope, firstDay));
  return useMemo(() => joinLive(lists), [lists]);
}
