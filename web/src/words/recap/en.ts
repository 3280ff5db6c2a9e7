import type { RecapWords } from './ja.ts';

export const recapEn: RecapWords = {
  recap: 'Summary by AI',
  lastRecap: 'Last call (AI)',
  actionItems: 'To do',
  transcript: 'Transcript (AI)',
  voicemail: 'Voicemail transcript (AI)',
  states: {
    recap: {
      waiting: 'The summary isn’t ready yet. It appears here as soon as it is.',
      none: 'Dialpad has no summary of this call.',
      denied: 'The key may not read summaries (ai_recap). Tell an admin.',
      failed: 'Couldn’t get the summary from Dialpad.',
    },
    transcript: {
      waiting: 'The transcript isn’t ready yet. It appears here as soon as it is.',
      none: 'Dialpad has no transcript of this call.',
      denied: 'The key may not read transcripts. Tell an admin.',
      failed: 'Couldn’t get the transcript from Dialpad.',
    },
    voicemail: {
      waiting: 'The voicemail isn’t transcribed yet. The text appears here as soon as it is.',
      none: 'Dialpad has no transcript of this voicemail.',
      denied: 'The key may not read voicemail transcripts. Tell an admin.',
      failed: 'Couldn’t get the voicemail’s transcript from Dialpad.',
    },
  },
  isCut: 'Too long to keep in full. Dialpad has the rest.',
  proposal: {
    title: 'Suggested from the AI summary',
    result: 'Result',
    callbackAt: 'Call back',
    memo: 'Memo',
    take: 'Apply',
    dismiss: 'Dismiss the suggestion',
    because: (sentence) => `“${sentence}”`,
    failed: 'Couldn’t apply it. Check the connection and try again.',
  },
  setting: {
    title: 'Summaries and transcripts after a call',
    on: 'Fetch',
    off: 'Don’t fetch',
    hint: 'After a call, its summary, transcript and voicemail text are fetched from Dialpad once and kept with the call. Only for lines that use Dialpad Ai.',
    personal:
      'What people say is personal data. Before you turn this on, check what you tell your customers and your own rules. It’s deleted with the call, and when a customer’s records are erased.',
    turnedOn: 'Summaries and transcripts of calls from now on will be fetched.',
    turnedOff: 'Stopped fetching. What has been fetched stays.',
    failed: 'Couldn’t save. Check the connection and try again.',
  },
};
