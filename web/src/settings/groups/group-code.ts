/** Firestore's rules for document names: no slash, no lone dots, nothing between double underscores. */
const pattern = /^(?!\.\.?$)(?!__.*__$)[^/\p{Cc}]{1,50}$/u;

export type GroupCodeProblem = 'codeMissing' | 'codeWrong';

/** A typed code, normalised: full-width letters count as their half-width forms. */
export const readGroupCode = (text: string): string => text.normalize('NFKC').trim();

export function groupCodeProblem(code: string): GroupCodeProblem | null {
  if (code === '') return 'codeMissing';
  return pattern.test(code) ? null : 'codeWrong';
}

/** The first free one of G01, G02, …: the default for anyone who doesn't care. */
export function nextGroupCode(codes: readonly string[]): string {
  const taken = new Set(codes);
  for (let n = 1; ; n += 1) {
    const code = `G${String(n).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}
