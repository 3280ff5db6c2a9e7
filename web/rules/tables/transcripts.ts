import { paths } from '@cti/functions/model/paths';
import { get, list, now, update } from '../operation.ts';
import {
  adminOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  operatorOfA2,
  operatorOfBothGroups,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type Row } from '../table.ts';
import { settingRights, signatureCases, signed } from './after-call.ts';

const transcript = (call = 'call-g01') => paths.transcript(customerA, call);
const settings = paths.settings(customerA, 'recaps');
const valid = { fetch: true, ...signed };

export const transcriptRows: Row[] = [
  {
    title: 'TEN-09 what was said in a call of G01',
    allow: eachOf(
      [adminOfA, operatorOfA, operatorOfBothGroups, viewerOfA, memberOfBoth],
      get(transcript()),
    ),
    deny: eachOf([operatorOfA2, ...outsiders], get(transcript())),
  },
  {
    title: 'TEN-06 what was said in a call without a group',
    allow: eachOf([adminOfA], get(transcript('call-none'))),
    deny: eachOf([operatorOfA, viewerOfA], get(transcript('call-none'))),
  },
  {
    title: 'list or change what was said',
    allow: { server: as('server', update(transcript(), { askedAt: now })) },
    deny: {
      ...eachOf([adminOfA, operatorOfA], update(transcript(), { lines: [] })),
      'as a list': as(adminOfA, list(paths.transcripts(customerA, 'call-g01'), { limit: 1 })),
    },
  },
  ...settingRights('recaps', settings, valid),
  ...fieldRows({
    title: 'settings of recaps',
    who: adminOfA,
    fresh: settings,
    valid,
    fields: {
      fetch: { good: [true, false], bad: [absent, null, 'yes', 1] },
      ...signatureCases,
    },
  }),
];
