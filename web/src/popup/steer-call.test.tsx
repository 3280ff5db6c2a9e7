import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { callSchema, legSchema, type Call } from '@cti/functions/model/calls/call';
import { silentMs, type Bridge } from '@cti/functions/model/calls/bridge';
import type { Abilities } from '@cti/functions/model/calls/dialling';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Steering, TransferTarget } from '../dial/steering.ts';
import { CallRefused } from '../firebase/callables.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { createMemoDraft } from './memo/memo-draft.ts';
import { SteerCall } from './steer-call.tsx';

afterEach(cleanup);

const ami = { id: '71', name: '鈴木 亜美', email: 'ami@example.com' };
const me = { uid: 'ami', name: ami.name, email: ami.email, role: 'operator' } as const;
const at = new Date('2026-12-01T03:00:00Z');

const callOf = (fields: Partial<Call> = {}): Call => ({
  ...callSchema.parse({
    linkedId: 'call-1',
    source: 'dialpad',
    direction: 'inbound',
    state: 'connected',
    active: true,
    caller: { match: 'unknown' },
  }),
  operator: ami,
  legs: {
    11: legSchema.parse({ state: 'connected', targetType: 'user', target: ami, connectedAt: at }),
  },
  ...fields,
});

const targets: TransferTarget[] = [
  { type: 'member', id: 'ken', name: '中野 健' },
  { type: 'department', id: '4711', name: '予約受付' },
];

function shown({
  call = callOf(),
  viewer = me as Parameters<typeof SteerCall>[0]['viewer'],
  abilities = { calls: true, blocks: true } as Abilities | null,
  bridges = [] as (Bridge & { id: string })[],
  hangUp = () => Promise.resolve(),
} = {}) {
  const still = <T,>(data: T) => {
    const live = { status: 'ready' as const, data, fromCache: false };
    return () => ({ get: () => live, subscribe: () => () => {} });
  };
  const steering = {
    abilities: still(abilities && { ...abilities, id: 'abilities' }),
    bridges: still(bridges),
    hangUp: vi.fn<Steering['hangUp']>(hangUp),
    targets: vi.fn<Steering['targets']>(() => Promise.resolve(targets)),
    transfer: vi.fn<Steering['transfer']>(() => Promise.resolve()),
    park: vi.fn<Steering['park']>(() => Promise.resolve('801')),
  };
  const draft = createMemoDraft();
  const flush = vi.spyOn(draft, 'flush');
  render(
    <>
      <SteerCall call={call} steering={steering} viewer={viewer} draft={draft} />
      <ToastRegion />
    </>,
  );
  return { ...steering, flush };
}

const button = (name: string) => screen.getByRole('button', { name });
const leg = { linkedId: 'call-1', callId: '11' };

it.each([
  ['another person’s call', { viewer: { ...me, email: 'ken@example.com' } }],
  ['a viewer', { viewer: { ...me, role: 'viewer' as const } }],
  ['a call that rings', { call: callOf({ state: 'ringing' }) }],
  ['a call that is over', { call: callOf({ state: 'ended' }) }],
  ['another phone system’s call', { call: callOf({ source: 'relay' }) }],
  ['a customer without a key that may', { abilities: { calls: false, blocks: true } }],
  ['a customer without Dialpad', { abilities: null }],
])('%s has no buttons', (_, options) => {
  shown(options);
  expect(screen.queryByRole('button', { name: '切る' })).toBeNull();
});

it('ends a call once it was asked again, and only then', async () => {
  const { hangUp } = shown();
  fireEvent.click(button('切る'));
  fireEvent.click(button('キャンセル'));
  expect(hangUp).not.toHaveBeenCalled();
  fireEvent.click(button('切る'));
  fireEvent.click(button('切る'));
  expect(hangUp).toHaveBeenCalledExactlyOnceWith(leg);
  await screen.findByText('通話を切りました');
  expect(button('転送')).toBeTruthy();
});

it('says why a call couldn’t be ended', async () => {
  shown({ hangUp: () => Promise.reject(new CallRefused('call-over', null)) });
  fireEvent.click(button('切る'));
  fireEvent.click(button('切る'));
  const why = await screen.findByText('この通話はもう終わっているか、ほかの方に移っています。');
  expect(why).toBeTruthy();
});

it('transfers with one press, and saves the memo before', async () => {
  const { transfer, flush } = shown();
  fireEvent.click(button('転送'));
  fireEvent.click(await screen.findByText('予約受付'));
  await waitFor(() => expect(screen.queryByText('転送先を選ぶ')).toBeNull());
  expect(flush).toHaveBeenCalled();
  const place = { type: 'department', id: '4711' } as const;
  expect(transfer).toHaveBeenCalledExactlyOnceWith(leg, place, 'blind');
  await screen.findByText('予約受付に転送しました');
});

describe('a call at a phone system behind a bridge', () => {
  const desk = { id: '101', name: ami.name, email: '' };
  const viewer = { ...me, extensions: ['101'] };
  const call = callOf({
    source: 'relay',
    operator: desk,
    legs: {
      '1795938801-2': legSchema.parse({ targetType: 'user', target: desk, connectedAt: at }),
    },
  });
  const bridge: Bridge & { id: string } = {
    id: 'pbx',
    at,
    version: '1.1.0',
    asterisk: { state: 'ready', since: at },
    queue: { waiting: 0, oldestAt: null, setAside: 0, fullSince: null },
    failingSince: null,
    commands: true,
    receivedAt: new Date(),
    expireAt: new Date(Date.now() + silentMs),
  };
  const theirs = { linkedId: 'call-1', callId: '1795938801-2' };

  it('has the same buttons, without Dialpad', async () => {
    const { hangUp } = shown({ call, viewer, abilities: null, bridges: [bridge] });
    fireEvent.click(button('切る'));
    fireEvent.click(button('切る'));
    expect(hangUp).toHaveBeenCalledExactlyOnceWith(theirs);
    await screen.findByText('通話を切りました');
  });

  it.each([
    ['takes no commands', [{ ...bridge, commands: false }]],
    ['is silent', [{ ...bridge, receivedAt: new Date(Date.now() - silentMs - 1_000) }]],
    ['isn’t the only one that takes them', [bridge, { ...bridge, id: 'west' }]],
  ])('has none where the bridge %s', (_, bridges) => {
    shown({ call, viewer, bridges });
    expect(screen.queryByRole('button', { name: '切る' })).toBeNull();
  });

  it('is transferred after a talk, if one wants to', async () => {
    const { transfer, targets: load } = shown({ call, viewer, bridges: [bridge] });
    fireEvent.click(button('転送'));
    fireEvent.click(screen.getByRole('radio', { name: '話してから転送' }));
    fireEvent.click(await screen.findByText('中野 健'));
    await screen.findByText('中野 健を呼び出しています。話してから電話を切ると転送されます');
    expect(load).toHaveBeenCalledWith('call-1');
    expect(transfer).toHaveBeenCalledExactlyOnceWith(
      theirs,
      { type: 'member', id: 'ken' },
      'attended',
    );
  });

  it('is parked, and says where', async () => {
    const { park, flush } = shown({ call, viewer, bridges: [bridge] });
    fireEvent.click(button('保留して預ける'));
    await screen.findByText('801番に預けました。ほかの電話機から801で取れます');
    expect(park).toHaveBeenCalledExactlyOnceWith(theirs);
    expect(flush).toHaveBeenCalled();
  });
});
