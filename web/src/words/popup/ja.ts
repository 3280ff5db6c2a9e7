/** Words of the popup that its first paint doesn't need. */
export const popupMoreJa = {
  taken: (name: string) => `${name}さんが応答中`,
  takenOver: (name: string) => `${name}さんが応答しました`,
  transferredFrom: (name: string) => `${name}さんから転送`,
  passedOn: (to: string | null) => (to === null ? '転送しました' : `${to}さんに転送しました`),
  supervision: {
    listens: 'SVが聞いています',
    joins: 'SVが通話に入っています',
    'takes-over': 'SVが通話を引き取りました',
  },
  steer: {
    hangUp: '切る',
    hangUpAsk: '通話を切りますか？',
    hungUp: '通話を切りました',
    transfer: '転送',
    transferTitle: '転送先を選ぶ',
    transferHint: '押すとすぐに転送します。メモは転送先のカードに出ます。',
    search: '名前で探す',
    people: 'メンバー',
    places: '窓口・部署',
    none: '転送できる相手がいません',
    noneFound: '見つかりません',
    transferred: (to: string) => `${to}に転送しました`,
    again: 'もう一度読み込む',
  },
  closesIn: (seconds: number) => `${seconds}秒後に閉じます`,
  keep: '残す',
  close: '閉じる',
  external: '外部システムで開く',
};
export type PopupMoreWords = typeof popupMoreJa;
