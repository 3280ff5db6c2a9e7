import { paths } from '@cti/functions/model/paths';
import { create, get, now, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  colleagueOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { as, eachOf, type Row, type Step } from '../table.ts';
import { earlier, hours as unsigned } from '../world.ts';

const document = paths.hours(customerA);
const signed = { updatedBy: adminOfA.uid, updatedAt: now };
const hours = { ...unsigned, ...signed };
const write = (fields: Fields): Step => as(adminOfA, create(document, { ...hours, ...fields }));
const stores = (count: number, week: unknown = hours.stores.nishifuna) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`store${index}`, week]));
const days = (count: number) => Array.from({ length: count }, () => '2026-12-31');

export const hoursRows: Row[] = [
  {
    title: 'TEN-01 get the opening hours',
    allow: eachOf([adminOfA, operatorOfA, viewerOfA, memberOfBoth], get(document)),
    deny: eachOf(outsiders, get(document)),
  },
  {
    title: 'ROL-07 write the opening hours',
    allow: {
      anew: as(adminOfA, create(document, hours)),
      'a part': as(adminOfA, update(document, { holidays: [], ...signed })),
    },
    deny: {
      ...eachOf([operatorOfA, viewerOfA, memberOfBoth, ...outsiders], create(document, hours)),
      delete: as(adminOfA, remove(document)),
      'signed by nobody': as(adminOfA, create(document, unsigned)),
      'a part that nobody signed': as(adminOfA, update(document, { holidays: [] })),
      'signed by another': write({ updatedBy: colleagueOfA.uid, updatedAt: now }),
      'in the past': write({ updatedBy: adminOfA.uid, updatedAt: earlier }),
    },
  },
  {
    title: 'what opening hours may hold',
    allow: {
      'nothing: always open': as(adminOfA, create(document, signed)),
      'always open': write({ usual: null, stores: {}, holidays: [] }),
      'a day that ends at midnight': write({ dayEndsAt: '00:00' }),
      'a day that ends in the morning': write({ dayEndsAt: '05:00' }),
      'a day that ends before noon': write({ dayEndsAt: '11:59' }),
      '200 stores': write({ stores: stores(200) }),
      '200 holidays': write({ holidays: days(200) }),
    },
    deny: {
      'a field of next year': write({ lunch: '12:00-13:00' }),
      'six days': write({ usual: '-/-/-/-/-/-' }),
      'eight days': write({ usual: '-/-/-/-/-/-/-/-' }),
      'a day that ends at noon': write({ dayEndsAt: '12:00' }),
      'a day that ends in the evening': write({ dayEndsAt: '23:00' }),
      'an end of the day that is no time': write({ dayEndsAt: 'five' }),
      'a number for the end of the day': write({ dayEndsAt: 5 }),
      'no end of the day': write({ dayEndsAt: null }),
      'no time': write({ usual: '-/-/-/-/-/-/ten' }),
      'two weeks in one': write({ usual: '-/-/-/-/-/-/-,-/-/-/-/-/-/-' }),
      'a number for a week': write({ usual: 5 }),
      'a list of stores': write({ stores: ['-/-/-/-/-/-/-'] }),
      '201 stores': write({ stores: stores(201) }),
      'endless names of stores': write({
        stores: Object.fromEntries(
          Object.entries(stores(100)).map(([code, week]) => [code + 'x'.repeat(100), week]),
        ),
      }),
      'a store without a week': write({ stores: stores(2, null) }),
      'one text of holidays': write({ holidays: '2026-12-31' }),
      '201 holidays': write({ holidays: days(201) }),
      'no day': write({ holidays: ['New Year'] }),
      'two days in one': write({ holidays: ['2026-12-31,2027-01-01'] }),
    },
  },
];
