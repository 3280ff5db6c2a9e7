import { createWords } from './create-words.ts';

/** Words of the popup that its first paint doesn't need. */
export const usePopupMoreWords = createWords({
  taken: (name: string) => [`${name}さんが応答中`, `${name} is on the call`],
  takenOver: (name: string) => [`${name}さんが応答しました`, `${name} answered`],
  transferredFrom: (name: string) => [`${name}さんから転送`, `Transferred by ${name}`],
  passedOn: (to: string | null) => [
    to === null ? '転送しました' : `${to}さんに転送しました`,
    to === null ? 'Transferred' : `Transferred to ${to}`,
  ],
  supervision: {
    listens: ['SVが聞いています', 'A supervisor is listening'],
    joins: ['SVが通話に入っています', 'A supervisor has joined the call'],
    'takes-over': ['SVが通話を引き取りました', 'A supervisor has taken over'],
  },
  steer: {
    hangUp: ['切る', 'Hang up'],
    hangUpAsk: ['通話を切りますか？', 'End this call?'],
    hungUp: ['通話を切りました', 'Call ended'],
    transfer: ['転送', 'Transfer'],
    transferTitle: ['転送先を選ぶ', 'Transfer to'],
    transferHint: [
      '押すとすぐに転送します。メモは転送先のカードに出ます。',
      'One press transfers the call. Your memo appears on their card.',
    ],
    search: ['名前で探す', 'Search by name'],
    people: ['メンバー', 'Members'],
    places: ['窓口・部署', 'Groups'],
    none: ['転送できる相手がいません', 'There’s nobody to transfer to'],
    noneFound: ['見つかりません', 'Nobody found'],
    how: ['転送のしかた', 'How to transfer'],
    hows: { blind: ['すぐに転送', 'At once'], attended: ['話してから転送', 'Talk first'] },
    attendedHint: [
      '押すと相手を呼び出します。話してから電話を切ると、転送されます。',
      'We call them first. Talk to them, then hang up to transfer.',
    ],
    attended: (to: string) => [
      `${to}を呼び出しています。話してから電話を切ると転送されます`,
      `Calling ${to}. Talk to them, then hang up to transfer`,
    ],
    park: ['保留して預ける', 'Park'],
    parked: (space: string | null) => [
      space === null
        ? '通話を預けました'
        : `${space}番に預けました。ほかの電話機から${space}で取れます`,
      space === null ? 'Call parked' : `Parked at ${space}. Dial ${space} on any phone to take it`,
    ],
    transferred: (to: string) => [`${to}に転送しました`, `Transferred to ${to}`],
    again: ['もう一度読み込む', 'Load again'],
  },
  closesIn: (seconds: number) => [`${seconds}秒後に閉じます`, `Closes in ${seconds} s`],
  keep: ['残す', 'Keep'],
  close: ['閉じる', 'Close'],
  external: ['外部システムで開く', 'Open in external system'],
});
