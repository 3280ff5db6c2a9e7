import type { RefusalCode } from '@cti/functions/model/callables';
import { createWords, type Pair } from '../create-words.ts';
import { orderRefusals } from '../dial.ts';

const calls = (n: number) => (n === 1 ? '1 call' : `${n} calls`);

/** The settings' words, which the popup doesn't load. */
export const useSettingsWords = createWords({
  nav: {
    label: ['設定のメニュー', 'Settings menu'],
    own: ['自分', 'My settings'],
    check: ['動作チェック', 'System check'],
    members: ['メンバー', 'Members'],
    sessions: ['ログインの期限', 'Sign-in duration'],
    groups: ['グループ', 'Groups'],
    lines: ['着信番号', 'Lines'],
    unknown: ['不明な着信', 'Unknown numbers'],
    afterCall: ['通話のあと', 'After a call'],
    hours: ['営業時間', 'Opening hours'],
    external: ['外部システム', 'External system'],
    telephony: ['電話システム', 'Phone system'],
    retention: ['保存期間', 'Retention'],
    contactFields: ['顧客の項目', 'Customer fields'],
    audit: ['操作記録', 'Activity log'],
    deadLetters: ['読めなかった受信', 'Unreadable events'],
  },
  common: {
    add: ['追加する', 'Add'],
    saved: ['保存しました', 'Saved'],
    back: ['戻る', 'Back'],
    done: ['完了', 'Done'],
    later: ['あとで', 'Later'],
    noGroup: ['なし', 'None'],
    code: ['コード', 'Code'],
    noMatch: ['見つかりません。別の言葉で探してください。', 'Nothing found. Try another search.'],
  },
  own: {
    account: ['アカウント', 'Account'],
    name: ['名前', 'Name'],
    email: ['メール', 'Email'],
    role: ['権限', 'Role'],
    extensions: ['内線番号', 'Extensions'],
    extensionsHint: [
      '自社の電話交換機（Asterisk など）をお使いの場合に、その人の電話機の内線番号を入れます。Dialpad では不要です。',
      'The extensions of their phones, if you run your own phone system, such as Asterisk. Dialpad doesn’t need them.',
    ],
    extensionsWrong: [
      '半角の英数字で、カンマで区切って10個まで入れてください。',
      'Letters and digits only, separated by commas, at most 10.',
    ],
    groups: ['グループ', 'Groups'],
    allGroups: ['すべてのグループ', 'All groups'],
    noGroups: ['なし', 'None'],
    display: ['表示', 'Display'],
    themes: {
      system: ['端末に合わせる', 'Same as device'],
      light: ['明るい', 'Light'],
      dark: ['暗い', 'Dark'],
    },
    notifications: ['着信の通知', 'Call notifications'],
    notificationStates: {
      granted: [
        '許可されています。ポップアップが開けないときに通知します。',
        'Allowed. They appear when the pop-up can’t open.',
      ],
      denied: [
        'ブラウザーで拒否されています。アドレスバーの左端から許可してください。',
        'Blocked by the browser. Allow them at the left end of the address bar.',
      ],
      default: [
        'ポップアップが開けないときのために、通知を許可できます。',
        'Allow notifications for when the pop-up can’t open.',
      ],
      unsupported: [
        'このブラウザーでは通知を使えません。',
        'This browser doesn’t support notifications.',
      ],
    },
    allowNotifications: ['通知を許可する', 'Allow notifications'],
    password: ['パスワード', 'Password'],
    changePassword: ['パスワードを変更', 'Change password'],
    changed: ['パスワードを変更しました', 'Password changed'],
    everywhere: ['すべての端末からログアウト', 'Sign out on all devices'],
    everywhereText: [
      'この端末も含め、ログイン中のすべての端末からログアウトします。ほかの端末では1時間以内に切れます。',
      'Signs you out on all devices, including this one. Other devices are signed out within an hour.',
    ],
    everywhereDo: ['ログアウトする', 'Sign out'],
    loginPhone: (digits: string) => [
      `電話番号（末尾 ${digits}）`,
      `Phone number ending in ${digits}`,
    ],
    login: ['ログインID', 'Login ID'],
  },
  members: {
    lead: [
      'ログインできる人と、その人が見られるグループです。',
      'People who can sign in, and the groups they can see.',
    ],
    search: ['名前・ログインID・内線・グループ', 'Name, login ID, extension, group'],
    count: (n: number) => [`${n}人`, n === 1 ? '1 member' : `${n} members`],
    invite: ['メンバーを追加', 'Add member'],
    name: ['名前', 'Name'],
    namePlaceholder: ['鈴木 亜美', 'Ami Suzuki'],
    login: ['ログインID', 'Login ID'],
    loginHint: [
      'メールアドレスの方には招待メールを送ります。メールのない方は電話番号で追加します。',
      'People with an email address get an invitation. People without one are added by phone number.',
    ],
    loginPlaceholder: ['suzuki@example.com / 090-1234-5678', 'suzuki@example.com / 090-1234-5678'],
    role: ['権限', 'Role'],
    roleHints: {
      admin: [
        'すべてのグループを見られ、設定を変えられます。',
        'Sees all groups and can change settings.',
      ],
      operator: [
        '自分のグループの着信を受け、メモや顧客を書けます。',
        'Takes calls for their groups, and edits memos and customers.',
      ],
      viewer: ['自分のグループを見るだけです。', 'Can view their groups but not change anything.'],
    },
    extensions: ['内線番号', 'Extensions'],
    extensionsHint: [
      '自社の電話交換機（Asterisk など）をお使いの場合に、その人の電話機の内線番号を入れます。Dialpad では不要です。',
      'The extensions of their phones, if you run your own phone system, such as Asterisk. Dialpad doesn’t need them.',
    ],
    extensionsWrong: [
      '半角の英数字で、カンマで区切って10個まで入れてください。',
      'Letters and digits only, separated by commas, at most 10.',
    ],
    groups: ['グループ', 'Groups'],
    allGroups: ['すべて', 'All'],
    noGroups: [
      'グループがまだありません。先にグループを追加してください。',
      'There are no groups yet. Add one first.',
    ],
    filterGroups: ['グループを絞り込む', 'Filter groups'],
    needsGroup: [
      'グループがないと、着信が表示されません。',
      'Without a group, no calls are shown.',
    ],
    state: ['状態', 'Status'],
    active: ['有効', 'Active'],
    inactive: ['停止中', 'Suspended'],
    mustChange: ['初回変更待ち', 'First password'],
    mustChangeHint: ['まだ初回パスワードのままです', 'Hasn’t chosen their own password yet'],
    phone: (digits: string) => [`電話番号（末尾 ${digits}）`, `Phone …${digits}`],
    empty: ['メンバーはまだいません', 'No members yet'],
    ownRole: [
      '自分の権限を下げると、設定を変えられなくなります。',
      'If you lower your own role, you’ll no longer be able to change settings.',
    ],
    nameMissing: ['名前を入れてください。', 'Enter a name.'],
    loginMissing: [
      'メールアドレスか、日本の電話番号を入れてください。',
      'Enter an email address or a Japanese phone number.',
    ],
    tooManyGroups: ['グループは30個までです。', 'At most 30 groups.'],
    access: ['ログイン', 'Sign-in'],
    reset: ['パスワードを再発行', 'Reissue password'],
    everywhere: ['すべての端末からログアウト', 'Sign out on all devices'],
    deactivate: ['利用を停止', 'Suspend access'],
    activate: ['利用を再開', 'Restore access'],
    ownAccess: [
      '自分のパスワードとログアウトは「自分」のページにあります。',
      'Your own password and sign-out are under “My settings”.',
    ],
    confirmResetEmail: (name: string, email: string) => [
      `${name}さん（${email}）に、パスワードを決めるためのメールを送ります。決めるまでは、今のパスワードも使えます。`,
      `Emails ${name} (${email}) a link to choose a new password. Until then, the current one keeps working.`,
    ],
    confirmResetPhone: (name: string) => [
      `${name}さんの新しい初回パスワードを作ります。今のパスワードは使えなくなり、すべての端末からログアウトします。`,
      `Creates a new first password for ${name}. The current one stops working, and ${name} is signed out on all devices.`,
    ],
    confirmEverywhere: (name: string) => [
      `${name}さんがログイン中のすべての端末からログアウトします。1時間以内に切れ、同じパスワードでまたログインできます。`,
      `Signs ${name} out on all devices within an hour. They can sign in again with the same password.`,
    ],
    confirmDeactivate: (name: string) => [
      `${name}さんの画面はすぐに閉じ、ログインできなくなります。通話やメモの記録は残ります。あとで再開できます。`,
      `${name} is signed out immediately and can’t sign in any more. Calls and memos are kept. You can restore access later.`,
    ],
    confirmActivate: (name: string) => [
      `${name}さんは、前と同じログインIDとパスワードでまたログインできるようになります。`,
      `${name} can sign in again with the same login ID and password.`,
    ],
    resetDo: ['再発行する', 'Reissue'],
    everywhereDo: ['ログアウトさせる', 'Sign out'],
    deactivateDo: ['停止する', 'Suspend'],
    activateDo: ['再開する', 'Restore'],
    deactivated: (name: string) => [
      `${name}さんの利用を停止しました`,
      `Access suspended for ${name}`,
    ],
    activated: (name: string) => [`${name}さんの利用を再開しました`, `Access restored for ${name}`],
    signedOut: (name: string) => [
      `${name}さんをすべての端末からログアウトさせました`,
      `Signed ${name} out on all devices`,
    ],
  },
  invitations: {
    title: ['招待中', 'Pending invitations'],
    sent: ['招待しました', 'Invitation sent'],
    sentText: (name: string, email: string) => [
      `${name}さん（${email}）に招待メールを送りました。メールからパスワードを決めてログインし、「参加する」を押すとメンバーになります。`,
      `We’ve emailed an invitation to ${name} (${email}). They choose a password from the link, sign in, and become a member when they press “Join”.`,
    ],
    sentAt: ['送信', 'Sent'],
    expires: ['期限', 'Expires'],
    by: ['招待した人', 'Invited by'],
    state: ['状態', 'Status'],
    waiting: ['返事待ち', 'Waiting'],
    unsent: ['メール未送信', 'Email not sent'],
    unsentHint: [
      'メールを送れませんでした。もう一度送ってください。',
      'The email couldn’t be sent. Send it again.',
    ],
    expired: ['期限切れ', 'Expired'],
    lapsed: ['無効', 'Invalid'],
    lapsedHint: [
      '招待した人が管理者でなくなりました。もう一度送ると有効になります。',
      'The person who sent it is no longer an admin. Sending it again makes it valid.',
    ],
    actions: ['操作', 'Actions'],
    sendAgain: ['再送', 'Send again'],
    sentAgain: (email: string) => [
      `${email}に招待メールを送りました`,
      `Invitation sent to ${email}`,
    ],
    withdraw: ['取り消す', 'Withdraw'],
    withdrawTitle: ['招待を取り消す', 'Withdraw the invitation'],
    confirmWithdraw: (name: string) => [
      `${name}さんはこの招待でメンバーになれなくなります。あとで招待し直せます。`,
      `${name} can no longer use this invitation. You can invite them again later.`,
    ],
    withdrawn: (name: string) => [
      `${name}さんの招待を取り消しました`,
      `Invitation for ${name} withdrawn`,
    ],
  },
  credentials: {
    invited: ['メンバーを追加しました', 'Member added'],
    reissued: ['パスワードを再発行しました', 'Password reissued'],
    once: [
      'この画面を閉じると、もう表示できません。',
      'This can’t be shown again once you close it.',
    ],
    firstPassword: ['初回パスワード', 'First password'],
    firstPasswordHint: (name: string) => [
      `${name}さんに伝えてください。最初のログインのときに、自分のパスワードに変えていただきます。`,
      `Give it to ${name}. They’ll be asked to choose their own when they first sign in.`,
    ],
    login: ['ログインID', 'Login ID'],
    mailed: (email: string) => [`${email}にメールを送りました`, `Email sent to ${email}`],
    notMailed: [
      'メールを送れませんでした。少し待ってから、もう一度押してください。',
      'The email couldn’t be sent. Wait a moment, then try again.',
    ],
    copy: ['コピー', 'Copy'],
  },
  groups: {
    lead: [
      '着信とメンバーを結びます。メンバーは自分のグループの着信だけを見ます。',
      'Groups link calls and members: members only see calls in their own groups.',
    ],
    add: ['グループを追加', 'Add group'],
    edit: ['グループを変更', 'Edit group'],
    name: ['名前', 'Name'],
    namePlaceholder: ['西船橋', 'Nishifuna'],
    code: ['グループコード', 'Group code'],
    codeHint: [
      'あとから変えられません。50文字まで、「/」は使えません。',
      'Can’t be changed later. Up to 50 characters, no “/”.',
    ],
    codeFixed: ['コードは変えられません。', 'The code can’t be changed.'],
    lines: ['着信番号', 'Lines'],
    members: ['メンバー', 'Members'],
    empty: ['グループはまだありません', 'No groups yet'],
    nameMissing: ['名前を入れてください。', 'Enter a name.'],
    callerId: ['発信者番号', 'Caller ID'],
    callerIdHint: [
      '発信で相手に出る番号です。空ならDialpadの設定に従います。',
      'What people see when this group calls them. Empty = as set in Dialpad.',
    ],
    callerIdWrong: [
      '電話番号を入れてください（例：050-1748-1234）。',
      'Enter a phone number, such as 050-1748-1234.',
    ],
    codeMissing: ['コードを入れてください。', 'Enter a code.'],
    codeWrong: [
      'このコードは使えません。50文字まで、「/」は使えません。',
      'This code can’t be used. Up to 50 characters, no “/”.',
    ],
    codeTaken: (name: string) => [
      `このコードは「${name}」が使っています。`,
      `“${name}” already uses this code.`,
    ],
  },
  lines: {
    lead: [
      'かかってきた番号がどの店舗・グループに入るかを決めます。長く一致するものが優先です。',
      'Sets which store and group a dialled number belongs to. The longest match wins.',
    ],
    add: ['着信番号を追加', 'Add line'],
    edit: ['着信番号を変更', 'Edit line'],
    number: ['番号', 'Number'],
    numberHint: [
      '番号の全部、または始まりの部分。ハイフンはあってもなくてもかまいません。',
      'The whole number or its beginning, with or without hyphens.',
    ],
    numberPlaceholder: ['050-1748', '050-1748'],
    beginning: ['で始まる番号', 'and numbers starting with it'],
    store: ['店舗', 'Store'],
    storeName: ['店舗名', 'Store name'],
    storeNamePlaceholder: ['西船橋', 'Nishifuna'],
    storeCode: ['店舗コード', 'Store code'],
    group: ['グループ', 'Group'],
    chooseGroup: ['選んでください', 'Choose'],
    noGroups: [
      'グループがまだありません。先に追加してください。',
      'There are no groups yet. Add one first.',
    ],
    lostGroup: (code: string) => [`${code}（グループなし）`, `${code} (no such group)`],
    empty: ['着信番号はまだありません', 'No lines yet'],
    delete: ['削除', 'Delete'],
    deleteDo: ['削除する', 'Delete'],
    confirmDelete: (number: string) => [
      `${number}への着信は、ほかに当てはまる着信番号がなければ「不明」になります。これまでの通話は変わりません。`,
      `Calls to ${number} become unknown unless another line matches. Past calls don’t change.`,
    ],
    deleted: ['着信番号を削除しました', 'Line deleted'],
    numberWrong: [
      '0か国番号（+81など）で始まる、3桁以上の番号を入れてください。',
      'Enter at least 3 digits, starting with 0 or a country code such as +81.',
    ],
    same: (number: string, store: string) => [
      `${number}は${store}が使っています。そちらを変更してください。`,
      `${store} already uses ${number}. Edit that line instead.`,
    ],
    takesFrom: (number: string, store: string) => [
      `今は${store}（${number}）に入っている着信が、こちらに移ります。`,
      `Calls that currently go to ${store} (${number}) move here.`,
    ],
    leavesTo: (number: string, store: string) => [
      `${number}への着信は、これまでどおり${store}に入ります。`,
      `Calls to ${number} still go to ${store}.`,
    ],
    leavesToMore: (n: number) => [
      `ほか${n}件の長い番号も、これまでどおりです。`,
      `The same goes for ${n} other longer numbers.`,
    ],
    whole: (number: string) => [`${number}だけが入ります。`, `Matches ${number} only.`],
    range: (number: string) => [
      `${number}で始まるすべての番号が入ります。`,
      `Matches every number starting with ${number}.`,
    ],
    groupMissing: ['グループを選んでください。', 'Choose a group.'],
    storeMissing: ['店舗名を入れてください。', 'Enter a store name.'],
    codeMissing: ['店舗コードを入れてください。', 'Enter a store code.'],
  },
  finder: {
    label: ['この番号はどの着信番号に入る?', 'Which line matches this number?'],
    placeholder: ['050-1748-1234', '050-1748-1234'],
    none: [
      'どの着信番号にも入りません。「不明」になります。',
      'No line matches. Calls are shown as unknown.',
    ],
    taken: (store: string, group: string) => [
      `${store}（グループ ${group}）に入ります。`,
      `Goes to ${store} (group ${group}).`,
    ],
    only: (number: string) => [`一致するのは${number}だけです。`, `Only ${number} matches.`],
    longest: (number: string, n: number) => [
      `一致する${n}件のうち、いちばん長い${number}に入ります。`,
      `${n} lines match; ${number} is the longest.`,
    ],
    short: ['続けて入力してください。', 'Keep typing.'],
  },
  filing: {
    title: ['不明な着信を振り分けますか', 'Assign unknown calls?'],
    offer: (n: number, store: string) => [
      `不明な着信のうち${n}件が、この番号あてです。${store}に振り分けますか。`,
      `${calls(n)} among the unknown ones came in on this number. Assign to ${store}?`,
    ],
    do: ['振り分ける', 'Assign'],
    running: ['振り分けています', 'Assigning'],
    filed: (n: number, store: string) => [
      `不明な着信${n}件を${store}に振り分けました`,
      `${calls(n)} assigned to ${store}`,
    ],
    filedNone: ['振り分ける着信はありませんでした', 'There were no calls to assign'],
    failed: (reason: string) => [
      `着信番号は保存しました。不明な着信は振り分けられませんでした。${reason}`,
      `The line was saved, but the unknown calls couldn’t be assigned. ${reason}`,
    ],
  },
  unknown: {
    lead: [
      'どの着信番号にも当てはまらなかった番号です。割り当てると、届いた着信もその店舗に入ります。',
      'Dialled numbers that match no line. When you assign one, its past calls go to that store too.',
    ],
    number: ['かかってきた番号', 'Dialled number'],
    count: ['件数', 'Calls'],
    last: ['最後の着信', 'Last call'],
    assign: ['割り当てる', 'Assign'],
    assignLabel: (number: string) => [`${number}を割り当てる`, `Assign ${number}`],
    withheld: ['番号なし', 'No number'],
    empty: ['不明な着信はありません', 'No unknown calls'],
    limited: (n: number) => [`新しい${n}件から数えています。`, `Based on the newest ${n} calls.`],
  },
  setup: {
    label: ['はじめの設定', 'Getting started'],
    title: ['着信が表示されるまで', 'Set up to see calls'],
    groups: ['グループを作る', 'Create a group'],
    groupsHint: ['店舗ごとに1つ。', 'One for each store.'],
    lines: ['着信番号を追加する', 'Add a line'],
    linesHint: ['かかってくる番号をグループに結びます。', 'Links a dialled number to the group.'],
    members: ['メンバーを追加する', 'Add a member'],
    membersHint: [
      '電話を受ける人を、そのグループに入れます。',
      'Put the people who take calls into the group.',
    ],
    call: ['テスト着信を鳴らす', 'Make a test call'],
    callHint: [
      '着信の画面の右上「テスト着信」を押します。',
      'Press “Test call” at the top right of the calls page.',
    ],
    done: ['済み', 'Done'],
    noPhoneSystem: [
      '電話システムがまだつながっていません。着信や通話の表示には、電話システムの接続が必要です。',
      'No phone system is connected yet. Connect one to see calls.',
    ],
    toTelephony: ['電話システムの設定へ', 'Go to phone system settings'],
  },
  refusals: {
    'not-your-group': [
      'このグループの通話は扱えません。管理者に依頼してください。',
      'You don’t have access to calls in this group. Ask an admin.',
    ],
    'export-unknown': [
      '書き出しを続けられません。はじめからやり直してください。',
      'The export can’t continue. Start again.',
    ],
    'signed-out': [
      'ログインの期限が切れました。ログインし直してください。',
      'Your sign-in has expired. Sign in again.',
    ],
    'not-our-app': [
      'この画面からは行えません。ページを再読み込みしてください。',
      'This can’t be done from here. Reload the page.',
    ],
    'not-a-member': [
      'この契約のメンバーではないため、行えません。',
      'Only members of this account can do this.',
    ],
    'not-an-admin': ['管理者だけが行えます。', 'Only admins can do this.'],
    'invalid-input': [
      '入力に足りないところか、誤りがあります。見直してください。',
      'Something is missing or wrong. Check what you entered.',
    ],
    'too-many-requests': [
      '操作が続いています。1分ほど待ってから、もう一度押してください。',
      'Too many requests. Wait a minute, then try again.',
    ],
    'wrong-credentials': ['電話番号かパスワードが違います。', 'Wrong phone number or password.'],
    'weak-password': [
      '推測されやすいパスワードです。別のものにしてください。',
      'This password is easy to guess. Choose another one.',
    ],
    'stale-sign-in': [
      'ログインから時間がたっています。一度ログアウトし、ログインし直してください。',
      'You signed in a while ago. Sign out, then sign in again.',
    ],
    'sign-in-again': [
      'もう一度ログインすると続けられます。同じボタンをもう一度押してください。',
      'Sign in again to continue, then press the same button once more.',
    ],
    'member-unknown': [
      'このメンバーは見つかりません。ほかの管理者が変更した可能性があります。',
      'Member not found. Another admin may have changed it.',
    ],
    'ask-another-admin': [
      '自分の分は外せません。ほかの管理者に依頼してください。',
      'You can’t do this for yourself. Ask another admin.',
    ],
    'member-elsewhere': [
      'この方はほかの契約のメンバーでもあるため、ここからは行えません。',
      'This member also belongs to another account, so you can’t do this here.',
    ],
    'already-member': [
      'この方はすでにメンバーです。一覧から探してください。',
      'This person is already a member. Look for them in the list.',
    ],
    'contact-exists': ['同じ顧客がもう登録されています。', 'This customer is already registered.'],
    'contact-unknown': [
      'この顧客は見つかりません。削除されたか、まとめられています。',
      'Customer not found. It was deleted or merged.',
    ],
    'call-unknown': ['この通話は見つかりません。', 'Call not found.'],
    'too-many-numbers': ['この顧客の番号は20件までです。', 'This customer already has 20 numbers.'],
    'merge-unknown': ['もう元に戻せません。', 'This can no longer be undone.'],
    'last-admin': [
      '最後の管理者です。先にほかの方を管理者にしてください。',
      'This is the last admin. Make someone else an admin first.',
    ],
    'already-invited': [
      'この方はすでに招待しています。「招待中」の一覧から再送できます。',
      'This person has already been invited. You can send the invitation again under “Pending invitations”.',
    ],
    'invitation-unknown': [
      'この招待は取り消されたか、期限が切れています。',
      'This invitation was withdrawn or has expired.',
    ],
    'address-unproven': [
      'メールアドレスの確認がまだです。届いたメールのリンクを開いてください。',
      'The email address isn’t confirmed yet. Open the link in the email.',
    ],
    'number-taken': [
      'この番号ではログインを作れません。メールアドレスをお使いください。',
      'This number can’t be used to sign in. Use an email address.',
    ],
    'line-unknown': [
      'この着信番号は見つかりません。ほかの管理者が削除した可能性があります。',
      'Line not found. Another admin may have deleted it.',
    ],
    'no-secret': [
      '署名の鍵がまだありません。先に鍵を作ってください。',
      'There’s no signing secret yet. Create one first.',
    ],
    'no-api-key': ['DialpadのAPIキーがまだありません。', 'There’s no Dialpad API key yet.'],
    'no-softphone': ['ブラウザー電話の設定がありません。', 'The browser phone isn’t set up.'],
    'still-connected': [
      '先にDialpadとの接続を解除してください。',
      'Disconnect from Dialpad first.',
    ],
    'not-connected': ['Dialpadに接続していません。', 'There’s no connection to Dialpad.'],
    'dialpad-key-refused': [
      'DialpadがこのAPIキーを受け付けません。キーを貼り直してください。',
      'Dialpad doesn’t accept this API key. Paste it again.',
    ],
    'dialpad-forbidden': [
      'このAPIキーには必要な権限がありません。会社の管理者が作ったキーに替えてください。',
      'This API key lacks a permission. Use one that a company admin created.',
    ],
    'dialpad-busy': [
      'Dialpadが混み合っています。1分ほど待ってから、もう一度押してください。',
      'Dialpad is busy. Wait a minute, then try again.',
    ],
    'dialpad-unreachable': [
      'Dialpadから応答がありません。しばらくしてから、もう一度押してください。',
      'Dialpad doesn’t answer. Try again in a while.',
    ],
    'dialpad-unexpected': [
      'Dialpadがこの操作を受け付けませんでした。もう一度押しても変わらなければ、システムの担当者に連絡してください。',
      'Dialpad didn’t accept this. If it happens again, contact whoever runs the system.',
    ],
    'dialpad-address-taken': [
      'このお知らせ先は、Dialpadですでに別に登録されています。Dialpadの管理者に確認してください。',
      'This address is already registered elsewhere in Dialpad. Ask a Dialpad admin.',
    ],
    'dialpad-read-again': [
      'ほかの画面でDialpadから読み直されました。もう一度読み取ってください。',
      'Dialpad has been read again on another screen. Read it again here.',
    ],
    'dialpad-user-unknown': [
      'Dialpadに同じメールアドレスの方がいません。管理者に確認してください。',
      'Nobody in Dialpad has this email address. Ask an admin.',
    ],
    ...orderRefusals,
    'calls-too-often': [
      '続けてかけられるのは1分に5回までです。少し待ってから、もう一度かけてください。',
      'You can place five calls a minute. Wait a moment, then call again.',
    ],
    'recording-refused': [
      'Dialpadから録音を取得できませんでした。',
      'Couldn’t get the recording from Dialpad.',
    ],
    'recording-gone': [
      'この録音はDialpadにもうありません。',
      'Dialpad no longer has this recording.',
    ],
    'contract-taken': [
      'この契約番号は、ほかの契約がすでに使っています。',
      'Another account already uses this contract number.',
    ],
    'confirm-mismatch': [
      '確認の文字が一致しません。もう一度入力してください。',
      'The confirmation doesn’t match. Type it again.',
    ],
    'customer-unknown': ['この契約は見つかりません。', 'Account not found.'],
    'customer-exists': ['この契約IDはすでに使われています。', 'This account ID is already taken.'],
    'dead-letter-unknown': [
      'この受信は見つかりません。保存期間が過ぎたか、すでに読み直されています。',
      'Event not found. It has expired or has since been read.',
    ],
    unavailable: [
      '送信できませんでした。通信を確かめて、もう一度押してください。',
      'Couldn’t send this. Check the connection and try again.',
    ],
  } satisfies Record<RefusalCode, Pair> as Record<RefusalCode, Pair>,
});
export type SettingsWords = ReturnType<typeof useSettingsWords>;
