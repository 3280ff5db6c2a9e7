import { paths } from '@cti/functions/model/paths';
import { defaultWrapUp } from '@cti/functions/model/desk/wrap-up';
import { create, get, now, remove, type Fields } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { absent, as, eachOf, fieldRows, type FieldCases, type Row } from '../table.ts';
import { earlier } from '../world.ts';

export const signed = { updatedBy: adminOfA.uid, updatedAt: now };
export const signatureCases: Record<string, FieldCases> = {
  updatedBy: { good: [adminOfA.uid], bad: [absent, null, colleagueOfA.uid] },
  updatedAt: { good: [now], bad: [absent, null, earlier] },
  role: { good: [absent], bad: ['admin'] },
};
const labels = (count: number, length = 3) =>
  Array.from({ length: count }, (_, n) => String(n).padStart(length, '0'));
const labelCases: FieldCases = {
  good: [[], ['予約'], labels(30)],
  bad: [absent, null, '予約', [1], ['予約\n変更'], labels(31), labels(30, 100)],
};

const wrapUpCases: Record<string, FieldCases> = {
  mode: { good: ['off', 'optional', 'required'], bad: [absent, null, 'always', true] },
  wrapUpMs: { good: [0, 600_000], bad: [absent, null, -1, 600_001, 1.5, '10'] },
  dispositions: labelCases,
  asksTime: labelCases,
};

const wrapUp = paths.settings(customerA, 'wrapUp');
const seats = paths.settings(customerA, 'seats');
const seatFields: Fields = {
  warnMs: 300_000,
  alertMs: 900_000,
  rooms: { G01: 'operator-a,' },
};
const rooms = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`G${n}`, ',']));
const minutes: FieldCases = {
  good: [0, 86_400_000],
  bad: [absent, null, -1, 86_400_001, '10'],
};

/** Who may read and write a setting of admins. */
export function settingRights(what: string, document: string, valid: Fields): Row[] {
  return [
    {
      title: `ROL-07 read the settings of ${what}`,
      allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(document)),
      deny: eachOf(outsiders, get(document)),
    },
    {
      title: `ROL-07 write the settings of ${what}`,
      allow: { admin: as(adminOfA, create(document, valid)) },
      deny: {
        ...eachOf([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], create(document, valid)),
        'another name': as(adminOfA, create(`${document}2`, valid)),
        'deleted by an admin': as(adminOfA, remove(document)),
      },
    },
  ];
}

const wrapUpFields: Fields = { ...defaultWrapUp, ...signed };

export const afterCallRows: Row[] = [
  ...settingRights('wrap-up', wrapUp, wrapUpFields),
  ...fieldRows({
    title: 'settings of wrap-up',
    who: adminOfA,
    fresh: wrapUp,
    valid: wrapUpFields,
    fields: { ...wrapUpCases, ...signatureCases },
  }),
  ...settingRights('seats', seats, { ...seatFields, ...signed }),
  ...fieldRows({
    title: 'settings of seats',
    who: adminOfA,
    fresh: seats,
    valid: { ...seatFields, ...signed },
    fields: {
      warnMs: minutes,
      alertMs: minutes,
      rooms: {
        good: [{}, rooms(200)],
        bad: [
          absent,
          null,
          [],
          rooms(201),
          { G01: ['x'] },
          { G01: 7 },
          { G01: 'x'.repeat(50_201) },
        ],
      },
      ...signatureCases,
    },
  }),
];
