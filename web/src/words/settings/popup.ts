import type { AddressProblem, ExternalMode } from '@cti/functions/model/calls/external-address';
import type { DialWay } from '@cti/functions/model/calls/call-intent';
import type { PopAudience, PopWhen, Tone } from '@cti/functions/model/desk/popup-choice';
import { createWords, type Pair } from '../create-words.ts';

/** Words about when a card opens and how it sounds. */
export const usePopupWords = createWords({
  title: ['着信の表示', 'Incoming calls'],
  lead: [
    'この設定は、どのパソコンでログインしても変わりません。',
    'These settings apply on any computer you sign in to.',
  ],
  when: ['顧客カードを開くとき', 'Open the card'],
  whens: {
    ring: ['鳴ったとき', 'When it rings'],
    answer: ['自分が出たとき', 'When I answer'],
    hand: ['手動のみ', 'By hand only'],
    off: ['開かない', 'Never'],
  } satisfies Record<PopWhen, Pair>,
  asGroup: ['グループのとおり', 'Same as my group'],
  notPermitted: (groups: string) => [
    `${groups}では選べません。グループの設定で表示されます。`,
    `Not allowed in ${groups}; the group’s setting applies there.`,
  ],
  audience: ['対象の通話', 'Calls to show'],
  audiences: {
    group: ['グループ全員の着信', 'All calls to my groups'],
    rung: ['自分の電話が鳴ったときだけ', 'Only when my phone rings'],
  } satisfies Record<PopAudience, Pair>,
  closeAfter: ['ほかの担当が出たカード', 'Cards of calls a colleague answers'],
  closeAfters: (seconds: number | null) => [
    seconds === null ? '閉じない' : `${seconds}秒後に閉じる`,
    seconds === null ? 'Keep open' : `Close after ${seconds} s`,
  ],
  closeHint: ['メモを入力している間は閉じません。', 'Never while you’re writing a memo.'],
  dialWay: ['電話のかけ方', 'How calls are placed'],
  dialWays: {
    dialpad: ['Dialpadアプリで確かめてから', 'Dialpad app, asking first'],
    api: ['Dialpadですぐに', 'Dialpad, at once'],
    tel: ['このパソコンの電話アプリ', 'This computer’s phone app'],
  } satisfies Record<DialWay, Pair>,
  dialWayPhone: ['自分の電話機で', 'My desk phone'],
  dialWayHint: [
    '番号を押して「電話をかける」を選んだときのかけ方です。',
    'What happens when you press a number and choose “Call”.',
  ],
  dialWayApiHint: [
    '開いているDialpadアプリが、確認なしで発信します。続けてかけられるのは1分に5回までです。',
    'Your open Dialpad app calls without asking. You can place five calls a minute.',
  ],
  dialWayApiOff: [
    '今は使えないため、Dialpadアプリで確かめてからかけます。',
    'Not available now, so the Dialpad app asks first.',
  ],
  sound: ['着信音', 'Ringtone'],
  soundOn: ['鳴らす', 'On'],
  soundOff: ['鳴らさない', 'Off'],
  spoken: ['お名前の読み上げ', 'Read the name aloud'],
  spokenOn: ['読み上げる', 'On'],
  spokenOff: ['読み上げない', 'Off'],
  spokenHint: [
    '番号は読み上げません。まわりに聞こえる場所では切ってください。',
    'Numbers are never read aloud. Turn this off where others can hear.',
  ],
  namedOutside: ['通知に出すお名前', 'Name in notifications'],
  namedOutsideOn: ['出す', 'Show'],
  namedOutsideOff: ['店名だけ', 'Store only'],
  namedOutsideHint: [
    '通知は、ロック中の画面でも見えることがあります。番号は出しません。',
    'Notifications can be visible on a locked screen. Numbers are never shown.',
  ],
  device: ['このパソコンの音', 'Sound on this computer'],
  volume: ['音量', 'Volume'],
  muted: ['消音', 'Mute'],
  unmuted: ['消音を解除', 'Unmute'],
  test: ['試しに鳴らす', 'Play the ringtone'],
  testVip: ['VIPの音を鳴らす', 'Play the VIP ringtone'],
  testSpoken: ['読み上げを試す', 'Try the voice'],
  spokenSample: [
    '西船橋に、やまだ たろうさまからお電話です。',
    'Taro Yamada is calling Nishi-Funabashi.',
  ],
  group: {
    title: ['着信の表示と音', 'Cards and sound'],
    permits: ['メンバーが自分で選べるもの', 'What members can choose for themselves'],
    audience: ['表示する相手', 'Who sees the card'],
    audiences: {
      group: ['グループの全員', 'Everyone in the group'],
      rung: ['電話が鳴っている担当だけ', 'Only those whose phone rings'],
    } satisfies Record<PopAudience, Pair>,
    audienceHint: [
      'Dialpadとメンバーのメールアドレスが同じ人を担当とみなします。',
      'Operators are matched by their email address in Dialpad.',
    ],
    tone: ['着信音', 'Ringtone'],
    vipTone: ['VIPの着信音', 'Ringtone for VIPs'],
    tones: {
      bell: ['ベル', 'Bell'],
      chime: ['チャイム', 'Chime'],
      soft: ['やわらかい音', 'Soft'],
      low: ['低い音', 'Low'],
      silent: ['鳴らさない', 'None'],
    } satisfies Record<Tone, Pair>,
    listen: ['試聴', 'Listen'],
  },
  external: {
    title: ['外部システム', 'External system'],
    lead: [
      '着信したお客様のページを、お使いの顧客管理システムで開きます。',
      'Opens the caller’s page in the customer system you use.',
    ],
    url: ['アドレス', 'Address'],
    urlPlaceholder: [
      'https://crm.example.com/open?id={contactId}&call={call}',
      'https://crm.example.com/open?id={contactId}&call={call}',
    ],
    urlHint: [
      '{contactId} 顧客ID、{call} 通話ID、{store} 店舗コードに置き換わります。空にすると使いません。',
      '{contactId}, {call} and {store} are filled in. Leave empty to turn this off.',
    ],
    hosts: ['開いてよいホスト', 'Allowed hosts'],
    hostsPlaceholder: ['crm.example.com', 'crm.example.com'],
    hostsHint: [
      '1行に1つ。ここにないホストは開きません。',
      'One per line. Other hosts are never opened.',
    ],
    mode: ['開き方', 'How it opens'],
    modes: {
      link: ['カードにボタンを出す', 'A button on the card'],
      beside: ['カードと一緒に開く', 'Together with the card'],
      instead: ['カードの代わりに開く', 'Instead of the card'],
    } satisfies Record<ExternalMode, Pair>,
    modeHint: [
      '未登録・非通知のお客様は、いつもカードを開きます。',
      'The card always opens for unregistered and withheld callers.',
    ],
    allowsNumber: [
      '電話番号をアドレスに入れることを許可する（{number}）',
      'Allow the phone number in the address ({number})',
    ],
    numberWarning: [
      '電話番号が外部システムの記録やブラウザーの履歴に残ります。ほかの方法がないときだけ許可してください。',
      'The number stays in the external system’s logs and in browser histories. Allow this only if there’s no other way.',
    ],
    preview: ['開くアドレスの例', 'Example address'],
    hostInvalid: (host: string) => [
      `「${host}」はホスト名ではありません。crm.example.com のように書いてください。`,
      `“${host}” isn’t a host name. Write it like crm.example.com.`,
    ],
    hostsTooMany: ['20件までです。', 'At most 20.'],
    problems: {
      'too-long': ['2000文字までにしてください。', 'At most 2000 characters.'],
      characters: [
        '空白・改行・¥（\\）・目に見えない文字は使えません。',
        'No spaces, line breaks, backslashes or invisible characters.',
      ],
      'not-https': ['https:// から始めてください。', 'It must start with https://.'],
      userinfo: [
        'ホスト名の前に「@」は使えません。別のサイトへ誘導されるおそれがあります。',
        'No “@” before the host name: it can lead to another site.',
      ],
      host: [
        'ホスト名は半角の小文字で書き、続けて「/」を付けてください。',
        'Write the host in lower-case ASCII letters, followed by “/”.',
      ],
      'host-not-allowed': [
        'このホストは「開いてよいホスト」にありません。',
        'This host isn’t in the allowed hosts.',
      ],
      'unknown-placeholder': [
        '使えるのは {contactId} {call} {store} {number} だけです。',
        'Only {contactId}, {call}, {store} and {number} can be used.',
      ],
      number: [
        '電話番号を入れるには、下の許可が必要です。',
        'To use the phone number, allow it below.',
      ],
    } satisfies Record<AddressProblem, Pair>,
  },
});
