/** Firestore's names for documents: no slash, no lone dots, nothing between double underscores. */
const pattern = /^(?!\.\.?$)(?!__.*__$)[^/\p{Cc}]{1,50}$/u;

export type GroupCodeProblem = 'codeMissing' | 'codeWrong';

/** A code as typed, in one writing for each: full-width letters are the same as the others. */
export const readGroupCode = (text: string): string => text.normalize('NFKC').trim();

export function groupCodeProblem(code: string): GroupCodeProblem | null {
  if (code === '') return 'codeMissing';
  return pattern.test(code) ? null : 'codeWrong';
}

/** The first free one of G01, G02, …: a code to begin with for who does not care. */
export function nextGroupCode(codes: readonly string[]): string {
  const taken = new Set(codes);
  for (let n = 1; ; n += 1) {
    const code = `G${String(n).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}
