import { useLanguage } from './use-words.tsx';

/** Words about the second factor: the code at the sign-in, and setting it up. The popup never asks for either. */
const ja = {
  title: '二段階認証',
  code: '6桁の確認コード',
  codeHint: '認証アプリの数字です。30秒ごとに変わります。',
  codeTitle: '確認コードを入力',
  codeLead: '認証アプリを開いて、数字を確かめてください。',
  submit: 'ログイン',
  submitting: '確かめています',
  back: 'パスワードの入力に戻る',
  lost: '認証アプリが使えないときは、ほかの管理者に二段階認証の解除を依頼してください。',
  passwordChanged:
    'パスワードを変更しました。このまま使い続けるには、確認コードを入力してください。',
  problems: {
    wrong: '確認コードが違います。アプリに表示されている数字をもう一度入力してください。',
    over: '時間がたったため、はじめからやり直してください。',
    'too-many': '失敗が続きました。数分待ってから、もう一度試してください。',
    offline: 'インターネットにつながっていません。通信を確かめて、もう一度押してください。',
    other: '確認できませんでした。しばらくしてからもう一度試してください。',
  },
  own: {
    none: '使っていません。設定すると、ログインのときにパスワードのほかに確認コードが必要になります。',
    setUp: '設定する',
    since: (name: string, date: string) => `${name}（${date}に設定）`,
    remove: '解除する',
    removeTitle: '二段階認証の解除',
    removeText:
      '解除すると、パスワードだけでログインできるようになります。新しいスマートフォンに替えるときは、解除してから設定し直してください。',
    removed: '二段階認証を解除しました',
    done: '二段階認証を設定しました',
    byPhone:
      '電話番号でログインする方は、二段階認証を使えません。使うには、管理者にメールアドレスでの招待を依頼してください。',
    failed: '確認できませんでした。通信を確かめて、開き直してください。',
    /** A name for the app, when none was given. */
    unnamed: '認証アプリ',
  },
  setUp: {
    title: '二段階認証の設定',
    required: '二段階認証が必要です',
    requiredLead:
      'この契約では、管理者全員に二段階認証が必要です。設定すると、すぐに使い始められます。',
    app: 'スマートフォンに認証アプリを入れる',
    appHint: 'Google Authenticator、Microsoft Authenticator、1Password など。',
    add: 'アプリにこのキーを登録する',
    addHint: '「セットアップキーを入力」を選び、アカウント名にメールアドレスを入れます。',
    open: '認証アプリで開く',
    key: 'キー',
    copyKey: 'キーをコピー',
    prove: 'アプリに表示された数字を入力する',
    name: 'アプリの名前',
    nameHint: 'どの端末か分かる名前。',
    usualName: 'スマートフォン',
    submit: '設定する',
    submitting: '設定しています',
    starting: '準備しています',
    again: 'やり直す',
    notProven: '設定するには、もう一度ログインしてください。',
    problems: {
      unverified:
        'メールアドレスの確認が済んでいません。ログアウトして「パスワードをお忘れですか」を押し、届いたメールのリンクを開いてから、もう一度設定してください。',
      unavailable:
        'このシステムでは、二段階認証がまだ有効になっていません。管理元に連絡してください。',
      offline: 'インターネットにつながっていません。通信を確かめて、やり直してください。',
      other: '準備できませんでした。しばらくしてから、やり直してください。',
    },
  },
  setting: {
    label: '管理者の二段階認証',
    hint: 'ログインのときに、スマートフォンの認証アプリの数字も求めます。',
    choices: { off: '使わない', offered: '使える（各自が選ぶ）', required: '必須' },
    notYours:
      '「必須」は、ご自身が二段階認証でログインしているときに選べます。先に「使える」で保存し、設定の「自分」で設定してください。',
    effect:
      '保存すると、設定していない管理者は、設定を済ませるまで何も見られなくなります。通話中の方にもすぐに適用されます。',
    phoneAdmins: (names: string) =>
      `${names}さんは電話番号でログインしているため、二段階認証を設定できず、使えなくなります。先にメールアドレスで招待し直してください。`,
    stillAsked: '設定済みの方は、本人が解除するまで確認コードを求められます。',
  },
  member: {
    remove: '二段階認証を解除',
    confirm: (name: string) =>
      `${name}さんの二段階認証を解除し、ログイン中のすべての端末からログアウトさせます。次からはパスワードだけでログインできるため、本人からの依頼かどうかを必ず確かめてください。`,
    submit: '解除する',
    removed: (name: string) => `${name}さんの二段階認証を解除しました`,
  },
};

export type SecondFactorWords = typeof ja;

const en: SecondFactorWords = {
  title: 'Second factor',
  code: 'Six-digit code',
  codeHint: 'The number your authenticator app shows. It changes every 30 seconds.',
  codeTitle: 'Enter your code',
  codeLead: 'Open your authenticator app.',
  submit: 'Sign in',
  submitting: 'Checking',
  back: 'Back to the password',
  lost: 'If you can’t use your app, ask another admin to remove your second factor.',
  passwordChanged: 'Your password has been changed. Enter a code to stay signed in.',
  problems: {
    wrong: 'Wrong code. Enter the number your app shows now.',
    over: 'This took too long. Start again.',
    'too-many': 'Too many attempts. Wait a few minutes, then try again.',
    offline: 'No internet connection. Check it and try again.',
    other: 'Couldn’t check the code. Try again in a while.',
  },
  own: {
    none: 'Not in use. Once set up, signing in takes a code as well as your password.',
    setUp: 'Set up',
    since: (name, date) => `${name} (since ${date})`,
    remove: 'Remove',
    removeTitle: 'Remove the second factor',
    removeText:
      'After this, your password alone signs you in. To move to a new phone, remove it, then set it up again.',
    removed: 'Second factor removed',
    done: 'Second factor set up',
    byPhone:
      'People who sign in with a phone number can’t use a second factor. Ask an admin to invite you by email address.',
    failed: 'Couldn’t check this. Check the connection and open the page again.',
    unnamed: 'Authenticator app',
  },
  setUp: {
    title: 'Set up a second factor',
    required: 'You need a second factor',
    requiredLead: 'This account requires one of every admin. Once it’s set up you can start.',
    app: 'Install an authenticator app on your phone',
    appHint: 'Google Authenticator, Microsoft Authenticator, 1Password and the like.',
    add: 'Add this key to the app',
    addHint: 'Choose “Enter a setup key”, with your email address as the account name.',
    open: 'Open in authenticator app',
    key: 'Key',
    copyKey: 'Copy the key',
    prove: 'Enter the number the app shows',
    name: 'Name of the app',
    nameHint: 'So that you know which device it’s on.',
    usualName: 'Phone',
    submit: 'Set up',
    submitting: 'Setting up',
    starting: 'Preparing',
    again: 'Start again',
    notProven: 'Sign in again to set it up.',
    problems: {
      unverified:
        'Your email address hasn’t been confirmed. Sign out, choose “Forgotten your password?”, follow the link in the mail, then set it up again.',
      unavailable:
        'The second factor isn’t switched on in this system yet. Contact whoever runs it.',
      offline: 'No internet connection. Check it and start again.',
      other: 'Couldn’t prepare it. Try again in a while.',
    },
  },
  setting: {
    label: 'Second factor of admins',
    hint: 'Signing in then also takes a number from an authenticator app.',
    choices: { off: 'Off', offered: 'Offered (everyone decides)', required: 'Required' },
    notYours:
      '“Required” can be chosen once you’re signed in with a second factor yourself. Save “Offered” first, then set yours up under “My settings”.',
    effect:
      'Once saved, admins without one see nothing until they’ve set it up. It applies at once, even during a call.',
    phoneAdmins: (names) =>
      `These admins sign in with a phone number, can’t set one up and would be locked out: ${names}. Invite them by email address first.`,
    stillAsked: 'Whoever has set one up is still asked for a code until they remove it.',
  },
  member: {
    remove: 'Remove second factor',
    confirm: (name) =>
      `Removes ${name}’s second factor and signs them out everywhere. Their password alone then signs them in, so make sure the request is really theirs.`,
    submit: 'Remove',
    removed: (name) => `Removed ${name}’s second factor`,
  },
};

export function useSecondFactorWords(): SecondFactorWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
