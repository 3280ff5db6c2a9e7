import { log } from '../log.ts';

/** Identity Toolkit's REST API, with the web app's key. */
export interface IdentityToolkit {
  url: string;
  apiKey: string;
}

/**
 * Has Google mail a link for choosing a password. Nobody else sees the link, not even us.
 *
 * @param continueUrl where the person continues afterwards
 * @returns false if it couldn't be sent, and a retry may help
 */
export async function mailPasswordLink(
  { url, apiKey }: IdentityToolkit,
  email: string,
  continueUrl: string,
): Promise<boolean> {
  try {
    const response = await fetch(`${url}/accounts:sendOobCode?key=${encodeURIComponent(apiKey)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-firebase-locale': 'ja' },
      body: JSON.stringify({ requestType: 'PASSWORD_RESET', email, continueUrl }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`mail not sent, status ${response.status}`);
    return true;
  } catch (error) {
    log.failed({ where: 'mailPasswordLink', error });
    return false;
  }
}
