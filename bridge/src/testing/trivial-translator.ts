import { valueOf } from '../ami/messages.ts';
import type { AmiEvent, Envelope, Translator } from '../translator.ts';

const told = ['Newchannel', 'DialBegin', 'Newstate', 'BridgeEnter', 'BlindTransfer', 'Hangup'];

/** Tells each event of a call as it came, and `ended` or `lost` when the call's last channel is gone. */
export function trivialTranslator(): Translator {
  let calls = new Map<string, string[]>();

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
      const document: Envelope = {
        callId: call,
        event: name,
        channel: valueOf(event, 'Channel'),
        number: valueOf(event, 'CallerIDNum'),
        state: valueOf(event, 'ChannelStateDesc'),
        variables: [event['ChanVariable'] ?? []].flat(),
        at: at.toISOString(),
      };
      const left = (calls.get(call) ?? []).filter((id) => id !== channel);
      if (name !== 'Hangup') return [document];
      calls.set(call, left);
      if (left.length > 0) return [document];
      calls.delete(call);
      return [document, { callId: call, event: 'ended' }];
    },
    resync(items) {
      const open = new Map<string, string[]>();
      for (const item of items.filter((each) => valueOf(each, 'Event') === 'CoreShowChannel')) {
        const [call, channel] = idsOf(item);
        open.set(call, [...(open.get(call) ?? []), channel]);
      }
      const lost = [...calls.keys()].filter((call) => !open.has(call));
      calls = open;
      return lost.map((call) => ({ callId: call, event: 'lost' }));
    },
    save: () => JSON.stringify([...calls]),
    restore: (saved) => {
      calls = new Map(JSON.parse(saved) as Array<[string, string[]]>);
    },
  };
}

const idsOf = (event: AmiEvent): [call: string, channel: string] => [
  valueOf(event, 'Linkedid') ?? valueOf(event, 'TransfererLinkedid') ?? '',
  valueOf(event, 'Uniqueid') ?? '',
];
