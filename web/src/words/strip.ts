import { useLanguage } from './use-words.tsx';

const ja = {
  open: '常に手前に表示',
  close: '手前の小窓を閉じる',
  waiting: '待ち呼',
  more: (n: number) => `ほか${n}件`,
  allGroups: 'すべてのグループ',
  missed: (n: number) => `離れている間に ${n}件の着信に出られませんでした。`,
  missedOpen: '履歴で確かめる',
};

export type StripWords = typeof ja;

const en: StripWords = {
  open: 'Keep on top',
  close: 'Close the small window',
  waiting: 'waiting',
  more: (n) => `${n} more`,
  allGroups: 'All groups',
  missed: (n) => (n === 1 ? 'You missed 1 call while away.' : `You missed ${n} calls while away.`),
  missedOpen: 'Check the history',
};

export function useStripWords(): StripWords {
  return useLanguage()[0] === 'en' ? en : ja;
}
