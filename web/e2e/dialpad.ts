import { dialpadUrl } from '../../tools/demo/constants.ts';
import type { CompanyOptions } from '../../tools/dialpad/company.ts';

/** Gives a customer a company at Dialpad's stand-in, with a key of its own. */
export async function addDialpadCompany(
  customerId: string,
  options: Omit<CompanyOptions, 'key'> = {},
): Promise<{ key: string }> {
  const key = `dialpad-key-of-${customerId}`;
  const response = await fetch(`${dialpadUrl}/stand-in/companies`, {
    method: 'POST',
    body: JSON.stringify({ key, ...options }),
  });
  if (!response.ok) throw new Error(`The stand-in made no company: ${response.status}.`);
  return { key };
}
