import { region } from '../../functions/src/model/methods.ts';

/** The parts of firebase.json used here. */
export interface HostingConfig {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
}

/**
 * The pages that ask our servers: every page, and the phone, whose own policy takes the place of that. Dialpad's mini
 * dialer, which also has its own, asks nobody.
 */
const asking = ['**', '/cti-phone'];

/** The configuration with another content security policy. */
function withPolicy<Config extends HostingConfig>(
  config: Config,
  change: (policy: string) => string,
): Config {
  const headers = config.hosting.headers.map((block) => ({
    ...block,
    headers: block.headers.map(({ key, value }) => ({
      key,
      value:
        key === 'Content-Security-Policy' && asking.includes(block.source) ? change(value) : value,
    })),
  }));
  return { ...config, hosting: { ...config.hosting, headers } };
}

/** The configuration with pages that may also connect to these addresses. */
export const withConnections = <Config extends HostingConfig>(
  config: Config,
  addresses: readonly string[],
): Config =>
  withPolicy(config, (policy) =>
    policy.replace(/connect-src [^;]*/, (sources) => [sources, ...addresses].join(' ')),
  );

/** firebase.json fits every project; deployed pages may call the functions of their own project and nobody else's. */
export const forProject = <Config extends HostingConfig>(config: Config, project: string): Config =>
  withConnections(config, [`https://${region}-${project}.cloudfunctions.net`]);

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
