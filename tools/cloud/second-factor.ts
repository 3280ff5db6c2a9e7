/** How to switch authenticator apps on, once a project; accepts a period before and after, as RFC 6238 says. */
export function secondFactorText(project: string): string {
  const provider = { state: 'ENABLED', totpProviderConfig: { adjacentIntervals: 1 } };
  const config = `https://identitytoolkit.googleapis.com/admin/v2/projects/${project}/config`;
  return [
    '# 1. In the Firebase console: Authentication > Settings > upgrade to Identity Platform.',
    '# 2. Switch authenticator apps on:',
    `curl -X PATCH '${config}?updateMask=mfa' \\`,
    `  -H "Authorization: Bearer $(gcloud auth print-access-token)" \\`,
    `  -H 'X-Goog-User-Project: ${project}' -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify({ mfa: { providerConfigs: [provider] } })}'`,
    '# 3. Look at what is set now:',
    `curl '${config}' \\`,
    `  -H "Authorization: Bearer $(gcloud auth print-access-token)" -H 'X-Goog-User-Project: ${project}'`,
  ].join('\n');
}
