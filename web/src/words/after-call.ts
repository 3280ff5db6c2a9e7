import { createWords } from './create-words.ts';

/** The words of results, wrap-up and their settings. */
export const useAfterCallWords = createWords({
  result: ['結果', 'Result'],
  choose: ['結果を選ぶ', 'Choose a result'],
  required: ['必須', 'required'],
  callbackAt: ['折返しの日時', 'Call back at'],
  /** Goes into the memo, whatever language its author uses. */
  callbackMemo: (when: string) => [`折返し希望 ${when}`, `折返し希望 ${when}`],
  failed: [
    '保存できませんでした。通信を確かめて、もう一度選んでください。',
    'Couldn’t save. Check the connection and choose again.',
  ],
  settings: {
    title: ['通話のあと', 'After a call'],
    lead: [
      '通話が終わってからの処理時間と、選べる結果です。',
      'How long wrap-up lasts after a call, and the results to choose from.',
    ],
    scope: ['対象', 'Applies to'],
    whole: ['契約全体', 'Everyone'],
    likeWhole: ['契約全体と同じ', 'Same as everyone'],
    ownForGroup: ['このグループだけの設定', 'Separate settings for this group'],
    ruledBy: ['設定', 'Settings'],
    mode: ['結果の入力', 'Results'],
    modes: {
      off: ['使わない', 'Off'],
      optional: ['任意', 'Optional'],
      required: ['必須', 'Required'],
    },
    modeHint: [
      '必須のときは、結果を選ぶまで自動ワークが終わりません。',
      'If required, wrap-up lasts until a result is chosen.',
    ],
    seconds: ['自動ワーク（秒）', 'Wrap-up (seconds)'],
    secondsHint: [
      '0〜600秒。この間、外線はポップアップしません。0は自動ワークなし。',
      '0 to 600. External calls don’t pop up during wrap-up. 0 = no wrap-up.',
    ],
    secondsWrong: ['0から600までの数字を入れてください。', 'Enter a number from 0 to 600.'],
    dispositions: ['選べる結果', 'Results to choose from'],
    dispositionsHint: [
      '1行に1つ、30個まで。上から順に並びます。',
      'One per line, at most 30, in this order.',
    ],
    tooMany: ['30個までにしてください。', 'At most 30.'],
    tooLong: ['1つ100文字までにしてください。', 'At most 100 characters each.'],
    missing: ['1つ以上入れてください。', 'Enter at least one.'],
    asksTime: ['日時をたずねる結果', 'Results that ask for a time'],
  },
});
