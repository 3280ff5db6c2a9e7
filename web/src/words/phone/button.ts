import { createWords } from '../create-words.ts';

/** What leads to the browser's own phone, in every page's bar and in the check of the desk. */
export const usePhoneButtonWords = createWords({
  open: ['電話を開く', 'Open the phone'],
  blocked: [
    'ブラウザーが小窓を止めました。このサイトのポップアップを許可してから、もう一度押してください。',
    'The browser blocked the window. Allow pop-ups for this site, then press again.',
  ],
  stepText: [
    'マイク・スピーカー・着信音と、音の往復を電話の小窓で確かめます。',
    'Check microphone, speaker, ringing and the sound’s way there and back in the phone’s window.',
  ],
  stepAction: ['音のチェック', 'Sound check'],
});
