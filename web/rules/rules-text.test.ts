import { readFileSync } from 'node:fs';
import { dialerClientIdPattern, dialerSettingsSchema } from '@cti/functions/model/desk/dialer';
import { agentSchema, ownStatuses } from '@cti/functions/model/desk/agent';
import { memberWritableFields } from '@cti/functions/model/calls/call';
import {
  cautionSchema,
  contactKindSchema,
  contactRecordSchema,
  recentVisitLimit,
  visitSchema,
} from '@cti/functions/model/contacts/contact';
import {
  allowedHostLimit,
  externalModeSchema,
  externalUrlLimit,
  popupSettingsSchema,
} from '@cti/functions/model/calls/external-address';
import { groupSchema } from '@cti/functions/model/group';
import { lineNumberPattern, lineSchema } from '@cti/functions/model/line';
import { roleSchema } from '@cti/functions/model/members/member';
import { memoLimit, memoSchema } from '@cti/functions/model/calls/memo';
import { channels, receiptSchema } from '@cti/functions/model/calls/receipt';
import {
  groupPopupSchema,
  popAudienceSchema,
  popWhenSchema,
  preferencesSchema,
  toneSchema,
} from '@cti/functions/model/desk/popup-choice';
import { describe, expect, test } from 'vitest';
import { rulesText } from './emulator.ts';

const code = rulesText.replace(/^\s*\/\/.*$/gm, '');

/** The body of a function of the rules. */
function bodyOf(name: string): string {
  const body = new RegExp(`function ${name}\\([^)]*\\) \\{(.*?)\\n\\s*\\}`, 's').exec(code)?.[1];
  if (!body) throw new Error(`the rules have no function ${name}`);
  return body;
}

/** Every list of literals in some text of the rules, in order. */
const listsIn = (text: string): unknown[][] =>
  [...text.matchAll(/(?:in |\(\s*|return )(\[\s*['\d][^\]]*\])/g)].map(
    ([, list]) => JSON.parse(`${list}`.replaceAll("'", '"')) as unknown[],
  );

const firstListIn = (text: string): unknown[] => listsIn(text)[0] ?? [];
const sorted = (list: readonly unknown[]): string[] => list.map(String).toSorted();
const keysOf = (schema: { shape: object }) => sorted(Object.keys(schema.shape));

describe('what the rules say is what the model says', () => {
  test('roles', () => {
    expect(firstListIn(bodyOf('isActiveMember'))).toEqual(roleSchema.options);
    expect(roleSchema.options).toEqual(
      expect.arrayContaining(firstListIn(bodyOf('isAdminOrOperator'))),
    );
  });

  test('kinds of contacts', () => {
    expect(/contact\.kind in (\[.*?\])/.exec(code)?.[1]?.replaceAll("'", '"')).toBe(
      JSON.stringify(contactKindSchema.options).replaceAll(',', ', '),
    );
  });

  test('status codes that people set themselves', () => {
    expect(firstListIn(bodyOf('isOwnStatus'))).toEqual(ownStatuses);
  });

  test('fields of a call that members change', () => {
    const update = /match \/amiEvents.*?allow update: if(.*?);/s.exec(code)?.[1] ?? '';
    expect(firstListIn(update)).toEqual(memberWritableFields);
  });

  test('fields of a memo, with a retention that the model leaves to the server', () => {
    const keys = new Set([...keysOf(memoSchema), 'expireAt']);
    expect(new Set(firstListIn(bodyOf('isNewMemo')))).toEqual(keys);
    expect(bodyOf('isMemoText')).toContain(`isText(value, ${memoLimit})`);
  });

  test('fields of a receipt, and the ways that a browser can tell of', () => {
    const keys = new Set([...keysOf(receiptSchema), 'expireAt']);
    expect(new Set(firstListIn(bodyOf('isMyReceipt').replaceAll(/\s+/g, ' ')))).toEqual(keys);
    const byBrowsers = channels.filter((channel) => channel !== 'push');
    expect(firstListIn(bodyOf('isShownBySomething'))).toEqual(byBrowsers);
  });

  test('fields of a contact, with those that help to find it and say who changed it', () => {
    const byServer = new Set(['visitCounts', 'orderDebt', 'lastVisitToldAt', 'chosenFor']);
    const written = Object.keys(contactRecordSchema.shape).filter((key) => !byServer.has(key));
    const changed = written.filter((key) => key !== 'createdAt');
    const keys = new Set([...changed, 'searchKeys']);
    expect(new Set(firstListIn(bodyOf('contactKeys')))).toEqual(keys);
    expect(code).toContain("hasOnly(contactKeys().concat(['createdAt']))");
  });

  test('fields of a visit and of a warning, and how many visits a contact carries', () => {
    expect(sorted(firstListIn(bodyOf('visitKeys')))).toEqual(keysOf(visitSchema));
    expect(sorted(firstListIn(bodyOf('isCautionOrNull')))).toEqual(keysOf(cautionSchema));
    const body = bodyOf('areRecentVisits');
    expect(body).toContain(`count <= ${recentVisitLimit}`);
    expect(body.match(/isShapedLikeVisit\(visits\[\d\], keys\)/g)).toHaveLength(recentVisitLimit);
  });

  test('fields of a line and of a group', () => {
    const signature = ['updatedBy', 'updatedAt'];
    const keysInRules = (name: string) => new Set(firstListIn(bodyOf(name)));
    expect(keysInRules('isLine')).toEqual(new Set([...keysOf(lineSchema), ...signature]));
    expect(keysInRules('isGroup')).toEqual(
      new Set([...keysOf(groupSchema), ...signature, 'popup']),
    );
    const pattern = lineNumberPattern.source.replaceAll('\\', '\\\\');
    expect(bodyOf('isLine')).toContain(`matches('${pattern}')`);
  });

  test('what a client id of the mini dialer looks like', () => {
    expect(bodyOf('isDialer')).toContain(`matches('${dialerClientIdPattern.source}')`);
    expect(new Set(firstListIn(bodyOf('isDialer')))).toEqual(
      new Set([...keysOf(dialerSettingsSchema), 'updatedBy', 'updatedAt']),
    );
  });

  test('fields and words of popups, and of what a person prefers', () => {
    expect(sorted(firstListIn(bodyOf('isGroupPopup')))).toEqual(keysOf(groupPopupSchema));
    expect(new Set(firstListIn(bodyOf('arePreferences')))).toEqual(
      new Set([...keysOf(preferencesSchema), 'updatedAt']),
    );
    expect(new Set(firstListIn(bodyOf('arePopupSettings')))).toEqual(
      new Set([...keysOf(popupSettingsSchema), 'updatedBy', 'updatedAt']),
    );
    expect(firstListIn(bodyOf('isTone'))).toEqual(toneSchema.options);
    const inGroup = listsIn(bodyOf('isGroupPopup')).map(String);
    expect(inGroup).toContain(String(popWhenSchema.options));
    expect(inGroup).toContain(String(popAudienceSchema.options));
    const modes = listsIn(bodyOf('arePopupSettings')).map(String);
    expect(modes).toContain(String(externalModeSchema.options));
    expect(bodyOf('areHosts')).toContain(`hosts.size() <= ${allowedHostLimit}`);
    expect(bodyOf('isAllowedAddress')).toContain(`isText(url, ${externalUrlLimit})`);
  });

  test('fields of an agent', () => {
    const { linkedId: _linkedId, calls: _calls, ...written } = agentSchema.shape;
    expect(sorted(firstListIn(bodyOf('agentKeys')))).toEqual(sorted(Object.keys(written)));
  });
});

describe('what the rules must never say', () => {
  test('ROL-12 no claim of a token decides anything, but how and when its session began, and which bridge it is for', () => {
    expect(code.match(/.*token.*/g)?.map((text) => text.trim())).toEqual([
      "return 'sign_in_second_factor' in request.auth.token.firebase;",
      "return request.auth.token.get('auth_time', 0) * 1000;",
      "return request.auth.token.get('bridgeOf', '') == customerId",
      "&& request.auth.token.get('bridge', '') == name",
      '&& request.time.toMillis() < (request.auth.token.auth_time + 3600) * 1000;',
    ]);
  });

  test('TEN-14 patterns are for field values alone, and are anchored', () => {
    const patterns = [...code.matchAll(/(\w[\w.()',]*)\.matches\('([^']*)'\)/g)];
    expect(code.match(/matches\(/g)).toHaveLength(patterns.length);
    expect(patterns.map(([, subject]) => subject)).toEqual([
      'told.code',
      'joined',
      'joined',
      'ids',
      "settings.order.join(',')",
      'group.callerId',
      'line.number',
      "hosts.join(',')",
      'url',
      'url',
      'intent.number',
      'dayEndsAt',
      "weeks.join(',')",
      "days.join(',')",
      'settings.clientId',
    ]);
    expect(patterns.filter(([, , pattern]) => !/^\^.*\$$/.test(`${pattern}`))).toEqual([]);
  });

  test('a recursive match refuses everything (findings 13 and 14)', () => {
    const recursive = [...code.matchAll(/match [^\n]*=\*\*\} \{\s*([^}]*?)\s*\}/g)];
    expect(recursive).toHaveLength(2);
    for (const [, body] of recursive) expect(body).toBe('allow read, write: if false;');
  });

  const allows = [...code.matchAll(/allow ([\w, ]+): if ([^;]*);/g)].map(
    ([, verbs = '', condition = '']) => ({ verbs: verbs.split(', '), condition }),
  );
  const granted = allows.filter(({ condition }) => condition !== 'false');

  test('`read` and `write`, which are several rights at once, are only ever refused', () => {
    expect(allows).toHaveLength(code.match(/\ballow /g)?.length ?? 0);
    const broad = granted.filter(({ verbs }) => verbs.includes('read') || verbs.includes('write'));
    expect(broad).toEqual([]);
  });

  test('TEN-16 every right to list stands alone and begins with a limit', () => {
    const lists = granted.filter(({ verbs }) => verbs.includes('list'));
    expect(lists.length).toBeGreaterThan(0);
    for (const { verbs, condition } of lists) {
      expect(verbs).toEqual(['list']);
      expect(condition).toMatch(/^request\.query\.limit <= (20|100|200|1000) && /);
    }
  });

  test('every match has its comment', () => {
    const lines = rulesText.split('\n');
    const bare = lines.filter(
      (text, index) =>
        /^\s+match \/(?!databases)/.test(text) && !lines[index - 1]?.trim().startsWith('//'),
    );
    expect(bare).toEqual([]);
  });
});

test('TEN-19 no product is served whose rules are not tested here', () => {
  const config = JSON.parse(
    readFileSync(new URL('../../firebase.json', import.meta.url), 'utf8'),
  ) as { firestore: { rules: string } };
  expect(config.firestore.rules).toBe('firestore.rules');
  expect(Object.keys(config)).not.toEqual(expect.arrayContaining(['storage']));
  expect(Object.keys(config)).not.toEqual(expect.arrayContaining(['database']));
});
