/** The words of results, wrap-up and their settings. */
export const afterCallJa = {
  result: '結果',
  choose: '結果を選ぶ',
  required: '必須',
  callbackAt: '折返しの日時',
  /** Goes into the memo, whatever language its author uses. */
  callbackMemo: (when: string) => `折返し希望 ${when}`,
  failed: '保存できませんでした。通信を確かめて、もう一度選んでください。',
  settings: {
    title: '通話のあと',
    lead: '通話が終わってからの処理時間と、選べる結果です。',
    scope: '対象',
    whole: '契約全体',
    likeWhole: '契約全体と同じ',
    ownForGroup: 'このグループだけの設定',
    ruledBy: '設定',
    mode: '結果の入力',
    modes: { off: '使わない', optional: '任意', required: '必須' },
    modeHint: '必須のときは、結果を選ぶまで自動ワークが終わりません。',
    seconds: '自動ワーク（秒）',
    secondsHint: '0〜600秒。この間、外線はポップアップしません。0は自動ワークなし。',
    secondsWrong: '0から600までの数字を入れてください。',
    dispositions: '選べる結果',
    dispositionsHint: '1行に1つ、30個まで。上から順に並びます。',
    tooMany: '30個までにしてください。',
    tooLong: '1つ100文字までにしてください。',
    missing: '1つ以上入れてください。',
    asksTime: '日時をたずねる結果',
  },
};
export type AfterCallWords = typeof afterCallJa;
