import { type HostingConfig, withPolicy } from './hosting-policy.ts';

/** Where App Check with reCAPTCHA Enterprise loads from and talks to, by directive. */
const recaptcha: Record<string, string> = {
  'script-src': 'https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/',
  'frame-src': 'https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/',
  'connect-src': 'https://content-firebaseappcheck.googleapis.com',
};

/** The configuration with a content security policy under which App Check works. */
export const admitRecaptcha = <Config extends HostingConfig>(config: Config): Config =>
  withPolicy(config, withRecaptcha);

const withRecaptcha = (policy: string): string =>
  policy
    .split('; ')
    // Google's script creates its own named policy. Trusted Types stay enforced.
    .filter((directive) => !directive.startsWith('trusted-types '))
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      const more = recaptcha[name];
      if (more === undefined) return directive;
      return [name, ...sources.filter((source) => source !== "'none'"), more].join(' ');
    })
    .join('; ');
