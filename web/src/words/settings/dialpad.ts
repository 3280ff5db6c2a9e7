import type { DialpadArea, FindingCode } from '@cti/functions/model/dialpad';
import { createWords, type Pair } from '../create-words.ts';

/** What is said of a finding: what it is, why it matters. `n` = its number. */
type FindingWords = {
  what: (n: number) => Pair;
  why: Pair;
};

/** The words of the connection to Dialpad. */
export const useDialpadWords = createWords({
  title: ['Dialpadとの接続', 'Connection to Dialpad'],
  lead: [
    'DialpadのAPIキーを貼ると、着信のお知らせを受け取る準備が自動でできます。録音の再生にも使います。',
    'Paste a Dialpad API key, and everything needed to receive calls is set up for you. It’s also used to play recordings.',
  ],
  keyField: ['APIキー', 'API key'],
  keyHint: [
    '会社の管理者がDialpadの管理画面で作ったキーです。暗号化して保管し、あとから表示はできません。',
    'A key that a company admin created in Dialpad’s admin portal. It’s stored encrypted and never shown again, not even here.',
  ],
  keyWrong: [
    'キーは20〜500文字の英数字と記号です。空白が入っていないか確かめてください。',
    'A key has 20 to 500 letters, digits and symbols. Check for spaces.',
  ],
  expiresField: ['有効期限', 'Expires on'],
  expiresNote: ['任意', 'optional'],
  expiresHint: [
    '14日前からこの画面でお知らせします。',
    'You’ll be reminded here from 14 days before.',
  ],
  checkKey: ['キーを確かめる', 'Check key'],
  checkAgain: ['もう一度確かめる', 'Check again'],
  company: ['会社', 'Company'],
  companyUnknown: ['このキーでは確認できません', 'Not visible with this key'],
  key: ['APIキー', 'API key'],
  keyEnd: (end: string) => [`••••${end}`, `••••${end}`],
  keyUntil: (day: string) => [`${day}まで`, `until ${day}`],
  keyDaysLeft: (n: number) => [
    n === 0 ? '（今日まで）' : `（あと${n}日）`,
    n === 0 ? ' (expires today)' : n === 1 ? ' (1 day left)' : ` (${n} days left)`,
  ],
  keyOver: ['（期限が過ぎています）', ' (expired)'],
  keyReplace: ['キーを替える', 'Replace key'],
  keyRemove: ['キーを消す', 'Remove key'],
  keyRemoveTitle: ['APIキーを消しますか', 'Remove the API key?'],
  keyRemoveText: [
    '履歴で録音を再生できなくなります。着信の表示には影響しません。',
    'Recordings in the history can’t be played any more. Calls are still shown.',
  ],
  keySaved: ['APIキーを登録しました', 'API key saved'],
  keyRemoved: ['APIキーを消しました', 'API key removed'],
  rights: ['このキーでできること', 'What this key can do'],
  may: ['できます', 'yes'],
  mayNot: ['できません', 'no'],
  areas: {
    webhooks: ['着信のお知らせ先の登録', 'Register where events go'],
    subscriptions: ['お知らせする通話の登録', 'Register which calls to send'],
    numbers: ['電話番号の読み取り', 'Read phone numbers'],
    users: ['ユーザーの読み取り', 'Read users'],
    calls: ['通話履歴の読み取り', 'Read the call log'],
    agentStatus: ['在席・離席のお知らせの登録', 'Register for agents’ status'],
    contacts: ['共有の連絡先のお知らせの登録', 'Register for shared contacts'],
    blocking: ['着信拒否', 'Block numbers'],
  } satisfies Record<DialpadArea, Pair>,
  cannotConnect: [
    'このキーでは接続できません。会社の管理者が作ったキーに替えてください。',
    'You can’t connect with this key. Replace it with one that a company admin created, and check again.',
  ],
  scope: ['受け取る通話', 'Calls to receive'],
  wholeCompany: ['会社全体', 'Whole company'],
  someOffices: ['拠点を選ぶ', 'Choose offices'],
  offices: ['拠点', 'Offices'],
  officesCut: (shown: number, all: number) => [
    `${all}か所のうち、最初の${shown}か所だけを表示しています。ほかの拠点の通話も受け取るには、会社全体を選んでください。`,
    `Only the first ${shown} of ${all} offices are shown. To receive calls of the others too, choose the whole company.`,
  ],
  officesMissing: ['拠点を1つ以上選んでください。', 'Choose at least one office.'],
  connect: ['接続する', 'Connect'],
  connected: ['Dialpadに接続しました', 'Connected to Dialpad'],
  waiting: ['最初の通話を待っています', 'Waiting for the first call'],
  waitingText: [
    'どれか1本、会社の番号に電話をかけてください。お知らせが届くと、この表示が変わります。',
    'Call one of the company’s numbers. This line changes when the event arrives.',
  ],
  arrived: ['つながっています', 'Connected'],
  arrivedText: (at: string) => [
    `最初のお知らせが届きました（${at}）`,
    `The first event arrived (${at})`,
  ],
  since: ['接続した日時', 'Connected'],
  sinceBy: (at: string, who: string) => [`${at}　${who}`, `${at} by ${who}`],
  change: ['受け取る通話を変える', 'Change calls to receive'],
  importLink: ['番号・グループ・メンバーを取り込む', 'Import numbers, groups and members'],
  importText: [
    'Dialpadにある番号、拠点・部署、ユーザーを読み取り、選んで登録できます。',
    'Reads the numbers, offices, departments and users in Dialpad; you choose what to add.',
  ],
  rotate: ['署名の鍵を新しくする', 'Renew signing secret'],
  rotateTitle: ['署名の鍵を新しくしますか', 'Renew the signing secret?'],
  rotateText: [
    '新しい鍵を作り、Dialpadにも登録します。前の鍵で署名されたお知らせも受け取るので、着信は途切れません。',
    'Creates a new secret and gives it to Dialpad. Events signed with the old one are still accepted, so no calls are lost.',
  ],
  rotated: ['署名の鍵を新しくしました', 'Signing secret renewed'],
  disconnect: ['接続を解除', 'Disconnect'],
  disconnectTitle: ['Dialpadとの接続を解除しますか', 'Disconnect from Dialpad?'],
  disconnectText: [
    '着信が画面に表示されなくなり、録音も再生できなくなります。Dialpadに登録したお知らせ先とAPIキーを消します。電話そのものは、これまでどおり鳴ります。',
    'Calls are no longer shown, and recordings can’t be played. What was registered with Dialpad and the API key are deleted. Phones still ring as before.',
  ],
  disconnected: ['Dialpadとの接続を解除しました', 'Disconnected from Dialpad'],
  disconnectedLeft: [
    '接続を解除しました。APIキーが使えなかったため、Dialpad側の登録は残っています。Dialpadの管理者に削除を依頼してください。',
    'Disconnected. Dialpad didn’t accept the API key, so the registration there remains. Ask a Dialpad admin to delete it.',
  ],
  manual: [
    '手動の設定（ほかの電話システムをつなぐとき）',
    'Manual setup (for other phone systems)',
  ],
  doctor: ['接続の点検', 'Connection check'],
  doctorLead: ['毎日1回、自動でも点検します。', 'Also runs automatically once a day.'],
  check: ['点検する', 'Check now'],
  checkedAt: (at: string) => [`最後の点検は${at}です。`, `Last checked ${at}.`],
  neverChecked: ['まだ点検していません。', 'Not checked yet.'],
  allGood: ['問題は見つかりませんでした。', 'No problems found.'],
  severities: {
    severe: ['重大', 'Severe'],
    warning: ['注意', 'Warning'],
    note: ['参考', 'Note'],
  },
  mends: {
    connect: ['つなぎ直す', 'Reconnect'],
    enable: ['受信を有効にする', 'Turn on receiving'],
    drop: ['前の鍵を消す', 'Delete old secret'],
    key: ['キーを替える', 'Replace key'],
  },
  mended: ['直しました', 'Fixed'],
  findings: {
    'key-refused': {
      what: () => ['APIキーがDialpadに受け付けられません', 'Dialpad doesn’t accept the API key'],
      why: [
        '接続を点検したり直したりできず、録音も再生できません。新しいキーに替えてください。',
        'The connection can’t be checked or fixed, and recordings can’t be played. Replace the key.',
      ],
    },
    'key-expired': {
      what: (n) => [
        `APIキーの有効期限が${n}日過ぎています`,
        `The API key expired ${n === 1 ? '1 day' : `${n} days`} ago`,
      ],
      why: [
        'キーが使えなくなると、接続を直せず、録音も再生できません。',
        'Without a valid key, the connection can’t be fixed and recordings can’t be played.',
      ],
    },
    'key-expiring': {
      what: (n) => [
        n === 0 ? 'APIキーの有効期限は今日までです' : `APIキーの有効期限まであと${n}日です`,
        n === 0
          ? 'The API key expires today'
          : `The API key expires in ${n === 1 ? '1 day' : `${n} days`}`,
      ],
      why: ['期限が過ぎる前に、新しいキーに替えてください。', 'Replace it before it does.'],
    },
    'rights-missing': {
      what: (n) => [
        `このキーではできないことが${n}つあります`,
        n === 1 ? 'There’s one thing this key can’t do' : `There are ${n} things this key can’t do`,
      ],
      why: ['着信の表示には影響しません。', 'Calls are still shown.'],
    },
    'dialpad-silent': {
      what: () => ['Dialpadに確認できませんでした', 'Dialpad couldn’t be asked'],
      why: [
        '登録の状態がわかりません。しばらくしてから、もう一度点検してください。',
        'It’s unknown whether everything is registered. Check again later.',
      ],
    },
    'webhook-missing': {
      what: () => [
        'Dialpadに、こちらのお知らせ先が登録されていません',
        'Our address isn’t registered with Dialpad',
      ],
      why: ['着信がまったく表示されません。', 'No calls are shown at all.'],
    },
    'webhook-twice': {
      what: () => [
        '同じお知らせ先が、Dialpadにいくつも登録されています',
        'Our address is registered with Dialpad several times',
      ],
      why: ['同じお知らせが何度も届きます。', 'The same events arrive more than once.'],
    },
    'secret-differs': {
      what: () => [
        'Dialpadの署名の鍵が、こちらと違います',
        'Dialpad has a different signing secret',
      ],
      why: [
        '届いたお知らせを受け取れず、着信が表示されません。',
        'Its events are refused, so no calls are shown.',
      ],
    },
    'subscription-missing': {
      what: () => [
        'Dialpadに、お知らせする通話が登録されていません',
        'Calls aren’t registered with Dialpad',
      ],
      why: ['その通話の着信が表示されません。', 'These calls aren’t shown.'],
    },
    'subscription-disabled': {
      what: () => ['Dialpadのお知らせが止められています', 'Dialpad’s events are paused'],
      why: ['その通話の着信が表示されません。', 'These calls aren’t shown.'],
    },
    'states-missing': {
      what: () => ['お知らせされない通話の状態があります', 'Some call states aren’t sent'],
      why: [
        '応答や終了、留守電などが画面に反映されないことがあります。',
        'Answers, endings or voicemails may not be shown.',
      ],
    },
    'subscription-twice': {
      what: () => [
        '同じ通話のお知らせが、二重に登録されています',
        'The same calls are registered twice',
      ],
      why: [
        '同じお知らせが何度も届き、Dialpadの登録数の上限にも近づきます。',
        'The same events arrive more than once, and count towards Dialpad’s limit.',
      ],
    },
    'notices-missing': {
      what: () => [
        '在席・離席または共有の連絡先のお知らせが、登録されていません',
        'Agents’ status or shared contacts aren’t registered',
      ],
      why: [
        '着信の表示には影響しません。Dialpadでの変更が、こちらに届きません。直らないときは、キーに権限がないことがあります。',
        'Calls are still shown, but changes made in Dialpad don’t arrive here. If mending doesn’t help, the key may lack the right.',
      ],
    },
    'reception-off': {
      what: () => ['着信の受信が止まっています', 'Receiving calls is turned off'],
      why: [
        '届いた着信は受け取られず、表示されません。',
        'Incoming calls are refused and not shown.',
      ],
    },
    'address-silent': {
      what: () => ['こちらのお知らせ先が応答しません', 'Our own address doesn’t answer'],
      why: [
        '着信を受け取れません。数分たっても変わらなければ、システムの担当者に連絡してください。',
        'Calls can’t be received. If this lasts more than a few minutes, contact whoever runs the system.',
      ],
    },
    'no-events': {
      what: (n) => [
        `営業時間で${n}時間、お知らせが届いていません`,
        `No events for ${n} opening hours`,
      ],
      why: [
        '電話が鳴っていたなら、お知らせが失われています。1本かけて確かめてください。',
        'If phones did ring, events are being lost. Make a call to find out.',
      ],
    },
    'signatures-refused': {
      what: (n) => [
        `署名の合わないお知らせを${n}件断りました（昨日から）`,
        `${n} events with a wrong signature were refused (since yesterday)`,
      ],
      why: [
        '署名の鍵が合っていないか、ほかのところから送られています。',
        'The signing secrets differ, or somebody else is sending.',
      ],
    },
    'clock-off': {
      what: (n) => [`Dialpadの時計と${n}秒ずれています`, `Dialpad’s clock is ${n} seconds off`],
      why: [
        '着信の時刻や待ち時間が、正しく表示されないことがあります。',
        'Times and waiting times of calls may be wrong.',
      ],
    },
    'previous-secret': {
      what: () => ['前の署名の鍵がまだ使えます', 'The old signing secret is still valid'],
      why: [
        'Dialpadは新しい鍵を使っています。ほかで使っていなければ、消せます。',
        'Dialpad uses the new one. If nothing else uses the old one, you can delete it.',
      ],
    },
  } satisfies Record<FindingCode, FindingWords> as Record<FindingCode, FindingWords>,
});
export type DialpadWords = ReturnType<typeof useDialpadWords>;
