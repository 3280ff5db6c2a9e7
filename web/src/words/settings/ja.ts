/**
 * The words of the settings pages. They are apart from the others because the call popup carries those,
 * and has no use for these.
 */
export const settingsJa = {
  nav: {
    label: '設定のメニュー',
    own: '自分',
    members: 'メンバー',
    groups: 'グループ',
    lines: '着信番号',
    unknown: '不明な着信',
    telephony: '電話システム',
    audit: '操作記録',
    deadLetters: '未読の受信',
  },
};

/** What every language has to offer. */
export type SettingsWords = typeof settingsJa;
