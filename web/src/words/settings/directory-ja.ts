import type {
  DirectoryArea,
  DirectoryChange,
  PlaceKind,
} from '@cti/functions/model/dialpad-directory';

type Change<What extends DirectoryChange['what']> = Extract<DirectoryChange, { what: What }>;

/** `A、B、C`, or the word for nothing. */
const list = (names: readonly string[]) => names.join('、');

/** The words of taking over numbers, groups and people from Dialpad. */
export const directoryJa = {
  title: 'Dialpadから取り込む',
  lead: '番号・グループ・メンバーの候補をDialpadから読み取ります。選んだものだけを登録します。Dialpad側は何も変わりません。',
  back: '電話システムの設定へ',
  read: 'Dialpadから読み取る',
  readAgain: '読み直す',
  reading: 'Dialpadから読み取っています。多いと1分ほどかかります。',
  notRead: 'まだ読み取っていません。読み取るだけでは、何も登録されません。',
  notConnected: 'Dialpadに接続すると、ここから取り込めます。',
  keptAt: (at: string) => `前回の取り込みは${at}です。`,
  areas: {
    offices: '拠点',
    departments: '部署',
    callCenters: 'コールセンター',
    numbers: '電話番号',
    users: 'ユーザー',
  } satisfies Record<DirectoryArea, string>,
  forbidden: (areas: readonly string[]) =>
    `このAPIキーでは、${list(areas)}を読み取れません。会社の管理者が作ったキーに替えてください。`,
  failed: (areas: readonly string[]) =>
    `${list(areas)}を最後まで読み取れませんでした。少し待って、読み直してください。`,
  cut: (area: string, n: number) =>
    `${area}が多いため、最初の${n.toLocaleString('ja-JP')}件だけを読み取りました。`,
  nothingNew: '新しいものはありません。',
  found: (parts: readonly string[]) => `新しく見つかったもの：${parts.join('、')}`,
  news: {
    groups: (n: number) => `グループ ${n}`,
    lines: (n: number) => `番号 ${n}`,
    invites: (n: number) => `人 ${n}`,
    changes: (n: number) => `Dialpadでの変更 ${n}`,
  },
  already: {
    groups: (n: number) => `登録済み ${n}`,
    lines: (n: number) => `登録済み ${n}`,
    members: (n: number) => `メンバー登録済み ${n}人`,
    invited: (n: number) => `招待中 ${n}人`,
    unassigned: (n: number) => `割り当てのない番号 ${n}`,
    withoutMail: (n: number) => `メールアドレスなし ${n}人`,
  },
  none: '取り込むものはありません。',
  seen: (n: number) => `前回見送ったもの（${n}件）`,
  all: 'すべて選ぶ',
  allOf: (section: string) => `${section}をすべて選ぶ`,
  pick: (name: string) => `${name}を選ぶ`,
  columns: {
    pick: '選択',
    name: '名前',
    kind: 'Dialpadでの種類',
    code: 'グループコード',
    number: '番号',
    store: '店舗名',
    group: 'グループ',
    mail: 'メール',
    note: '備考',
  },
  kinds: {
    office: '拠点',
    department: '部署',
    callcenter: 'コールセンター',
  } satisfies Record<PlaceKind, string>,
  changes: {
    title: 'Dialpadで変わったこと',
    'place-renamed': ({ from, to }: Change<'place-renamed'>) =>
      `「${from}」が「${to}」に変わりました。`,
    'place-gone': ({ name }: Change<'place-gone'>) =>
      `「${name}」がなくなりました。ここのグループと番号は残ります。`,
    'number-moved': ({ from, to }: Change<'number-moved'>, number: string) =>
      `${number}の呼び出し先が、${from || '未割り当て'}から${to || '未割り当て'}に変わりました。`,
    'number-gone': (number: string) =>
      `${number}がなくなりました。ここの着信番号の設定は残ります。`,
    'user-renamed': ({ name }: Change<'user-renamed'>, member: string) =>
      `${member}さんの名前が、Dialpadで「${name}」に変わりました。`,
    'user-moved': ({ left, joined }: Change<'user-moved'>, member: string) =>
      `${member}さんの所属が変わりました（${[
        left.length > 0 ? `外れた：${list(left)}` : '',
        joined.length > 0 ? `加わった：${list(joined)}` : '',
      ]
        .filter(Boolean)
        .join('、')}）。`,
    'user-suspended': (member: string) =>
      `${member}さんがDialpadで停止されました。ここでは、まだログインできます。`,
    'user-gone': (member: string) =>
      `${member}さんがDialpadからいなくなりました。ここでは、まだログインできます。`,
    rename: (to: string) => `ここの名前も「${to}」にする`,
    move: (group: string) => `着信番号を「${group}」に移す`,
    toMembers: 'メンバーを開く',
  },
  groups: {
    title: 'グループ',
    lead: '拠点・部署・コールセンターから作ります。コードはあとから変えられません。',
    codeOf: (name: string) => `${name}のグループコード`,
    needed: '選んだ番号や人に必要です',
    joins: (name: string) => `今ある「${name}」に入れます`,
  },
  lines: {
    title: '着信番号',
    lead: '登録した番号の着信は、グループの全員に表示されます。',
    groupOf: (number: string) => `${number}のグループ`,
    chooseGroup: '選んでください',
    newGroup: (name: string) => `${name}（新しく作る）`,
    direct: '個人の番号',
    directHint: '登録すると、この人への着信がグループの全員に表示されます。',
    outside: '受け取る通話の外',
    outsideHint: 'この番号の拠点の通話は、受け取る設定になっていません。',
  },
  invites: {
    title: 'メンバー',
    lead: '選んだ人に招待メールを送ります。権限はオペレーターです。',
    noGroup: 'なし（着信は表示されません）',
  },
  suspended: 'Dialpadで停止中のメンバー',
  suspendedText: (names: readonly string[]) =>
    `${list(names)}：ここでは、まだログインできます。必要なら、メンバーの画面で利用を停止してください。`,
  apply: (n: number) => `選んだ${n}件を登録`,
  acknowledge: '確認済みにする',
  acknowledgeHint:
    '何も選んでいません。確認済みにすると、次からはこのあとの変更だけをお知らせします。',
  applying: (done: number, total: number) => `登録しています（${done} / ${total}）`,
  applied: (n: number) => `${n}件を登録しました`,
  acknowledged: '確認済みにしました',
  someFailed: (n: number) => `${n}件を登録できませんでした。`,
  unfiled: (n: number) => `登録した番号への、不明な着信が${n}件あります。`,
  filed: (n: number) => `不明な着信${n}件を振り分けました`,
  codesWrong: 'グループコードを直してください。',
};
export type DirectoryWords = typeof directoryJa;
