import { valueOf } from '../ami/messages.ts';
import type { AmiEvent } from '../ami/event.ts';
import type { Translator } from '../translator.ts';

const told = ['Newchannel', 'DialBegin', 'Newstate', 'BridgeEnter', 'BlindTransfer', 'Hangup'];

/** Tells each event of a call as it came, and `ended` or `lost` when the call's last channel is gone. */
export function trivialTranslator(saved: unknown = null): Translator {
  /** The calls in progress with their channels. */
  let calls = new Map((saved ?? []) as Array<[string, string[]]>);

  const join = (call: string, channel: string) => {
    const channels = calls.get(call) ?? [];
    calls.set(call, channels.includes(channel) ? channels : [...channels, channel]);
  };

  return {
    take(event, at) {
      const name = valueOf(event, 'Event') ?? '';
      const [call, channel] = idsOf(event);
      if (!told.includes(name) || !call) return [];
      if (name === 'Newchannel') join(call, channel);
      const document = {
        call,
        event: name,
        channel: valueOf(event, 'Channel'),
        number: valueOf(event, 'CallerIDNum'),
        state: valueOf(event, 'ChannelStateDesc'),
        variables: event.get('ChanVariable') ?? [],
        at: at.toISOString(),
      };
      const left = (calls.get(call) ?? []).filter((id) => id !== channel);
      if (name !== 'Hangup') return [document];
      calls.set(call, left);
      if (left.length > 0) return [document];
      calls.delete(call);
      const ended = { call, event: 'ended' };
      return [document, ended];
    },
    tick: () => [],
    reconnected: () => undefined,
    resync(items) {
      const open = new Map<string, string[]>();
      for (const item of items.filter((each) => valueOf(each, 'Event') === 'CoreShowChannel')) {
        const [call, channel] = idsOf(item);
        open.set(call, [...(open.get(call) ?? []), channel]);
      }
      const lost = [...calls.keys()].filter((call) => !open.has(call));
      calls = open;
      return lost.map((call) => ({ call, event: 'lost' }));
    },
    snapshot: () => [...calls],
  };
}

const idsOf = (event: AmiEvent): [call: string, channel: string] => [
  valueOf(event, 'Linkedid') ?? valueOf(event, 'TransfererLinkedid') ?? '',
  valueOf(event, 'Uniqueid') ?? '',
];
