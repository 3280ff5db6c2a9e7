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
  closesIn: (seconds: number) => `${seconds}秒後に閉じます`,
  keep: '残す',
  close: '閉じる',
  external: '外部システムで開く',
};
export type PopupMoreWords = typeof popupMoreJa;
