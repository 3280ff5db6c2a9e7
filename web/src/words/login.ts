import { createWords } from './create-words.ts';

/** The words of the page where people sign in. */
export const useLoginWords = createWords({
  title: ['ログイン', 'Sign in'],
  product: ['CTIコンソール', 'CTI Console'],
  id: ['ログインID', 'Login ID'],
  password: ['パスワード', 'Password'],
  submit: ['ログイン', 'Sign in'],
  submitting: ['ログインしています', 'Signing in'],
  reset: ['パスワードをお忘れですか', 'Forgotten your password?'],
  idHint: ['メールアドレスまたは電話番号', 'Email address or phone number'],
  resetSent: [
    'このメールアドレスが登録されていれば、パスワードを決め直すためのメールが届きます。届かないときは管理者に問い合わせてください。',
    'If this address is registered, you’ll get an email with a link to choose a new password. If it doesn’t arrive, ask an admin.',
  ],
  resetNeedsEmail: [
    '先にログインIDへメールアドレスを入れてください。',
    'Enter your email address as the login ID first.',
  ],
  resetByAdmin: [
    '電話番号でログインする方は、管理者に新しいパスワードを依頼してください。',
    'If you sign in with a phone number, ask an admin for a new password.',
  ],
  ended: {
    idle: [
      'しばらく操作がなかったため、ログアウトしました。',
      'You were signed out because you were inactive for a while.',
    ],
    expired: [
      'ログインの期限が過ぎました。もう一度ログインしてください。',
      'Your sign-in has expired. Sign in again.',
    ],
  },
  errors: {
    wrong: [
      'ログインIDかパスワードが違います。もう一度入力してください。',
      'Wrong login ID or password. Enter them again.',
    ],
    tooMany: [
      '失敗が続いたため、しばらくログインできません。数分待ってからもう一度試してください。',
      'Too many attempts. Wait a few minutes, then try again.',
    ],
    offline: [
      'インターネットにつながっていません。通信を確かめて、もう一度押してください。',
      'No internet connection. Check it and try again.',
    ],
    other: [
      'ログインできませんでした。しばらくしてからもう一度試してください。',
      'Couldn’t sign in. Try again in a while.',
    ],
    notAnId: [
      'ログインIDには、メールアドレスか日本の電話番号を入れてください。',
      'The login ID must be an email address or a Japanese phone number.',
    ],
  },
});
export type LoginWords = ReturnType<typeof useLoginWords>;
