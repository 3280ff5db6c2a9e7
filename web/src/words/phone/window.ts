import { createWords } from '../create-words.ts';

/** The window with the browser's own phone. */
export const usePhoneWords = createWords({
  title: ['電話', 'Phone'],
  extension: (extension: string) => [`内線 ${extension}`, `Ext. ${extension}`],
  line: {
    connecting: ['つないでいます', 'Connecting'],
    registered: ['利用できます', 'Ready'],
    lost: ['電話機がつながっていません。つなぎ直しています', 'Not connected. Reconnecting'],
    refused: [
      '電話交換機に断られました。内線のパスワードを管理者に確かめてください',
      'The phone system refused the sign-in. Ask an admin to check your extension’s password',
    ],
  },
  stage: {
    ringing: ['着信中', 'Ringing'],
    calling: ['呼び出し中', 'Calling'],
    talking: ['通話中', 'Talking'],
    held: ['保留中', 'On hold'],
    heldByThem: ['相手が保留中', 'They put you on hold'],
    transferring: ['転送しています', 'Transferring'],
  },
  noMicrophone: [
    'マイクがブロックされています。アドレスの左のマークから許可してください。',
    'The microphone is blocked. Allow it with the icon beside the address.',
  ],
  isMute: [
    '着信音を鳴らせるように、この画面を一度押してください。',
    'Click anywhere here once so that this window may ring.',
  ],
  noNumber: ['番号非通知', 'Withheld number'],
  muted: ['ミュート中', 'Muted'],
  answer: ['出る', 'Answer'],
  reject: ['拒否', 'Decline'],
  hangUp: ['切る', 'Hang up'],
  hold: ['保留', 'Hold'],
  resume: ['保留を解除', 'Take back'],
  mute: ['ミュート', 'Mute'],
  unmute: ['ミュート解除', 'Unmute'],
  keypad: ['キーパッド', 'Keypad'],
  transfer: ['転送', 'Transfer'],
  another: ['もう1件', 'Second call'],
  swap: ['切り替える', 'Swap'],
  join: ['つないで抜ける', 'Connect them'],
  card: ['カードを開く', 'Open the card'],
  call: ['発信', 'Call'],
  redial: (number: string) => [`リダイヤル ${number}`, `Redial ${number}`],
  back: ['戻る', 'Back'],
  number: ['電話番号か内線', 'Number or extension'],
  transferTo: ['転送先の番号か内線', 'Transfer to'],
  blind: ['すぐに転送', 'Transfer now'],
  consult: ['話してから転送', 'Ask first'],
  transferFailed: [
    '転送できませんでした。番号を確かめてください。',
    'The transfer failed. Check the number.',
  ],
  consulting: [
    '相手が出たら「つないで抜ける」で、待っている方につなぎます。',
    'Once they answer, “Connect them” puts the waiting caller through.',
  ],
  ended: {
    over: ['通話が終わりました', 'The call is over'],
    missed: ['出られなかった着信', 'Missed call'],
    busy: ['話し中でした', 'Busy'],
    'no-answer': ['応答がありませんでした', 'No answer'],
    rejected: ['応答されませんでした', 'Declined'],
    'unknown-number': ['この番号はつながりません', 'This number can’t be reached'],
    'no-microphone': [
      'マイクを使えませんでした。マイクを許可して、つながっているか確かめてください',
      'The microphone couldn’t be used. Allow it and check that it’s plugged in',
    ],
    failed: ['つながりませんでした', 'The call failed'],
  },
  quality: {
    good: ['音質 良好', 'Good sound'],
    fair: ['音質 やや不安定', 'Unsteady sound'],
    poor: ['音質 不安定', 'Poor sound'],
  },
  starting: ['電話を準備しています…', 'Preparing the phone…'],
  elsewhere: {
    title: ['別のウィンドウの電話を使っています', 'Another window is the phone'],
    text: [
      '電話は1つのウィンドウだけで鳴ります。このウィンドウに移すこともできます。',
      'Only one window rings. You can move the phone to this one.',
    ],
    talks: [
      '別のウィンドウで通話中です。ここに移すと、その通話は切れます。',
      'Somebody is on the line in the other window. Moving the phone ends that call.',
    ],
    action: ['ここで使う', 'Use it here'],
    cut: ['通話を切って、ここで使う', 'End that call and use it here'],
  },
  moved: {
    title: ['別のパソコンの電話に移りました', 'The phone has moved to another computer'],
    text: [
      '同じ内線の電話が、あとから別のパソコンで開かれました。',
      'The phone of this extension was opened on another computer later.',
    ],
  },
  refused: {
    'no-softphone': [
      'ブラウザー電話がまだ設定されていません。管理者が「設定」の「電話システム」で登録します。',
      'The browser phone isn’t set up yet. An admin can do that under Settings, Phone system.',
    ],
    'no-extension': [
      'あなたの内線番号が登録されていません。管理者に、メンバーの内線番号とパスワードの登録を頼んでください。',
      'You have no extension here. Ask an admin to enter your extension and its password.',
    ],
    'not-an-admin': ['閲覧のみの方は電話を使えません。', 'Viewers can’t use the phone.'],
    other: [
      'サーバーに確認できませんでした。つながると、もう一度試します。',
      'The server couldn’t be asked. Trying again soon.',
    ],
  },
  retry: ['もう一度', 'Try again'],
  signedOut: ['ログインしていません', 'You’re signed out'],
  signIn: ['ログインする', 'Sign in'],
  out: ['この契約のメンバーではありません', 'You aren’t a member of this account'],
  check: {
    open: ['音のチェックと設定', 'Sound check and settings'],
    title: ['音のチェック', 'Sound check'],
    allow: ['マイクを許可する', 'Allow the microphone'],
    allowText: [
      '電話で話すには、マイクの許可が必要です。',
      'Calls need permission to use the microphone.',
    ],
    denied: [
      'マイクを使えません。アドレスの左のマークから許可し、つながっているか確かめてください。',
      'The microphone can’t be used. Allow it with the icon beside the address, and check that it’s plugged in.',
    ],
    microphone: ['マイク', 'Microphone'],
    speaker: ['スピーカー（声）', 'Speaker (voice)'],
    ringer: ['着信音を鳴らすスピーカー', 'Speaker for ringing'],
    system: ['パソコンの設定に合わせる', 'Same as the computer'],
    unnamed: (n: number) => [`機器 ${n}`, `Device ${n}`],
    level: ['マイクの音量', 'Microphone level'],
    play: ['鳴らす', 'Play'],
    record: ['3秒録音して聞く', 'Record 3 s and listen'],
    recording: ['録音中。何か話してください', 'Recording. Say something'],
    playing: ['再生中。自分の声が聞こえますか', 'Playing. Can you hear yourself?'],
    recorded: [
      '聞こえなければ、マイクとスピーカーを選び直してください。',
      'If you heard nothing, choose another microphone or speaker.',
    ],
    recordText: [
      '自分の声を録音して、そのまま再生します。録音は保存しません。',
      'Records your voice and plays it back. Nothing is kept.',
    ],
    echo: ['エコーテストに電話する', 'Call the echo test'],
    echoText: [
      '電話交換機まで声を送り、戻ってきた声を聞きます。',
      'Sends your voice to the phone system and back.',
    ],
    rings: ['この画面でも着信音を鳴らす', 'Ring in this window, too'],
    answersByItself: ['着信に自動で出る（2秒後）', 'Answer by itself (after 2 seconds)'],
  },
});
export type PhoneWords = ReturnType<typeof usePhoneWords>;
