/** The words of the page where people sign in. */
export const loginJa = {
  title: 'ログイン',
  product: 'CTIコンソール',
  id: 'ログインID',
  password: 'パスワード',
  submit: 'ログイン',
  submitting: 'ログインしています',
  reset: 'パスワードをお忘れですか',
  idHint: 'メールアドレスまたは電話番号',
  resetSent:
    'このメールアドレスが登録されていれば、パスワードを決め直すためのメールが届きます。届かないときは管理者に問い合わせてください。',
  resetNeedsEmail: '先にログインIDへメールアドレスを入れてください。',
  resetByAdmin: '電話番号でログインする方は、管理者に新しいパスワードを依頼してください。',
  ended: {
    idle: 'しばらく操作がなかったため、ログアウトしました。',
    expired: 'ログインの期限が過ぎました。もう一度ログインしてください。',
  },
  errors: {
    wrong: 'ログインIDかパスワードが違います。もう一度入力してください。',
    tooMany: '失敗が続いたため、しばらくログインできません。数分待ってからもう一度試してください。',
    offline: 'インターネットにつながっていません。通信を確かめて、もう一度押してください。',
    other: 'ログインできませんでした。しばらくしてからもう一度試してください。',
    notAnId: 'ログインIDには、メールアドレスか日本の電話番号を入れてください。',
  },
};

export type LoginWords = typeof loginJa;
