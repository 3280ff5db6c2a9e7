import type { DialpadEvent } from '../demo/event.ts';

/** What Dialpad's AI made of a talk; of what is missing there is nothing yet, or never will be. */
export interface Talk {
  recap?: { summary?: string; actionItems?: string[]; purposes?: string[]; outcome?: string };
  /** What was said, a second apart. */
  lines?: { name: string; text: string; isOurs?: boolean }[];
}

/** A recap as the API tells of it. */
export const shownRecap = (callId: string, recap: NonNullable<Talk['recap']>) => ({
  call_id: callId,
  is_internal_call: false,
  ...(recap.summary === undefined ? {} : { summary: { content: recap.summary, format: 'short' } }),
  ...(recap.actionItems ? { action_items: recap.actionItems.map((content) => ({ content })) } : {}),
  ...(recap.purposes ? { purposes: recap.purposes.map((content) => ({ content })) } : {}),
  ...(recap.outcome === undefined ? {} : { disposition: { content: recap.outcome } }),
});

/** A transcript as the API tells of it: times of UTC without a zone, and a moment among what was said. */
export const shownTranscript = (
  callId: string,
  lines: NonNullable<Talk['lines']>,
  beganMs: number,
) => ({
  call_id: callId,
  lines: [
    { content: 'price_inquiry', name: '', time: naive(beganMs), type: 'moment' },
    ...lines.map(({ name, text, isOurs }, second) => ({
      content: text,
      name,
      time: naive(beganMs + second * 1000),
      type: 'transcript',
      ...(isOurs ? { user_id: '5171365938069504' } : { contact_id: '6051533200162816' }),
    })),
  ],
});

/** Dialpad writes microseconds and no zone. */
const naive = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}000`;

/** What the demo's calls were about; each leg with a talk has one. */
const talks: Required<Talk>[] = [
  {
    recap: {
      summary: '土曜日の送迎を30分早めたいとのご相談。空きを確かめてお返事することになった。',
      actionItems: ['明日15時に折り返し、送迎の時間をお知らせする', 'ドライバーの空きを確認する'],
      purposes: ['予約の変更'],
    },
    lines: [
      { name: '鈴木', text: 'お電話ありがとうございます。', isOurs: true },
      { name: 'お客様', text: '土曜の送迎ですが、30分早くできますか。' },
      { name: '鈴木', text: '確認して、明日の15時に折り返しお電話します。', isOurs: true },
      { name: 'お客様', text: 'わかりました。お願いします。' },
    ],
  },
  {
    recap: {
      summary: '金曜19時の予約をキャンセルしたいとのこと。承って取り消した。',
      actionItems: [],
      purposes: ['予約の取り消し'],
    },
    lines: [
      { name: 'お客様', text: '金曜の予約を取り消したいのですが。' },
      { name: '鈴木', text: 'かしこまりました。取り消しました。', isOurs: true },
    ],
  },
];

/** What the demo's AI made of a leg; undefined = nobody talked on it. */
export const demoTalk = (leg: DialpadEvent | undefined): Talk | undefined =>
  leg && leg.talk_time > 0 ? talks[leg.call_id % talks.length] : undefined;
