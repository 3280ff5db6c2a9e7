import { createWords } from './create-words.ts';

/** Words about the second factor: the code at the sign-in, and setting it up. The popup never asks for either. */
export const useSecondFactorWords = createWords({
  title: ['二段階認証', 'Second factor'],
  code: ['6桁の確認コード', 'Six-digit code'],
  codeHint: [
    '認証アプリの数字です。30秒ごとに変わります。',
    'The number your authenticator app shows. It changes every 30 seconds.',
  ],
  codeTitle: ['確認コードを入力', 'Enter your code'],
  codeLead: ['認証アプリを開いて、数字を確かめてください。', 'Open your authenticator app.'],
  submit: ['ログイン', 'Sign in'],
  submitting: ['確かめています', 'Checking'],
  back: ['パスワードの入力に戻る', 'Back to the password'],
  lost: [
    '認証アプリが使えないときは、ほかの管理者に二段階認証の解除を依頼してください。',
    'If you can’t use your app, ask another admin to remove your second factor.',
  ],
  passwordChanged: [
    'パスワードを変更しました。このまま使い続けるには、確認コードを入力してください。',
    'Your password has been changed. Enter a code to stay signed in.',
  ],
  problems: {
    wrong: [
      '確認コードが違います。アプリに表示されている数字をもう一度入力してください。',
      'Wrong code. Enter the number your app shows now.',
    ],
    over: ['時間がたったため、はじめからやり直してください。', 'This took too long. Start again.'],
    'too-many': [
      '失敗が続きました。数分待ってから、もう一度試してください。',
      'Too many attempts. Wait a few minutes, then try again.',
    ],
    offline: [
      'インターネットにつながっていません。通信を確かめて、もう一度押してください。',
      'No internet connection. Check it and try again.',
    ],
    other: [
      '確認できませんでした。しばらくしてからもう一度試してください。',
      'Couldn’t check the code. Try again in a while.',
    ],
  },
  own: {
    none: [
      '使っていません。設定すると、ログインのときにパスワードのほかに確認コードが必要になります。',
      'Not in use. Once set up, signing in takes a code as well as your password.',
    ],
    setUp: ['設定する', 'Set up'],
    since: (name: string, date: string) => [`${name}（${date}に設定）`, `${name} (since ${date})`],
    remove: ['解除する', 'Remove'],
    removeTitle: ['二段階認証の解除', 'Remove the second factor'],
    removeText: [
      '解除すると、パスワードだけでログインできるようになります。新しいスマートフォンに替えるときは、解除してから設定し直してください。',
      'After this, your password alone signs you in. To move to a new phone, remove it, then set it up again.',
    ],
    removed: ['二段階認証を解除しました', 'Second factor removed'],
    done: ['二段階認証を設定しました', 'Second factor set up'],
    byPhone: [
      '電話番号でログインする方は、二段階認証を使えません。使うには、管理者にメールアドレスでの招待を依頼してください。',
      'People who sign in with a phone number can’t use a second factor. Ask an admin to invite you by email address.',
    ],
    failed: [
      '確認できませんでした。通信を確かめて、開き直してください。',
      'Couldn’t check this. Check the connection and open the page again.',
    ],
    /** A name for the app, when none was given. */
    unnamed: ['認証アプリ', 'Authenticator app'],
  },
  setUp: {
    title: ['二段階認証の設定', 'Set up a second factor'],
    required: ['二段階認証が必要です', 'You need a second factor'],
    requiredLead: [
      'この契約では、管理者全員に二段階認証が必要です。設定すると、すぐに使い始められます。',
      'This account requires one of every admin. Once it’s set up you can start.',
    ],
    app: ['スマートフォンに認証アプリを入れる', 'Install an authenticator app on your phone'],
    appHint: [
      'Google Authenticator、Microsoft Authenticator、1Password など。',
      'Google Authenticator, Microsoft Authenticator, 1Password and the like.',
    ],
    add: ['アプリにこのキーを登録する', 'Add this key to the app'],
    addHint: [
      '「セットアップキーを入力」を選び、アカウント名にメールアドレスを入れます。',
      'Choose “Enter a setup key”, with your email address as the account name.',
    ],
    open: ['認証アプリで開く', 'Open in authenticator app'],
    key: ['キー', 'Key'],
    copyKey: ['キーをコピー', 'Copy the key'],
    prove: ['アプリに表示された数字を入力する', 'Enter the number the app shows'],
    name: ['アプリの名前', 'Name of the app'],
    nameHint: ['どの端末か分かる名前。', 'So that you know which device it’s on.'],
    usualName: ['スマートフォン', 'Phone'],
    submit: ['設定する', 'Set up'],
    submitting: ['設定しています', 'Setting up'],
    starting: ['準備しています', 'Preparing'],
    again: ['やり直す', 'Start again'],
    notProven: ['設定するには、もう一度ログインしてください。', 'Sign in again to set it up.'],
    problems: {
      unverified: [
        'メールアドレスの確認が済んでいません。ログアウトして「パスワードをお忘れですか」を押し、届いたメールのリンクを開いてから、もう一度設定してください。',
        'Your email address hasn’t been confirmed. Sign out, choose “Forgotten your password?”, follow the link in the mail, then set it up again.',
      ],
      unavailable: [
        'このシステムでは、二段階認証がまだ有効になっていません。管理元に連絡してください。',
        'The second factor isn’t switched on in this system yet. Contact whoever runs it.',
      ],
      offline: [
        'インターネットにつながっていません。通信を確かめて、やり直してください。',
        'No internet connection. Check it and start again.',
      ],
      other: [
        '準備できませんでした。しばらくしてから、やり直してください。',
        'Couldn’t prepare it. Try again in a while.',
      ],
    },
  },
  setting: {
    label: ['管理者の二段階認証', 'Second factor of admins'],
    hint: [
      'ログインのときに、スマートフォンの認証アプリの数字も求めます。',
      'Signing in then also takes a number from an authenticator app.',
    ],
    choices: {
      off: ['使わない', 'Off'],
      offered: ['使える（各自が選ぶ）', 'Offered (everyone decides)'],
      required: ['必須', 'Required'],
    },
    notYours: [
      '「必須」は、ご自身が二段階認証でログインしているときに選べます。先に「使える」で保存し、設定の「自分」で設定してください。',
      '“Required” can be chosen once you’re signed in with a second factor yourself. Save “Offered” first, then set yours up under “My settings”.',
    ],
    effect: [
      '保存すると、設定していない管理者は、設定を済ませるまで何も見られなくなります。通話中の方にもすぐに適用されます。',
      'Once saved, admins without one see nothing until they’ve set it up. It applies at once, even during a call.',
    ],
    phoneAdmins: (names: string) => [
      `${names}さんは電話番号でログインしているため、二段階認証を設定できず、使えなくなります。先にメールアドレスで招待し直してください。`,
      `These admins sign in with a phone number, can’t set one up and would be locked out: ${names}. Invite them by email address first.`,
    ],
    stillAsked: [
      '設定済みの方は、本人が解除するまで確認コードを求められます。',
      'Whoever has set one up is still asked for a code until they remove it.',
    ],
  },
  member: {
    remove: ['二段階認証を解除', 'Remove second factor'],
    confirm: (name: string) => [
      `${name}さんの二段階認証を解除し、ログイン中のすべての端末からログアウトさせます。次からはパスワードだけでログインできるため、本人からの依頼かどうかを必ず確かめてください。`,
      `Removes ${name}’s second factor and signs them out everywhere. Their password alone then signs them in, so make sure the request is really theirs.`,
    ],
    submit: ['解除する', 'Remove'],
    removed: (name: string) => [
      `${name}さんの二段階認証を解除しました`,
      `Removed ${name}’s second factor`,
    ],
  },
});
export type SecondFactorWords = ReturnType<typeof useSecondFactorWords>;
