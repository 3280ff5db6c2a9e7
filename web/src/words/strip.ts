import { createWords } from './create-words.ts';

export const useStripWords = createWords({
  open: ['常に手前に表示', 'Keep on top'],
  close: ['手前の小窓を閉じる', 'Close the small window'],
  waiting: ['待ち呼', 'waiting'],
  more: (n: number) => [`ほか${n}件`, `${n} more`],
  allGroups: ['すべてのグループ', 'All groups'],
  missed: (n: number) => [
    `離れている間に ${n}件の着信に出られませんでした。`,
    n === 1 ? 'You missed 1 call while away.' : `You missed ${n} calls while away.`,
  ],
  missedOpen: ['履歴で確かめる', 'Check the history'],
});
