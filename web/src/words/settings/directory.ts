import type {
  DirectoryArea,
  DirectoryChange,
  PlaceKind,
} from '@cti/functions/model/dialpad-directory';
import { createWords, type Pair } from '../create-words.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);

type Change<What extends DirectoryChange['what']> = Extract<DirectoryChange, { what: What }>;

/** `A、B、C` and `A, B, C`. */
const list = (names: readonly string[]) => names.join('、');
const listed = (names: readonly string[]) => names.join(', ');

/** The words of taking over numbers, groups and people from Dialpad. */
export const useDirectoryWords = createWords({
  /** What depends on where an import comes from. */
  from: {
    dialpad: {
      title: ['Dialpadから取り込む', 'Import from Dialpad'],
      lead: [
        '番号・グループ・メンバーの候補をDialpadから読み取ります。選んだものだけを登録します。Dialpad側は何も変わりません。',
        'Reads numbers, groups and members from Dialpad and suggests what to add. Only what you select is added; nothing changes in Dialpad.',
      ],
      read: ['Dialpadから読み取る', 'Read from Dialpad'],
      reading: [
        'Dialpadから読み取っています。多いと1分ほどかかります。',
        'Reading from Dialpad. This can take up to a minute.',
      ],
      notConnected: [
        'Dialpadに接続すると、ここから取り込めます。',
        'Connect to Dialpad to import from there.',
      ],
      kind: ['Dialpadでの種類', 'In Dialpad'],
      groups: [
        '拠点・部署・コールセンターから作ります。コードはあとから変えられません。',
        'Made from offices, departments and call centers. A code can’t be changed later.',
      ],
      changes: ['Dialpadで変わったこと', 'Changed in Dialpad'],
      changed: (n: number) => [
        `Dialpadでの変更 ${n}`,
        n === 1 ? '1 change in Dialpad' : `${n} changes in Dialpad`,
      ],
    },
    pbx: {
      title: ['PBXから取り込む', 'Import from the PBX'],
      lead: [
        '内線・キュー・番号の候補を、ブリッジが伝えた内容から読み取ります。選んだものだけを登録します。PBX側は何も変わりません。',
        'Reads extensions, queues and numbers that the bridge has reported and suggests what to add. Only what you select is added; nothing changes on the PBX.',
      ],
      read: ['PBXの内容を読み取る', 'Read from the PBX'],
      reading: ['読み取っています。', 'Reading.'],
      notConnected: [
        'ブリッジからまだ何も届いていません。ブリッジを動かすと、ここから取り込めます。',
        'No bridge has reported anything yet. Once one runs, you can import from here.',
      ],
      kind: ['PBXでの種類', 'On the PBX'],
      groups: [
        'キューから作ります。グループのメンバーには、そのキューの待ち人数が座席に表示されます。',
        'Made from queues. Members of the group see on the seat map how many callers wait in the queue.',
      ],
      changes: ['PBXで変わったこと', 'Changed on the PBX'],
      changed: (n: number) => [
        `PBXでの変更 ${n}`,
        n === 1 ? '1 change on the PBX' : `${n} changes on the PBX`,
      ],
    },
  },
  /** Of the telephony page, about phone systems behind bridges. */
  section: {
    title: ['PBX（Asterisk）', 'PBX (Asterisk)'],
    bridge: ['ブリッジ', 'Bridge'],
    phones: ['内線', 'Extensions'],
    queues: ['キュー', 'Queues'],
    trunks: ['外線', 'Trunks'],
    numbers: ['番号', 'Numbers'],
    toldAt: ['最後に届いた時刻', 'Last reported'],
    count: (n: number) => [`${n}件`, String(n)],
    none: ['なし', 'None'],
    isCut: ['（多いため一部だけ）', '(only a part, as there are many)'],
    link: ['内線・キュー・番号を取り込む', 'Import extensions, queues and numbers'],
    linkText: [
      '選んだものだけを登録します。増えたものや変わったものも、ここでわかります。',
      'Only what you select is added. What is new or has changed shows up here too.',
    ],
  },
  back: ['電話システムの設定へ', 'Phone system settings'],
  readAgain: ['読み直す', 'Read again'],
  notRead: [
    'まだ読み取っていません。読み取るだけでは、何も登録されません。',
    'Nothing has been read yet. Reading alone adds nothing.',
  ],
  keptAt: (at: string) => [`前回の取り込みは${at}です。`, `Last imported ${at}.`],
  areas: {
    offices: ['拠点', 'offices'],
    departments: ['部署', 'departments'],
    callCenters: ['コールセンター', 'call centers'],
    numbers: ['電話番号', 'phone numbers'],
    users: ['ユーザー', 'users'],
    queues: ['キュー', 'queues'],
    phones: ['内線', 'extensions'],
  } satisfies Record<DirectoryArea, Pair>,
  forbidden: (areas: readonly string[]) => [
    `このAPIキーでは、${list(areas)}を読み取れません。会社の管理者が作ったキーに替えてください。`,
    `This API key can’t read ${listed(areas)}. Replace it with one that a company admin created.`,
  ],
  failed: (areas: readonly string[]) => [
    `${list(areas)}を最後まで読み取れませんでした。少し待って、読み直してください。`,
    `Couldn’t read all ${listed(areas)}. Wait a moment and read again.`,
  ],
  cut: (area: string, n: number) => [
    `${area}が多いため、最初の${n.toLocaleString('ja-JP')}件だけを読み取りました。`,
    `There are too many ${area}: only the first ${n.toLocaleString('en-US')} were read.`,
  ],
  nothingNew: ['新しいものはありません。', 'Nothing new.'],
  found: (parts: readonly string[]) => [
    `新しく見つかったもの：${parts.join('、')}`,
    `New: ${parts.join(', ')}`,
  ],
  news: {
    groups: (n: number) => [`グループ ${n}`, n === 1 ? '1 group' : `${n} groups`],
    lines: (n: number) => [`番号 ${n}`, n === 1 ? '1 number' : `${n} numbers`],
    invites: (n: number) => [`人 ${n}`, people(n)],
    phones: (n: number) => [`内線 ${n}`, n === 1 ? '1 extension' : `${n} extensions`],
  },
  already: {
    groups: (n: number) => [`登録済み ${n}`, `${n} already here`],
    lines: (n: number) => [`登録済み ${n}`, `${n} already here`],
    members: (n: number) => [`メンバー登録済み ${n}人`, `${n} already members`],
    invited: (n: number) => [`招待中 ${n}人`, `${n} invited`],
    unassigned: (n: number) => [`割り当てのない番号 ${n}`, `${n} unassigned`],
    phones: (n: number) => [`登録済み ${n}`, `${n} already here`],
    withoutMail: (n: number) => [`メールアドレスなし ${n}人`, `${n} without an email address`],
  },
  none: ['取り込むものはありません。', 'Nothing to import.'],
  seen: (n: number) => [`前回見送ったもの（${n}件）`, `Left out last time (${n})`],
  all: ['すべて選ぶ', 'Select all'],
  allOf: (section: string) => [`${section}をすべて選ぶ`, `Select all: ${section}`],
  pick: (name: string) => [`${name}を選ぶ`, `Select ${name}`],
  columns: {
    pick: ['選択', 'Selection'],
    name: ['名前', 'Name'],
    code: ['グループコード', 'Group code'],
    number: ['番号', 'Number'],
    store: ['店舗名', 'Store name'],
    group: ['グループ', 'Group'],
    mail: ['メール', 'Email'],
    extension: ['内線', 'Extension'],
    pbxName: ['PBXでの名前', 'Name on the PBX'],
    member: ['メンバー', 'Member'],
    note: ['備考', 'Note'],
  },
  kinds: {
    office: ['拠点', 'Office'],
    department: ['部署', 'Department'],
    callcenter: ['コールセンター', 'Call center'],
    queue: ['キュー', 'Queue'],
  } satisfies Record<PlaceKind, Pair>,
  changes: {
    'place-renamed': ({ from, to }: Change<'place-renamed'>) => [
      `「${from}」が「${to}」に変わりました。`,
      `“${from}” is now “${to}”.`,
    ],
    'place-gone': ({ name }: Change<'place-gone'>) => [
      `「${name}」がなくなりました。ここのグループと番号は残ります。`,
      `“${name}” is gone. Its group and numbers stay here.`,
    ],
    'number-moved': ({ from, to }: Change<'number-moved'>, number: string) => [
      `${number}の呼び出し先が、${from || '未割り当て'}から${to || '未割り当て'}に変わりました。`,
      `${number} now rings ${to || 'nobody'} instead of ${from || 'nobody'}.`,
    ],
    'number-gone': (number: string) => [
      `${number}がなくなりました。ここの着信番号の設定は残ります。`,
      `${number} is gone. Its settings stay here.`,
    ],
    'user-renamed': ({ name }: Change<'user-renamed'>, member: string) => [
      `${member}さんの名前が、Dialpadで「${name}」に変わりました。`,
      `${member} is now called “${name}” in Dialpad.`,
    ],
    'user-moved': ({ left, joined }: Change<'user-moved'>, member: string) => [
      `${member}さんの所属が変わりました（${[
        left.length > 0 ? `外れた：${list(left)}` : '',
        joined.length > 0 ? `加わった：${list(joined)}` : '',
      ]
        .filter(Boolean)
        .join('、')}）。`,
      `${member} ${[
        left.length > 0 ? `left ${listed(left)}` : '',
        joined.length > 0 ? `joined ${listed(joined)}` : '',
      ]
        .filter(Boolean)
        .join(' and ')}.`,
    ],
    'user-suspended': (member: string) => [
      `${member}さんがDialpadで停止されました。ここでは、まだログインできます。`,
      `${member} was suspended in Dialpad, but can still sign in here.`,
    ],
    'user-gone': (member: string) => [
      `${member}さんがDialpadからいなくなりました。ここでは、まだログインできます。`,
      `${member} is no longer in Dialpad, but can still sign in here.`,
    ],
    'phone-gone': ({ extension }: Change<'phone-gone'>, member: string) => [
      `${member}さんの内線${extension}がなくなりました。ここの設定は残ります。`,
      `Extension ${extension} of ${member} is gone. It stays set here.`,
    ],
    rename: (to: string) => [`ここの名前も「${to}」にする`, `Rename to “${to}” here too`],
    move: (group: string) => [`着信番号を「${group}」に移す`, `Move the number to “${group}”`],
    toMembers: ['メンバーを開く', 'Open members'],
  },
  groups: {
    title: ['グループ', 'Groups'],
    codeOf: (name: string) => [`${name}のグループコード`, `Group code of ${name}`],
    needed: ['選んだ番号や人に必要です', 'Needed by what you selected'],
    joins: (name: string) => [`今ある「${name}」に入れます`, `Joins the existing “${name}”`],
  },
  lines: {
    title: ['着信番号', 'Numbers'],
    lead: [
      '登録した番号の着信は、グループの全員に表示されます。',
      'Calls to an added number are shown to everybody in its group.',
    ],
    groupOf: (number: string) => [`${number}のグループ`, `Group of ${number}`],
    chooseGroup: ['選んでください', 'Choose'],
    newGroup: (name: string) => [`${name}（新しく作る）`, `${name} (new)`],
    direct: ['個人の番号', 'Personal'],
    directHint: [
      '登録すると、この人への着信がグループの全員に表示されます。',
      'Once added, this person’s calls are shown to everybody in the group.',
    ],
    outside: ['受け取る通話の外', 'Calls not received'],
    outsideHint: [
      'この番号の拠点の通話は、受け取る設定になっていません。',
      'The connection doesn’t cover the office of this number.',
    ],
  },
  invites: {
    title: ['メンバー', 'Members'],
    lead: [
      '選んだ人に招待メールを送ります。権限はオペレーターです。',
      'Everybody you select gets an invitation by email, as an operator.',
    ],
    noGroup: ['なし（着信は表示されません）', 'None (sees no calls)'],
  },
  phones: {
    title: ['内線', 'Extensions'],
    lead: [
      '選んだメンバーに、その内線への着信が表示されます。',
      'Calls to the extension are shown to the member you choose.',
    ],
    memberOf: (extension: string) => [`内線${extension}のメンバー`, `Member at ${extension}`],
    chooseMember: ['選んでください', 'Choose'],
    offline: ['電話機が未接続', 'Phone offline'],
  },
  suspended: ['Dialpadで停止中のメンバー', 'Members suspended in Dialpad'],
  suspendedText: (names: readonly string[]) => [
    `${list(names)}：ここでは、まだログインできます。必要なら、メンバーの画面で利用を停止してください。`,
    `${listed(names)}: still able to sign in here. Deactivate them on the members page if needed.`,
  ],
  apply: (n: number) => [`選んだ${n}件を登録`, `Add ${n} selected`],
  acknowledge: ['確認済みにする', 'Mark as seen'],
  acknowledgeHint: [
    '何も選んでいません。確認済みにすると、次からはこのあとの変更だけをお知らせします。',
    'Nothing is selected. Once marked as seen, you’re only told of later changes.',
  ],
  applying: (done: number, total: number) => [
    `登録しています（${done} / ${total}）`,
    `Adding (${done} of ${total})`,
  ],
  applied: (n: number) => [`${n}件を登録しました`, n === 1 ? '1 item added' : `${n} items added`],
  acknowledged: ['確認済みにしました', 'Marked as seen'],
  someFailed: (n: number) => [
    `${n}件を登録できませんでした。`,
    n === 1 ? 'One item couldn’t be added.' : `${n} items couldn’t be added.`,
  ],
  unfiled: (n: number) => [
    `登録した番号への、不明な着信が${n}件あります。`,
    n === 1
      ? 'There’s one unknown call to the numbers you added.'
      : `There are ${n} unknown calls to the numbers you added.`,
  ],
  filed: (n: number) => [
    `不明な着信${n}件を振り分けました`,
    n === 1 ? '1 unknown call filed' : `${n} unknown calls filed`,
  ],
  codesWrong: ['グループコードを直してください。', 'Correct the group codes.'],
});
export type DirectoryWords = ReturnType<typeof useDirectoryWords>;
