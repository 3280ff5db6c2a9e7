import { paths } from '@cti/functions/model/paths';
import { create, get, list, remove, update } from '../operation.ts';
import {
  adminOfA,
  customerA,
  memberOfBoth,
  operatorOfA,
  outsiders,
  viewerOfA,
} from '../personas.ts';
import { as, eachOf, type Row } from '../table.ts';

const customer = paths.customer(customerA);
const members = [adminOfA, operatorOfA, viewerOfA, memberOfBoth];

export const customerRows: Row[] = [
  {
    title: 'TEN-01 get the customer',
    allow: eachOf(members, get(customer)),
    deny: eachOf(outsiders, get(customer)),
  },
  {
    title: 'TEN-01 list customers',
    allow: { 'a server': as('server', list('customer', { limit: 1 })) },
    deny: eachOf([...members, ...outsiders], list('customer', { limit: 1 })),
  },
  {
    title: 'write the customer',
    allow: {
      'a server creates': as('server', create('customer/new', { name: 'New' })),
      'a server renames': as('server', update(customer, { name: 'Other' })),
      'a server deletes': as('server', remove(customer)),
    },
    deny: {
      'an admin creates': as(adminOfA, create('customer/new', { name: 'New' })),
      'an admin renames': as(adminOfA, update(customer, { name: 'Other' })),
      'an admin deletes': as(adminOfA, remove(customer)),
    },
  },
];
