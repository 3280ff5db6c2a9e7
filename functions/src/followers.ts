import { setTimeout as pause } from 'node:timers/promises';
import { followAgents } from './agents/follow.ts';
import type { Follower } from './calls/call-change.ts';
import { followIntents } from './dialling/follow-intents.ts';
import { webPush } from './config.ts';
import { followRinging } from './push/follow-ringing.ts';
import { sendPush } from './push/send.ts';
import { followEnded } from './recaps/follow-ended.ts';
import { keepRescues } from './rescues/keep-rescues.ts';
import { keepStatistics } from './statistics/keep-statistics.ts';

/** Everything that follows from calls outside their own document. One trigger feeds all of them. */
export const followers: readonly Follower[] = [
  followAgents,
  followIntents,
  keepRescues,
  keepStatistics,
  followEnded,
  followRinging({ isOn: () => webPush.value(), send: sendPush, pause: async (ms) => pause(ms) }),
];
