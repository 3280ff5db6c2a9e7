import { paths } from '@cti/functions/model/paths';
import { create, get, list, now, remove, update, type Fields } from '../operation.ts';
import {
  adminOfA,
  bridgeOfA,
  customerA,
  customerB,
  operatorOfA,
  outsiders,
  viewerOfA,
  type Persona,
} from '../personas.ts';
import { as, eachDoes, eachOf, type Row } from '../table.ts';
import { commandOf, earlier } from '../world.ts';

const all = paths.bridgeCommands(customerA);
const at = (id: string) => paths.bridgeCommand(customerA, id);
const open = { where: [['bridge', '==', 'pbx']] as const, limit: 20 };
const taken = { state: 'taken', takenAt: now, takenBy: 'run-2' };
const done = { state: 'done', settledAt: now, code: null, result: '801' };
const expired = { state: 'expired', settledAt: now };

/** The bridge in every fact but one. */
const but = (title: string, fields: Partial<Persona>): Persona => ({
  ...bridgeOfA,
  title,
  ...fields,
});
const impostors = [
  but('a bridge of another customer', { claims: { bridge: 'pbx', bridgeOf: customerB } }),
  but('another bridge', { claims: { bridge: 'pbx2', bridgeOf: customerA } }),
  but('a token without the bridge’s name', { claims: { bridgeOf: customerA } }),
  but('a token without a customer', { claims: { bridge: 'pbx' } }),
  but('a token of more than an hour ago', { signedInAt: new Date(Date.now() - 3_601_000) }),
];
const others = [
  adminOfA,
  operatorOfA,
  viewerOfA,
  ...outsiders.filter((who) => who !== bridgeOfA),
  ...impostors,
];

const does = (id: string, fields: Fields) => as(bridgeOfA, update(at(id), fields));

export const bridgeCommandRows: Row[] = [
  {
    title: 'a command: get',
    allow: { bridge: as(bridgeOfA, get(at('asked'))) },
    deny: {
      ...eachOf(others, get(at('asked'))),
      'of another bridge': as(bridgeOfA, get(at('of-another'))),
      'of another customer': as(bridgeOfA, get(paths.bridgeCommand(customerB, 'asked'))),
    },
  },
  {
    title: 'commands: list',
    allow: {
      bridge: as(bridgeOfA, list(all, open)),
      'those in hand': as(
        bridgeOfA,
        list(all, { where: [...open.where, ['state', 'in', ['asked', 'taken']]], limit: 20 }),
      ),
    },
    deny: {
      ...eachOf(others, list(all, open)),
      'all bridges’': as(bridgeOfA, list(all, { limit: 20 })),
      'of another bridge': as(
        bridgeOfA,
        list(all, { where: [['bridge', '==', 'pbx2']], limit: 20 }),
      ),
      'of another customer': as(bridgeOfA, list(paths.bridgeCommands(customerB), open)),
      'too many': as(bridgeOfA, list(all, { ...open, limit: 21 })),
    },
  },
  {
    title: 'take a command',
    allow: {
      bridge: does('asked', taken),
      'as a run with a long name': does('asked', { ...taken, takenBy: 'x'.repeat(40) }),
    },
    deny: {
      ...eachOf(others, update(at('asked'), taken)),
      'of another bridge': does('of-another', taken),
      'after its deadline': does('late', taken),
      'taken before': does('taken', { ...taken, takenBy: 'run-3' }),
      'done before': does('done', taken),
      'at another time': does('asked', { ...taken, takenAt: earlier }),
      'as a run with too long a name': does('asked', { ...taken, takenBy: 'x'.repeat(41) }),
      'as no run': does('asked', { ...taken, takenBy: null }),
      'with another action': does('asked', { ...taken, action: { kind: 'park', leg: '1' } }),
      'with more time': does('asked', { ...taken, deadline: new Date('2099-12-31') }),
      'for another bridge': does('asked', { ...taken, bridge: 'pbx2' }),
    },
  },
  {
    title: 'settle a command',
    allow: {
      done: does('taken', done),
      failed: does('taken', { ...done, state: 'failed', code: 'call-over', result: null }),
      'too late for it': does('late', expired),
    },
    deny: {
      ...eachOf(others, update(at('taken'), done)),
      'never taken': does('asked', done),
      'done before': does('done', { ...done, state: 'failed' }),
      'given back': does('taken', { ...done, state: 'asked' }),
      'taken and too late': does('taken', expired),
      'not too late': does('asked', expired),
      'late and done': does('late', done),
      'at another time': does('taken', { ...done, settledAt: earlier }),
      'with a code that is none': does('taken', { ...done, code: 'Not a code' }),
      'with a number as code': does('taken', { ...done, code: 1 }),
      'with a long code': does('taken', { ...done, code: 'x'.repeat(41) }),
      'with a long result': does('taken', { ...done, result: '8'.repeat(21) }),
      'with a number as result': does('taken', { ...done, result: 801 }),
      'with something else': does('taken', { ...done, byUid: 'x' }),
    },
  },
  {
    title: 'ask for a command',
    allow: {
      'a server asks': as('server', create(at('new'), commandOf({}))),
      'a server deletes': as('server', remove(at('done'))),
    },
    deny: eachDoes([bridgeOfA, ...others], {
      asks: create(at('new'), commandOf({})),
      deletes: remove(at('done')),
    }),
  },
];
