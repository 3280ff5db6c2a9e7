import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { customerOf, tokenUrl } from './commands/token.ts';

/** The settings can't be used; each line says one mistake. */
export class ConfigMistakes extends Error {
  override name = 'ConfigMistakes';
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const text = (error: string) => z.string({ error }).check(z.regex(/^[^\r\n]+$/, { error }));
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).check(z.minimum(least, { error }), z.maximum(most, { error }));
};
const yesOrNo = z.boolean({ error: 'must be true or false' });

const amiSchema = z.strictObject({
  host: z._default(text('must be a host name or an address'), '127.0.0.1'),
  port: z._default(whole(1, 65_535), 5_038),
  username: text('must be the name of a user in manager.conf'),
  secret: text("must be this user's secret in manager.conf"),
  /** The port is Asterisk's `tlsbindaddr`. */
  tls: z._default(yesOrNo, false),
  /** Certificates to trust besides the well-known ones, as PEM. */
  caFile: z.optional(text('must be the path of a file')),
});

const webhookSchema = z.strictObject({
  url: z
    .string({ error: 'must be the address of the webhook' })
    .check(z.refine(isWebhookUrl, { error: 'must be an https address without a password in it' })),
  secret: text('must be a text').check(
    z.minLength(32, { error: "must be the webhook's secret, of at least 32 characters" }),
  ),
});

const queueSchema = z.strictObject({
  folder: z._default(
    text('must be the path of a folder').check(z.startsWith('/', { error: 'must begin with /' })),
    '/var/lib/cti-bridge',
  ),
  maxMegabytes: z._default(whole(1, 100_000), 256),
  /** What's older is set aside instead of delivered. */
  maxDays: z._default(whole(1, 90), 7),
});

const endpoint = text('must be the name of an endpoint, like trunk in PJSIP/trunk-0000003f');

/** What can't be seen in Asterisk's events: which endpoints are what. */
const asteriskSchema = z.strictObject({
  /** Endpoints that lead outside. */
  trunks: z
    .array(endpoint, { error: 'must be a list of endpoints' })
    .check(z.minLength(1, { error: 'must name at least one endpoint' })),
  /** Extensions of endpoints that aren't named after theirs. */
  extensions: z._default(
    z.record(z.string(), text('must be an extension'), { error: 'must be an object' }),
    {},
  ),
  /** Contexts of the dial plan in which calls from outside begin: their extensions are numbers of ours. */
  contexts: z._default(
    z
      .array(text('must be the name of a context'), { error: 'must be a list of contexts' })
      .check(z.maxLength(20, { error: 'must name at most 20 contexts' })),
    [],
  ),
  /** Precedes every id, where several servers without a `systemname` serve one customer. */
  idPrefix: z._default(
    z
      .string({ error: 'must be a text' })
      .check(
        z.regex(/^[A-Za-z0-9-]{0,20}$/, { error: 'must be up to 20 letters, digits and hyphens' }),
      ),
    '',
  ),
});

const digits = (longest: number) => {
  const error = `must be up to ${longest} of the keys 0 to 9, * and #`;
  return z.string({ error }).check(z.regex(new RegExp(`^[0-9*#]{0,${longest}}$`), { error }));
};

/** What Asterisk may be told to do, and how its dialplan wants it. Without it, nothing. */
const commandsSchema = z.strictObject({
  /** Where the phones' own calls begin: `context` of their endpoints. */
  context: z
    .string({ error: 'must be the context in which the phones dial' })
    .check(
      z.regex(/^[A-Za-z0-9_-]{1,79}$/, { error: 'must be letters, digits, hyphens, underscores' }),
    ),
  /** What rings an extension's phone. */
  phone: z._default(
    z.string({ error: 'must be like PJSIP/{endpoint}' }).check(
      z.regex(/^[A-Za-z0-9]{2,10}\/[A-Za-z0-9_.@-]*\{(endpoint|extension)\}[A-Za-z0-9_.@/-]*$/, {
        error: 'must be like PJSIP/{endpoint} or Local/{extension}@from-internal/n',
      }),
    ),
    'PJSIP/{endpoint}',
  ),
  /** Dialled before every number, to get a line. */
  prefix: z._default(digits(10), ''),
  countryCode: z._default(
    z
      .string({ error: 'must be a text like 81' })
      .check(z.regex(/^[1-9][0-9]{0,2}$/, { error: 'must be a country code like 81' })),
    '81',
  ),
  nationalPrefix: z._default(digits(4), '0'),
  internationalPrefix: z._default(digits(6), '010'),
  /** Where tokens are had, if the webhook's address doesn't tell. */
  url: z.optional(
    z
      .string({ error: 'must be an address' })
      .check(
        z.refine(isWebhookUrl, { error: 'must be an https address without a password in it' }),
      ),
  ),
});

const configSchema = z.strictObject({
  /** Tells this phone system from others of the same customer. */
  name: z._default(
    z.string().check(
      z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, {
        error: 'must be up to 40 letters, digits, hyphens and underscores',
      }),
    ),
    'pbx',
  ),
  ami: amiSchema,
  webhook: webhookSchema,
  queue: z.prefault(queueSchema, {}),
  /** 0 = none. */
  heartbeatSeconds: z._default(whole(0, 3_600), 60),
  /** Whether telephones, queues and their members are told, besides calls. */
  tellsPbx: z._default(yesOrNo, true),
  asterisk: asteriskSchema,
  commands: z.optional(commandsSchema),
});

export type Config = z.infer<typeof configSchema>;

/** Reads the settings. Throws {@link ConfigMistakes}. */
export function readConfig(path: string): Config {
  return configOf(jsonIn(path));
}

/** Judges settings. Throws {@link ConfigMistakes}. */
export function configOf(value: unknown): Config {
  const parsed = configSchema.safeParse(value);
  if (parsed.success) {
    const { commands, webhook, heartbeatSeconds } = parsed.data;
    // By them the console knows that there is anybody to ask.
    if (commands && heartbeatSeconds === 0) {
      throw new ConfigMistakes(['heartbeatSeconds: must not be 0 with commands']);
    }
    if (commands && commands.url === undefined && tokenUrl(webhook.url) === null) {
      throw new ConfigMistakes(['commands.url: is missing, and webhook.url does not tell it']);
    }
    if (commands && customerOf(webhook.url) === null) {
      throw new ConfigMistakes(['webhook.url: must end in the customer with commands']);
    }
    return parsed.data;
  }
  throw new ConfigMistakes(
    parsed.error.issues.flatMap((issue) => {
      const path = issue.path.join('.');
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map(
          (key) => `${[...issue.path, key].join('.')}: there is no such setting`,
        );
      }
      const isMissing = at(value, issue.path) === undefined;
      return [`${path || 'the file'}: ${isMissing ? 'is missing' : issue.message}`];
    }),
  );
}

function jsonIn(path: string): unknown {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigMistakes([`${path}: can't be read (${(error as NodeJS.ErrnoException).code})`]);
  }
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ConfigMistakes([`${path}: is not JSON`]);
  }
}

/** Documents hold telephone numbers: only a webhook on this machine may be without encryption. */
function isWebhookUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
  return !username && !password && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

const at = (value: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (found as Record<PropertyKey, unknown> | null)?.[key],
    value,
  );
