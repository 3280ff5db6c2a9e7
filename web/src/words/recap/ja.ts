/** The words of what Dialpad's AI makes of a call, and of what is proposed from it. */
export const recapJa = {
  /** Always says who made it. */
  recap: 'AIによる要約',
  lastRecap: '前回の要約（AI）',
  actionItems: 'やること',
  transcript: '文字起こし（AI）',
  voicemail: '留守電の文字起こし（AI）',
  states: {
    recap: {
      waiting: '要約はまだできていません。できしだい表示します。',
      none: 'この通話の要約はDialpadにありません。',
      denied: '要約を取り寄せる権限がキーにありません（ai_recap）。管理者に伝えてください。',
      failed: '要約をDialpadから取り寄せられませんでした。',
    },
    transcript: {
      waiting: '文字起こしはまだできていません。できしだい表示します。',
      none: 'この通話の文字起こしはDialpadにありません。',
      denied: '文字起こしを取り寄せる権限がキーにありません。管理者に伝えてください。',
      failed: '文字起こしをDialpadから取り寄せられませんでした。',
    },
    voicemail: {
      waiting: '留守電の文字起こしはまだできていません。できしだい表示します。',
      none: 'この留守電の文字起こしはDialpadにありません。',
      denied: '留守電の文字起こしを取り寄せる権限がキーにありません。管理者に伝えてください。',
      failed: '留守電の文字起こしをDialpadから取り寄せられませんでした。',
    },
  },
  isCut: '長いため、ここまでを残しています。続きはDialpadで確かめてください。',
  proposal: {
    title: 'AIの要約からの提案',
    result: '結果',
    callbackAt: '折返し',
    memo: 'メモ',
    take: '取り込む',
    dismiss: '提案を閉じる',
    /** What it rests on. */
    because: (sentence: string) => `「${sentence}」`,
    failed: '取り込めませんでした。通信を確かめて、もう一度押してください。',
  },
  setting: {
    title: '通話後の要約と文字起こし',
    on: '取り寄せる',
    off: '取り寄せない',
    hint: '通話のあと、要約・文字起こし・留守電の文面をDialpadから一度だけ取り寄せ、通話の記録に残します。Dialpad Aiを使っている回線の通話だけです。',
    personal:
      '話した内容は個人情報です。お客様への案内と社内の決まりを確かめてから、オンにしてください。通話と同じ期間で消え、顧客の記録を消すといっしょに消えます。',
    turnedOn: 'これからの通話について取り寄せます。',
    turnedOff: '取り寄せを止めました。すでに取り寄せたものは残ります。',
    failed: '保存できませんでした。通信を確かめて、もう一度押してください。',
  },
};
export type RecapWords = typeof recapJa;
