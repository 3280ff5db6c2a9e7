import type { AmiEvent } from '../src/ami/event.ts';
import { timeOf } from '../src/testing/recordings.ts';

interface Listed {
  item: Map<string, string[]>;
  createdAt: number;
}

const value = (event: AmiEvent, key: string) => event.get(key)?.[0] ?? '';

/** What `CoreShowChannels` answers after some events, in the form it has in recording 40. */
export function listAfter(events: readonly AmiEvent[], at: number): AmiEvent[] {
  const channels = new Map<string, Listed>();
  const set = (uniqueId: string, key: string, text: string) =>
    channels.get(uniqueId)?.item.set(key, [text]);
  for (const event of events) {
    for (const prefix of ['', 'Dest']) mention(channels, event, prefix);
    const [own, dest] = [value(event, 'Uniqueid'), value(event, 'DestUniqueid')];
    switch (value(event, 'Event')) {
      case 'DialBegin':
        if (!channels.get(own)?.item.has('Application')) set(own, 'Application', 'Dial');
        set(
          dest,
          'Application',
          channels.get(own)?.item.get('Application')?.[0] === 'Queue' ? 'AppQueue' : 'AppDial',
        );
        break;
      case 'QueueCallerJoin':
        set(own, 'Application', 'Queue');
        set(own, 'ApplicationData', `${value(event, 'Queue')},tT,,,30`);
        break;
      case 'BridgeEnter':
        set(own, 'BridgeId', value(event, 'BridgeUniqueid'));
        if (value(event, 'BridgeTechnology') === 'holding_bridge') set(own, 'Application', 'Park');
        break;
      case 'BridgeLeave':
        set(own, 'BridgeId', '');
        break;
      case 'Hangup':
        channels.delete(own);
        break;
    }
  }
  return [...channels.values()].toReversed().map(({ item, createdAt }) => {
    const seconds = Math.floor((at - createdAt) / 1_000);
    return new Map(item).set('Duration', [`00:00:${String(seconds).padStart(2, '0')}`]);
  });
}

function mention(channels: Map<string, Listed>, event: AmiEvent, prefix: string): void {
  const uniqueId = value(event, `${prefix}Uniqueid`);
  const isKnown = channels.has(uniqueId);
  if (
    value(event, `${prefix}Channel`) === '' ||
    (!isKnown && value(event, 'Event') !== 'Newchannel')
  )
    return;
  const known = channels.get(uniqueId) ?? {
    item: new Map([['Event', ['CoreShowChannel']]]),
    createdAt: timeOf(event),
  };
  channels.set(uniqueId, known);
  for (const key of [
    'Channel',
    'ChannelState',
    'CallerIDNum',
    'CallerIDName',
    'Exten',
    'Uniqueid',
    'Linkedid',
  ]) {
    known.item.set(key, [value(event, prefix + key)]);
  }
  const variables = event.get(`${prefix}ChanVariable`);
  if (variables) known.item.set('ChanVariable', [...variables]);
}
