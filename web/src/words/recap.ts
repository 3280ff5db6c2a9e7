import { createWords } from './create-words.ts';

/** The words of what Dialpad's AI makes of a call, and of what is proposed from it. */
export const useRecapWords = createWords({
  /** Always says who made it. */
  recap: ['AIによる要約', 'Summary by AI'],
  lastRecap: ['前回の要約（AI）', 'Last call (AI)'],
  actionItems: ['やること', 'To do'],
  transcript: ['文字起こし（AI）', 'Transcript (AI)'],
  voicemail: ['留守電の文字起こし（AI）', 'Voicemail transcript (AI)'],
  states: {
    recap: {
      waiting: [
        '要約はまだできていません。できしだい表示します。',
        'The summary isn’t ready yet. It appears here as soon as it is.',
      ],
      none: ['この通話の要約はDialpadにありません。', 'Dialpad has no summary of this call.'],
      denied: [
        '要約を取り寄せる権限がキーにありません（ai_recap）。管理者に伝えてください。',
        'The key may not read summaries (ai_recap). Tell an admin.',
      ],
      failed: [
        '要約をDialpadから取り寄せられませんでした。',
        'Couldn’t get the summary from Dialpad.',
      ],
    },
    transcript: {
      waiting: [
        '文字起こしはまだできていません。できしだい表示します。',
        'The transcript isn’t ready yet. It appears here as soon as it is.',
      ],
      none: [
        'この通話の文字起こしはDialpadにありません。',
        'Dialpad has no transcript of this call.',
      ],
      denied: [
        '文字起こしを取り寄せる権限がキーにありません。管理者に伝えてください。',
        'The key may not read transcripts. Tell an admin.',
      ],
      failed: [
        '文字起こしをDialpadから取り寄せられませんでした。',
        'Couldn’t get the transcript from Dialpad.',
      ],
    },
    voicemail: {
      waiting: [
        '留守電の文字起こしはまだできていません。できしだい表示します。',
        'The voicemail isn’t transcribed yet. The text appears here as soon as it is.',
      ],
      none: [
        'この留守電の文字起こしはDialpadにありません。',
        'Dialpad has no transcript of this voicemail.',
      ],
      denied: [
        '留守電の文字起こしを取り寄せる権限がキーにありません。管理者に伝えてください。',
        'The key may not read voicemail transcripts. Tell an admin.',
      ],
      failed: [
        '留守電の文字起こしをDialpadから取り寄せられませんでした。',
        'Couldn’t get the voicemail’s transcript from Dialpad.',
      ],
    },
  },
  isCut: [
    '長いため、ここまでを残しています。続きはDialpadで確かめてください。',
    'Too long to keep in full. Dialpad has the rest.',
  ],
  proposal: {
    title: ['AIの要約からの提案', 'Suggested from the AI summary'],
    result: ['結果', 'Result'],
    callbackAt: ['折返し', 'Call back'],
    memo: ['メモ', 'Memo'],
    take: ['取り込む', 'Apply'],
    dismiss: ['提案を閉じる', 'Dismiss the suggestion'],
    /** What it rests on. */
    because: (sentence: string) => [`「${sentence}」`, `“${sentence}”`],
    failed: [
      '取り込めませんでした。通信を確かめて、もう一度押してください。',
      'Couldn’t apply it. Check the connection and try again.',
    ],
  },
  setting: {
    title: ['通話後の要約と文字起こし', 'Summaries and transcripts after a call'],
    on: ['取り寄せる', 'Fetch'],
    off: ['取り寄せない', 'Don’t fetch'],
    hint: [
      '通話のあと、要約・文字起こし・留守電の文面をDialpadから一度だけ取り寄せ、通話の記録に残します。Dialpad Aiを使っている回線の通話だけです。',
      'After a call, its summary, transcript and voicemail text are fetched from Dialpad once and kept with the call. Only for lines that use Dialpad Ai.',
    ],
    personal: [
      '話した内容は個人情報です。お客様への案内と社内の決まりを確かめてから、オンにしてください。通話と同じ期間で消え、顧客の記録を消すといっしょに消えます。',
      'What people say is personal data. Before you turn this on, check what you tell your customers and your own rules. It’s deleted with the call, and when a customer’s records are erased.',
    ],
    turnedOn: [
      'これからの通話について取り寄せます。',
      'Summaries and transcripts of calls from now on will be fetched.',
    ],
    turnedOff: [
      '取り寄せを止めました。すでに取り寄せたものは残ります。',
      'Stopped fetching. What has been fetched stays.',
    ],
    failed: [
      '保存できませんでした。通信を確かめて、もう一度押してください。',
      'Couldn’t save. Check the connection and try again.',
    ],
  },
});
export type RecapWords = ReturnType<typeof useRecapWords>;
