import type { DialpadArea, FindingCode } from '@cti/functions/model/dialpad';

/** What is said of a finding: what it is, why it matters. `n` = its number. */
interface FindingWords {
  what: (n: number) => string;
  why: string;
}

/** The words of the connection to Dialpad. */
export const dialpadJa = {
  title: 'Dialpadとの接続',
  lead: 'DialpadのAPIキーを貼ると、着信のお知らせを受け取る準備が自動でできます。録音の再生にも使います。',
  keyField: 'APIキー',
  keyHint:
    '会社の管理者がDialpadの管理画面で作ったキーです。暗号化して保管し、あとから表示はできません。',
  keyWrong: 'キーは20〜500文字の英数字と記号です。空白が入っていないか確かめてください。',
  expiresField: '有効期限',
  expiresNote: '任意',
  expiresHint: '14日前からこの画面でお知らせします。',
  checkKey: 'キーを確かめる',
  checkAgain: 'もう一度確かめる',
  company: '会社',
  companyUnknown: 'このキーでは確認できません',
  key: 'APIキー',
  keyEnd: (end: string) => `••••${end}`,
  keyUntil: (day: string) => `${day}まで`,
  keyDaysLeft: (n: number) => (n === 0 ? '（今日まで）' : `（あと${n}日）`),
  keyOver: '（期限が過ぎています）',
  keyReplace: 'キーを替える',
  keyRemove: 'キーを消す',
  keyRemoveTitle: 'APIキーを消しますか',
  keyRemoveText: '履歴で録音を再生できなくなります。着信の表示には影響しません。',
  keySaved: 'APIキーを登録しました',
  keyRemoved: 'APIキーを消しました',
  rights: 'このキーでできること',
  may: 'できます',
  mayNot: 'できません',
  areas: {
    webhooks: '着信のお知らせ先の登録',
    subscriptions: 'お知らせする通話の登録',
    numbers: '電話番号の読み取り',
    users: 'ユーザーの読み取り',
    calls: '通話履歴の読み取り',
    agentStatus: '在席・離席のお知らせの登録',
    contacts: '共有の連絡先のお知らせの登録',
    blocking: '着信拒否',
  } satisfies Record<DialpadArea, string>,
  cannotConnect: 'このキーでは接続できません。会社の管理者が作ったキーに替えてください。',
  scope: '受け取る通話',
  wholeCompany: '会社全体',
  someOffices: '拠点を選ぶ',
  offices: '拠点',
  officesCut: (shown: number, all: number) =>
    `${all}か所のうち、最初の${shown}か所だけを表示しています。ほかの拠点の通話も受け取るには、会社全体を選んでください。`,
  officesMissing: '拠点を1つ以上選んでください。',
  connect: '接続する',
  connected: 'Dialpadに接続しました',
  waiting: '最初の通話を待っています',
  waitingText:
    'どれか1本、会社の番号に電話をかけてください。お知らせが届くと、この表示が変わります。',
  arrived: 'つながっています',
  arrivedText: (at: string) => `最初のお知らせが届きました（${at}）`,
  since: '接続した日時',
  sinceBy: (at: string, who: string) => `${at}　${who}`,
  change: '受け取る通話を変える',
  importLink: '番号・グループ・メンバーを取り込む',
  importText: 'Dialpadにある番号、拠点・部署、ユーザーを読み取り、選んで登録できます。',
  rotate: '署名の鍵を新しくする',
  rotateTitle: '署名の鍵を新しくしますか',
  rotateText:
    '新しい鍵を作り、Dialpadにも登録します。前の鍵で署名されたお知らせも受け取るので、着信は途切れません。',
  rotated: '署名の鍵を新しくしました',
  disconnect: '接続を解除',
  disconnectTitle: 'Dialpadとの接続を解除しますか',
  disconnectText:
    '着信が画面に表示されなくなり、録音も再生できなくなります。Dialpadに登録したお知らせ先とAPIキーを消します。電話そのものは、これまでどおり鳴ります。',
  disconnected: 'Dialpadとの接続を解除しました',
  disconnectedLeft:
    '接続を解除しました。APIキーが使えなかったため、Dialpad側の登録は残っています。Dialpadの管理者に削除を依頼してください。',
  manual: '手動の設定（ほかの電話システムをつなぐとき）',
  doctor: '接続の点検',
  doctorLead: '毎日1回、自動でも点検します。',
  check: '点検する',
  checkedAt: (at: string) => `最後の点検は${at}です。`,
  neverChecked: 'まだ点検していません。',
  allGood: '問題は見つかりませんでした。',
  severities: { severe: '重大', warning: '注意', note: '参考' },
  mends: {
    connect: 'つなぎ直す',
    enable: '受信を有効にする',
    drop: '前の鍵を消す',
    key: 'キーを替える',
  },
  mended: '直しました',
  findings: {
    'key-refused': {
      what: () => 'APIキーがDialpadに受け付けられません',
      why: '接続を点検したり直したりできず、録音も再生できません。新しいキーに替えてください。',
    },
    'key-expired': {
      what: (n) => `APIキーの有効期限が${n}日過ぎています`,
      why: 'キーが使えなくなると、接続を直せず、録音も再生できません。',
    },
    'key-expiring': {
      what: (n) =>
        n === 0 ? 'APIキーの有効期限は今日までです' : `APIキーの有効期限まであと${n}日です`,
      why: '期限が過ぎる前に、新しいキーに替えてください。',
    },
    'rights-missing': {
      what: (n) => `このキーではできないことが${n}つあります`,
      why: '着信の表示には影響しません。',
    },
    'dialpad-silent': {
      what: () => 'Dialpadに確認できませんでした',
      why: '登録の状態がわかりません。しばらくしてから、もう一度点検してください。',
    },
    'webhook-missing': {
      what: () => 'Dialpadに、こちらのお知らせ先が登録されていません',
      why: '着信がまったく表示されません。',
    },
    'webhook-twice': {
      what: () => '同じお知らせ先が、Dialpadにいくつも登録されています',
      why: '同じお知らせが何度も届きます。',
    },
    'secret-differs': {
      what: () => 'Dialpadの署名の鍵が、こちらと違います',
      why: '届いたお知らせを受け取れず、着信が表示されません。',
    },
    'subscription-missing': {
      what: () => 'Dialpadに、お知らせする通話が登録されていません',
      why: 'その通話の着信が表示されません。',
    },
    'subscription-disabled': {
      what: () => 'Dialpadのお知らせが止められています',
      why: 'その通話の着信が表示されません。',
    },
    'states-missing': {
      what: () => 'お知らせされない通話の状態があります',
      why: '応答や終了、留守電などが画面に反映されないことがあります。',
    },
    'subscription-twice': {
      what: () => '同じ通話のお知らせが、二重に登録されています',
      why: '同じお知らせが何度も届き、Dialpadの登録数の上限にも近づきます。',
    },
    'notices-missing': {
      what: () => '在席・離席または共有の連絡先のお知らせが、登録されていません',
      why: '着信の表示には影響しません。Dialpadでの変更が、こちらに届きません。直らないときは、キーに権限がないことがあります。',
    },
    'reception-off': {
      what: () => '着信の受信が止まっています',
      why: '届いた着信は受け取られず、表示されません。',
    },
    'address-silent': {
      what: () => 'こちらのお知らせ先が応答しません',
      why: '着信を受け取れません。数分たっても変わらなければ、システムの担当者に連絡してください。',
    },
    'no-events': {
      what: (n) => `営業時間で${n}時間、お知らせが届いていません`,
      why: '電話が鳴っていたなら、お知らせが失われています。1本かけて確かめてください。',
    },
    'signatures-refused': {
      what: (n) => `署名の合わないお知らせを${n}件断りました（昨日から）`,
      why: '署名の鍵が合っていないか、ほかのところから送られています。',
    },
    'clock-off': {
      what: (n) => `Dialpadの時計と${n}秒ずれています`,
      why: '着信の時刻や待ち時間が、正しく表示されないことがあります。',
    },
    'previous-secret': {
      what: () => '前の署名の鍵がまだ使えます',
      why: 'Dialpadは新しい鍵を使っています。ほかで使っていなければ、消せます。',
    },
  } satisfies Record<FindingCode, FindingWords> as Record<FindingCode, FindingWords>,
};

export type DialpadWords = typeof dialpadJa;
