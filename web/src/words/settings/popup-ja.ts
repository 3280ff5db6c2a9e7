import type { AddressProblem, ExternalMode } from '@cti/functions/model/calls/external-address';
import type { DialWay } from '@cti/functions/model/calls/call-intent';
import type { PopAudience, PopWhen, Tone } from '@cti/functions/model/desk/popup-choice';

/** Words about when a card opens and how it sounds. */
export const popupJa = {
  title: '着信の表示',
  lead: 'この設定は、どのパソコンでログインしても変わりません。',
  when: '顧客カードを開くとき',
  whens: {
    ring: '鳴ったとき',
    answer: '自分が出たとき',
    hand: '手動のみ',
    off: '開かない',
  } satisfies Record<PopWhen, string>,
  asGroup: 'グループのとおり',
  notPermitted: (groups: string) => `${groups}では選べません。グループの設定で表示されます。`,
  audience: '対象の通話',
  audiences: {
    group: 'グループ全員の着信',
    rung: '自分の電話が鳴ったときだけ',
  } satisfies Record<PopAudience, string>,
  closeAfter: 'ほかの担当が出たカード',
  closeAfters: (seconds: number | null) =>
    seconds === null ? '閉じない' : `${seconds}秒後に閉じる`,
  closeHint: 'メモを入力している間は閉じません。',
  dialWay: '電話のかけ方',
  dialWays: {
    dialpad: 'Dialpadアプリで確かめてから',
    api: 'Dialpadですぐに',
    tel: 'このパソコンの電話アプリ',
  } satisfies Record<DialWay, string>,
  dialWayHint: '番号を押して「電話をかける」を選んだときのかけ方です。',
  dialWayApiHint:
    '開いているDialpadアプリが、確認なしで発信します。続けてかけられるのは1分に5回までです。',
  dialWayApiOff: '今は使えないため、Dialpadアプリで確かめてからかけます。',
  sound: '着信音',
  soundOn: '鳴らす',
  soundOff: '鳴らさない',
  spoken: 'お名前の読み上げ',
  spokenOn: '読み上げる',
  spokenOff: '読み上げない',
  spokenHint: '番号は読み上げません。まわりに聞こえる場所では切ってください。',
  namedOutside: '通知に出すお名前',
  namedOutsideOn: '出す',
  namedOutsideOff: '店名だけ',
  namedOutsideHint: '通知は、ロック中の画面でも見えることがあります。番号は出しません。',
  device: 'このパソコンの音',
  volume: '音量',
  muted: '消音',
  unmuted: '消音を解除',
  test: '試しに鳴らす',
  testVip: 'VIPの音を鳴らす',
  testSpoken: '読み上げを試す',
  spokenSample: '西船橋に、やまだ たろうさまからお電話です。',
  group: {
    title: '着信の表示と音',
    permits: 'メンバーが自分で選べるもの',
    audience: '表示する相手',
    audiences: {
      group: 'グループの全員',
      rung: '電話が鳴っている担当だけ',
    } satisfies Record<PopAudience, string>,
    audienceHint: 'Dialpadとメンバーのメールアドレスが同じ人を担当とみなします。',
    tone: '着信音',
    vipTone: 'VIPの着信音',
    tones: {
      bell: 'ベル',
      chime: 'チャイム',
      soft: 'やわらかい音',
      low: '低い音',
      silent: '鳴らさない',
    } satisfies Record<Tone, string>,
    listen: '試聴',
  },
  external: {
    title: '外部システム',
    lead: '着信したお客様のページを、お使いの顧客管理システムで開きます。',
    url: 'アドレス',
    urlPlaceholder: 'https://crm.example.com/open?id={contactId}&call={call}',
    urlHint:
      '{contactId} 顧客ID、{call} 通話ID、{store} 店舗コードに置き換わります。空にすると使いません。',
    hosts: '開いてよいホスト',
    hostsPlaceholder: 'crm.example.com',
    hostsHint: '1行に1つ。ここにないホストは開きません。',
    mode: '開き方',
    modes: {
      link: 'カードにボタンを出す',
      beside: 'カードと一緒に開く',
      instead: 'カードの代わりに開く',
    } satisfies Record<ExternalMode, string>,
    modeHint: '未登録・非通知のお客様は、いつもカードを開きます。',
    allowsNumber: '電話番号をアドレスに入れることを許可する（{number}）',
    numberWarning:
      '電話番号が外部システムの記録やブラウザーの履歴に残ります。ほかの方法がないときだけ許可してください。',
    preview: '開くアドレスの例',
    hostInvalid: (host: string) =>
      `「${host}」はホスト名ではありません。crm.example.com のように書いてください。`,
    hostsTooMany: '20件までです。',
    problems: {
      'too-long': '2000文字までにしてください。',
      characters: '空白・改行・¥（\\）・目に見えない文字は使えません。',
      'not-https': 'https:// から始めてください。',
      userinfo: 'ホスト名の前に「@」は使えません。別のサイトへ誘導されるおそれがあります。',
      host: 'ホスト名は半角の小文字で書き、続けて「/」を付けてください。',
      'host-not-allowed': 'このホストは「開いてよいホスト」にありません。',
      'unknown-placeholder': '使えるのは {contactId} {call} {store} {number} だけです。',
      number: '電話番号を入れるには、下の許可が必要です。',
    } satisfies Record<AddressProblem, string>,
  },
};
export type PopupSettingsWords = typeof popupJa;
