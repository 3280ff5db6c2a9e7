/** What of firebase.json is looked at here. */
export interface FirebaseConfig {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
}

/** Where App Check with reCAPTCHA Enterprise loads from and talks to, by directive. */
const recaptcha: Record<string, string> = {
  'script-src': 'https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/',
  'frame-src': 'https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/',
  'connect-src': 'https://content-firebaseappcheck.googleapis.com',
};

/** The configuration with a content security policy under which App Check works. */
export function admitRecaptcha(config: FirebaseConfig): FirebaseConfig {
  const headers = config.hosting.headers.map((block) => ({
    ...block,
    headers: block.headers.map(({ key, value }) => ({
      key,
      value: key === 'Content-Security-Policy' ? withRecaptcha(value) : value,
    })),
  }));
  return { ...config, hosting: { ...config.hosting, headers } };
}

const withRecaptcha = (policy: string): string =>
  policy
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      const more = recaptcha[name];
      if (more === undefined) return directive;
      return [name, ...sources.filter((source) => source !== "'none'"), more].join(' ');
    })
    .join('; ');
