import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Coverage } from './coverage.ts';
import { openEmulator, type Emulator } from './emulator.ts';
import { describeRows } from './table.ts';
import { afterCallRows } from './tables/after-call.ts';
import { agentRows } from './tables/agents.ts';
import { callQueryRows } from './tables/call-queries.ts';
import { bridgeCommandRows } from './tables/bridge-commands.ts';
import { callIntentRows } from './tables/call-intents.ts';
import { callRows } from './tables/calls.ts';
import { listFieldRows, plainFieldRows } from './tables/contact-fields.ts';
import { contactRows } from './tables/contacts.ts';
import { contactPairRows } from './tables/contact-pairs.ts';
import { contactSettingRows } from './tables/contact-settings.ts';
import { customerRows } from './tables/customer.ts';
import { ledgerRows } from './tables/ledger.ts';
import { memberRows } from './tables/members.ts';
import { hoursRows } from './tables/hours.ts';
import { memoRows } from './tables/memos.ts';
import { receiptRows } from './tables/receipts.ts';
import { popupSettingsRows, preferenceRows } from './tables/popup.ts';
import { dialerRows } from './tables/dialer.ts';
import { retentionRows } from './tables/retention.ts';
import { sessionRows } from './tables/sessions.ts';
import {
  adminRowsOfServerData,
  closedPathRows,
  diallingRows,
  softphoneRows,
  telephonyRows,
} from './tables/server-only.ts';
import { groupRows, lineRows } from './tables/settings.ts';
import { stationRows } from './tables/stations.ts';
import { rescueRows } from './tables/rescues.ts';
import { statisticRows } from './tables/statistics.ts';
import { transcriptRows } from './tables/transcripts.ts';
import { visitRows } from './tables/visits.ts';

const projectId = 'demo-rules';
let emulator: Emulator;
beforeAll(async () => {
  emulator = await openEmulator(projectId);
});
afterAll(() => emulator.close());

const tables = {
  customer: customerRows,
  calls: callRows,
  'queries of calls': callQueryRows,
  memos: memoRows,
  receipts: receiptRows,
  'stations, canaries and bridges': stationRows,
  transcripts: transcriptRows,
  ledger: ledgerRows,
  contacts: contactRows,
  'plain fields of contacts': plainFieldRows,
  'lists of contacts': listFieldRows,
  visits: visitRows,
  'pairs of contacts': contactPairRows,
  'settings and merges of contacts': contactSettingRows,
  lines: lineRows,
  groups: groupRows,
  retention: retentionRows,
  dialer: dialerRows,
  sessions: sessionRows,
  members: memberRows,
  preferences: preferenceRows,
  'popup settings': popupSettingsRows,
  'settings of the time after a call': afterCallRows,
  agents: agentRows,
  rescues: rescueRows,
  'intents to call': callIntentRows,
  'commands to bridges': bridgeCommandRows,
  statistics: statisticRows,
  'opening hours': hoursRows,
  'what admins read': adminRowsOfServerData,
  'the phone system': telephonyRows,
  'what members have Dialpad do': diallingRows,
  'the browser’s phone': softphoneRows,
  'what nobody reads': closedPathRows,
};
const coverage = new Coverage();
for (const [name, rows] of Object.entries(tables)) {
  describe(`${name}`, () => {
    beforeAll(() => emulator.loadRules());
    describeRows(rows, () => emulator);
    afterAll(() => coverage.add(projectId));
  });
}

// Last, for it looks back on everything above.
describe('coverage', () => {
  test('every expression of the rules was evaluated, every condition held and failed', () => {
    expect(coverage.untried()).toEqual([]);
  });
});
