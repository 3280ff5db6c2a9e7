import { createWords } from './create-words.ts';

/** What each key does, for the sheet that lists them. */
export const useShortcutWords = createWords({
  title: ['キーボード操作', 'Keyboard shortcuts'],
  note: ['文字を入力している間は働きません。', 'Shortcuts are off while you’re typing.'],
  names: {
    search: ['検索欄へ', 'Go to the search field'],
    call: ['鳴っている通話を開く', 'Open a ringing call'],
    person: ['どのお客様かを選ぶ', 'Choose who’s calling'],
    tab: ['通話を切り替える', 'Switch between calls'],
    memo: ['メモを書く', 'Write the memo'],
    recap: ['要約をメモに写す', 'Copy the recap into the memo'],
    proposal: ['AIの要約からの提案を取り込む', 'Apply what the AI summary suggests'],
    claim: ['折返しを自分が受け持つ・手放す', 'Take a callback, or release it'],
    handled: ['折返しを済みにする', 'Mark a callback as handled'],
    status: ['自分の状態を変える', 'Change my status'],
    row: ['一覧の行を上下に移る', 'Move up and down a list'],
    answer: ['電話に出る', 'Answer'],
    hangUp: ['電話を切る・拒否する', 'Hang up, or decline'],
    hold: ['保留する・解除する', 'Hold, or take back'],
    mute: ['ミュートする・解除する', 'Mute, or unmute'],
    transfer: ['転送する', 'Transfer'],
    swap: ['2件の通話を切り替える', 'Swap the two calls'],
    openCard: ['カードを開く', 'Open the card'],
    redial: ['リダイヤル', 'Redial'],
    tone: ['キーパッドの音を送る', 'Send keypad tones'],
    close: ['カードを閉じる', 'Close the card'],
    sheet: ['この一覧', 'This list'],
  },
});
