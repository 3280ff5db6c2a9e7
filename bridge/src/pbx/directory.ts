import { type PbxDirectory, pbxLimits } from '@cti/functions/model/calls/pbx';
import { type AmiEvent, valueOf } from '../ami/event.ts';
import type { Layout } from '../translate/channel.ts';
import { extensionOf, isTelephone } from './interface.ts';

/** What {@link directoryOf} is made of: the items of lists, empty where Asterisk doesn't have or allow one. */
export interface Lists {
  /** Of `DeviceStateList`: every telephone, as Asterisk sees it. */
  devices: readonly AmiEvent[];
  /** Of `PJSIPShowEndpoints`. */
  endpoints: readonly AmiEvent[];
  /** Of `SIPpeers`. */
  peers: readonly AmiEvent[];
  /** Queues by name, with their members' names by extension. */
  queues: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Of `ShowDialPlan`, for the contexts in which calls from outside begin. */
  dialplan: readonly AmiEvent[];
}

export type Told = Omit<PbxDirectory, 'at' | 'bridge'>;

/** What there is on an Asterisk: telephones, trunks, queues with their members, and numbers. */
export function directoryOf(lists: Lists, layout: Layout): Told {
  const online = new Map<string, boolean | null>();
  const trunks = new Set(layout.trunks);
  for (const [endpoint, isOnline] of endpointsIn(lists)) {
    if (!trunks.has(endpoint)) online.set(extensionOf(endpoint, layout), isOnline);
  }
  const names = new Map<string, string>();
  for (const [extension, name] of [...lists.queues.values()].flatMap((members) => [...members])) {
    if (!online.has(extension)) online.set(extension, null);
    if (name !== '') names.set(extension, name);
  }
  const all = {
    phones: [...online].map(([extension, isOnline]) => ({
      extension,
      name: names.get(extension) ?? '',
      isOnline,
    })),
    trunks: layout.trunks.map(cut),
    queues: [...lists.queues].map(([name, members]) => ({
      name: cut(name),
      members: [...members.keys()].toSorted(),
    })),
    numbers: numbersIn(lists.dialplan, layout),
  };
  return limited(all);
}

/** Endpoints by name, and whether they're registered. */
function endpointsIn({ devices, endpoints, peers }: Lists): Map<string, boolean | null> {
  const found = new Map<string, boolean | null>();
  for (const item of devices) {
    const device = valueOf(item, 'Device');
    if (!isTelephone(device)) continue;
    found.set(device.slice(device.indexOf('/') + 1), isThere(valueOf(item, 'State')));
  }
  for (const item of peers) {
    const name = valueOf(item, 'ObjectName');
    if (name !== '') found.set(name, /^OK/i.test(valueOf(item, 'Status')));
  }
  for (const item of endpoints) {
    const name = valueOf(item, 'ObjectName');
    if (name !== '') found.set(name, isThere(valueOf(item, 'DeviceState')));
  }
  return found;
}

/** `UNAVAILABLE`, `INVALID`, `Unavailable` */
const isThere = (state: string): boolean => !/^(unavailable|invalid|unknown)$/i.test(state);

/** The extension of a queue's member; empty if it's no telephone. */
export function memberOf(item: AmiEvent, layout: Layout): string {
  const [state, itself] = [valueOf(item, 'StateInterface'), valueOf(item, 'Location')];
  const name = [state, itself || valueOf(item, 'Interface')].find(isTelephone);
  return name === undefined ? '' : extensionOf(name.slice(name.indexOf('/') + 1), layout);
}

/** Extensions of the dial plan that are telephone numbers, and where they lead if one step says so. */
function numbersIn(dialplan: readonly AmiEvent[], layout: Layout): Told['numbers'] {
  const found = new Map<string, Told['numbers'][number]>();
  for (const item of dialplan) {
    const number = valueOf(item, 'Extension');
    if (!/^\+?\d{6,15}$/.test(number)) continue;
    const known = found.get(number) ?? { number, queue: null, extension: null };
    found.set(number, known);
    const [first = ''] = valueOf(item, 'AppData').split(',');
    const application = valueOf(item, 'Application').toLowerCase();
    if (application === 'queue' && first !== '') known.queue ??= cut(first);
    // Several at once are nobody's own number.
    if (application === 'dial' && isTelephone(first) && !first.includes('&')) {
      const endpoint = first.slice(first.indexOf('/') + 1);
      if (!layout.trunks.includes(endpoint)) known.extension ??= extensionOf(endpoint, layout);
    }
  }
  return [...found.values()];
}

/** A body may have 256 KiB; the names of thousands of telephones can be longer. */
const mostBytes = 230 * 1024;

/** As much of each list as a body may hold. */
function limited(all: Omit<Told, 'isCut'>, share = 1): Told {
  const most = (limit: number) => Math.floor(limit * share);
  let isCut = false;
  const first = <T>(rows: T[], limit: number): T[] => {
    isCut ||= rows.length > most(limit);
    return rows.slice(0, most(limit));
  };
  const within = {
    phones: first(all.phones.toSorted(byExtension), pbxLimits.phones),
    trunks: first(all.trunks, pbxLimits.trunks),
    queues: first(all.queues, pbxLimits.queues).map(({ name, members }) => ({
      name,
      members: first(members, pbxLimits.membersOfQueue),
    })),
    numbers: first(all.numbers, pbxLimits.numbers),
  };
  const told = { ...within, isCut };
  return Buffer.byteLength(JSON.stringify(told)) > mostBytes ? limited(all, share / 2) : told;
}

const byExtension = (a: { extension: string }, b: { extension: string }): number =>
  a.extension < b.extension ? -1 : 1;

/** As long as a name may be, and whole characters. */
export const cut = (name: string): string => name.slice(0, 80).toWellFormed();
