/** What of firebase.json is looked at here. */
export interface HostingConfig {
  hosting: { headers: { source: string; headers: { key: string; value: string }[] }[] };
}

/** The configuration with another content security policy. */
export function withPolicy<Config extends HostingConfig>(
  config: Config,
  change: (policy: string) => string,
): Config {
  const headers = config.hosting.headers.map((block) => ({
    ...block,
    headers: block.headers.map(({ key, value }) => ({
      key,
      value: key === 'Content-Security-Policy' ? change(value) : value,
    })),
  }));
  return { ...config, hosting: { ...config.hosting, headers } };
}
