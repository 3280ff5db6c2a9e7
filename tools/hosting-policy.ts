import { region } from '../functions/src/model/methods.ts';

/** The parts of firebase.json used here. */
export interface HostingConfig {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
}

/** Every page; a page with a policy of its own keeps it. */
const everywhere = '**';

/** The configuration with another content security policy. */
export function withPolicy<Config extends HostingConfig>(
  config: Config,
  change: (policy: string) => string,
): Config {
  const headers = config.hosting.headers.map((block) => ({
    ...block,
    headers: block.headers.map(({ key, value }) => ({
      key,
      value:
        key === 'Content-Security-Policy' && block.source === everywhere ? change(value) : value,
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

/**
 * What is deployed: firebase.json fits every project and names no functions; the pages of one project may ask
 * that project's functions and nobody else's.
 */
export const forProject = <Config extends HostingConfig>(config: Config, project: string): Config =>
  withConnections(config, [`https://${region}-${project}.cloudfunctions.net`]);
