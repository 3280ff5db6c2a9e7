import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountAddress, accounts } from '../../functions/src/config.ts';
import { region } from '../../functions/src/model/methods.ts';
import { deployerAddress, poolName, rolesOf } from './deployer.ts';
import { Failure } from '../failure.ts';
import { run } from '../process.ts';
import { rightsOf } from './rights.ts';
import { root } from '../root.ts';
import { which } from '../which.ts';

/**
 * `npm run deploy -- --check`: looks at everything a deployment needs, changes nothing, and says of each fault what to
 * do. What is asked of Google and what is made of its answers are apart, so that the latter can be tested.
 */

/** Google's answers; null = refused or not there. */
export interface Answers {
  project: { lifecycleState?: string } | null;
  billing: { billingEnabled?: boolean } | null;
  database: {
    locationId?: string;
    type?: string;
    pointInTimeRecoveryEnablement?: string;
  } | null;
  /** Enabled versions of the sealing key. */
  keys: unknown[] | null;
  /** Identity Platform's configuration. */
  signIn: {
    signIn?: {
      email?: { enabled?: boolean; passwordRequired?: boolean };
      phoneNumber?: { enabled?: boolean };
      anonymous?: { enabled?: boolean };
    };
    client?: { permissions?: { disabledUserSignup?: boolean } };
    emailPrivacyConfig?: { enableImprovedEmailPrivacy?: boolean };
    authorizedDomains?: string[];
  } | null;
  /** Other ways to sign in. */
  providers: { defaultSupportedIdpConfigs?: { name?: string; enabled?: boolean }[] } | null;
  policy: { bindings?: { role: string; members: string[] }[] } | null;
  indexes: { state?: string }[] | null;
  backups: unknown[] | null;
  alerts: unknown[] | null;
  /** Whose tokens are believed, by GitHub's provider. */
  provider: { attributeCondition?: string; state?: string; disabled?: boolean } | null;
  /** Who may act as the account that deploys from GitHub. */
  deployer: Answers['policy'];
}

/** The functions' parameters, from their `.env` files. */
export type Settings = Record<string, string>;

export interface Checked {
  what: string;
  /** Null = in order. */
  fault: string | null;
  /** A deployment works without it. */
  isLater?: true;
}

/** Judges each answer: one line each, which says what to do. */
export function judge(
  project: string,
  answers: Answers,
  parameters: Settings,
  wantedIndexes: number,
): Checked[] {
  const { database, signIn, policy, indexes } = answers;
  const ready = indexes?.filter(({ state }) => state === 'READY').length ?? 0;
  const ways = signIn?.signIn;
  const appHost = new URL(parameters['APP_URL'] || `https://${project}.web.app`).hostname;
  const others = [
    ...(ways?.phoneNumber?.enabled ? ['phone'] : []),
    ...(ways?.anonymous?.enabled ? ['anonymous'] : []),
    ...(answers.providers?.defaultSupportedIdpConfigs ?? [])
      .filter(({ enabled }) => enabled)
      .map(({ name }) => name?.split('/').at(-1) ?? '?'),
  ];
  const check = (what: string, isRight: boolean | undefined, fault: string): Checked => ({
    what,
    fault: isRight ? null : fault,
  });
  const later = (what: string, isRight: boolean | undefined, fault: string): Checked => ({
    ...check(what, isRight, fault),
    isLater: true,
  });
  return [
    check(
      'project',
      answers.project?.lifecycleState === 'ACTIVE',
      `${project} isn't there, or you may not see it: gcloud auth login, or correct .firebaserc.`,
    ),
    check(
      'billing',
      answers.billing?.billingEnabled,
      'Choose the Blaze plan in the Firebase console: functions need it.',
    ),
    check(
      'database',
      database?.type === 'FIRESTORE_NATIVE' && database.locationId === region,
      database
        ? `Firestore is ${database.type ?? 'unknown'} in ${database.locationId ?? 'nowhere'}; it has to be native in ${region}, and can't be moved: start with a new project.`
        : `gcloud firestore databases create --location=${region} --project=${project}`,
    ),
    check(
      'sealing key',
      (answers.keys?.length ?? 0) > 0,
      'openssl rand -base64 32 | npx firebase functions:secrets:set SEALING_KEY --data-file -',
    ),
    check(
      'sign-in by email',
      ways?.email?.enabled && ways.email.passwordRequired,
      'Authentication > Sign-in method: switch on Email/Password, without email links.',
    ),
    check(
      'no other sign-in',
      signIn !== null && others.length === 0,
      signIn === null
        ? 'Authentication: press Get started.'
        : `Authentication > Sign-in method: switch off ${others.join(', ')}; they let people in without the mailbox.`,
    ),
    check(
      'no self sign-up',
      signIn?.client?.permissions?.disabledUserSignup,
      'Authentication > Settings > User actions: switch off Enable create (sign-up).',
    ),
    check(
      'addresses stay secret',
      signIn?.emailPrivacyConfig?.enableImprovedEmailPrivacy,
      'Authentication > Settings > User actions: switch on email enumeration protection.',
    ),
    check(
      'address of the app',
      signIn?.authorizedDomains?.includes(appHost),
      `Authentication > Settings > Authorized domains: add ${appHost}.`,
    ),
    check(
      'web API key',
      Boolean(parameters['WEB_API_KEY']),
      `Put WEB_API_KEY=… (Project settings > General) into functions/.env.${project}: mails and phone sign-in need it.`,
    ),
    ...rights(project, policy, parameters).map((fault) => ({ what: 'rights', fault })),
    later(
      'indexes',
      ready >= wantedIndexes,
      `${ready} of ${wantedIndexes} are ready: the deployment makes them; wait until all are before anybody signs in.`,
    ),
    later(
      'recovery',
      database?.pointInTimeRecoveryEnablement === 'POINT_IN_TIME_RECOVERY_ENABLED' &&
        (answers.backups?.length ?? 0) > 0,
      'npm run -s deploy -- --backups > backups.sh; bash backups.sh',
    ),
    later(
      'alerts',
      (answers.alerts?.length ?? 0) > 0,
      'npm run -s deploy -- --alerts > alerts.sh; MAIL=… bash alerts.sh',
    ),
    ...fromGithub(project, answers).map((fault) => ({
      what: 'deploying from GitHub',
      fault,
      isLater: true as const,
    })),
  ];
}

/** What deployments from GitHub lack; null = nothing, said once. */
function fromGithub(project: string, { provider, deployer, policy }: Answers): (string | null)[] {
  const todo = 'REPOSITORY=OWNER/NAME ENVIRONMENT=… ; npm run -s deploy -- --github > github.sh';
  if (provider === null || deployer === null) return [`It isn't set up: ${todo}`];
  const lacking = rolesOf('deployer', project).filter(
    (role) => !has(policy, role, `serviceAccount:${deployerAddress('deployer', project)}`),
  );
  const lent = (deployer.bindings ?? [])
    .filter(({ role }) => role === 'roles/iam.workloadIdentityUser')
    .flatMap(({ members }) => members);
  const loose = lent.filter((one) => !/\/subject\/repo:[^:*]+:environment:[\w-]+$/.test(one));
  const faults = [
    ...(provider.disabled ? ['The provider is switched off.'] : []),
    ...(/^assertion\.repository == '[^']+'$/.test(provider.attributeCondition ?? '')
      ? []
      : [`The provider believes tokens of any repository: ${todo}`]),
    ...lacking.map((role) => `cti-deployer lacks ${role}: ${todo}`),
    ...(lent.length === 0 ? [`No environment may act as cti-deployer: ${todo}`] : []),
    ...loose.map((one) => `More than one environment may act as cti-deployer: remove ${one}`),
  ];
  return faults.length > 0 ? faults : [null];
}

/** Whether somebody has a role. */
const has = (policy: Answers['policy'], role: string, member: string): boolean =>
  policy?.bindings?.some((one) => one.role === role && one.members.includes(member)) ?? false;

/** What the functions' accounts lack; null = nothing, said once. */
function rights(
  project: string,
  policy: Answers['policy'],
  parameters: Settings,
): (string | null)[] {
  if (parameters['OWN_ACCOUNTS'] !== 'true') {
    return ['All functions run as one account: npm run -s deploy -- --accounts'];
  }
  const lacking = accounts.flatMap((account) => {
    const address = accountAddress(account, project);
    return rightsOf(account, project)
      .roles.filter((role) => !has(policy, role, `serviceAccount:${address}`))
      .map((role) => `cti-${account} lacks ${role}: npm run -s deploy -- --accounts`);
  });
  return lacking.length > 0 ? lacking : [null];
}

/** Asks Google about everything at once. */
async function ask(project: string): Promise<Answers> {
  const gcloud = async <T>(...args: string[]): Promise<T | null> => {
    const { code, output } = await run('gcloud', [
      ...args,
      `--project=${project}`,
      '--format=json',
    ]);
    if (code !== 0) return null;
    // What gcloud remarks on comes before its answer.
    const begin = /^[[{]/m.exec(output)?.index;
    return begin === undefined ? null : (JSON.parse(output.slice(begin)) as T);
  };
  const { code, output } = await run('gcloud', ['auth', 'print-access-token']);
  if (code !== 0) throw new Failure('gcloud knows nobody: gcloud auth login');
  const identity = async <T>(path: string): Promise<T | null> => {
    const url = `https://identitytoolkit.googleapis.com/admin/v2/projects/${project}/${path}`;
    const headers = { Authorization: `Bearer ${output.trim()}`, 'X-Goog-User-Project': project };
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(30_000) });
    return answer.ok ? ((await answer.json()) as T) : null;
  };
  const database = '--database=(default)';
  const [
    p,
    billing,
    db,
    keys,
    signIn,
    providers,
    policy,
    indexes,
    backups,
    alerts,
    provider,
    deployer,
  ] = await Promise.all([
    gcloud<NonNullable<Answers['project']>>('projects', 'describe', project),
    gcloud<NonNullable<Answers['billing']>>('billing', 'projects', 'describe', project),
    gcloud<NonNullable<Answers['database']>>('firestore', 'databases', 'describe', database),
    gcloud<unknown[]>('secrets', 'versions', 'list', 'SEALING_KEY', '--filter=state:enabled'),
    identity<NonNullable<Answers['signIn']>>('config'),
    identity<NonNullable<Answers['providers']>>('defaultSupportedIdpConfigs'),
    gcloud<NonNullable<Answers['policy']>>('projects', 'get-iam-policy', project),
    gcloud<{ state?: string }[]>('firestore', 'indexes', 'composite', 'list', database),
    gcloud<unknown[]>('firestore', 'backups', 'schedules', 'list', database),
    gcloud<unknown[]>('monitoring', 'policies', 'list', '--filter=userLabels.cti=alert'),
    gcloud<NonNullable<Answers['provider']>>(
      'iam',
      'workload-identity-pools',
      'providers',
      'describe',
      poolName,
      `--workload-identity-pool=${poolName}`,
      '--location=global',
    ),
    gcloud<NonNullable<Answers['policy']>>(
      'iam',
      'service-accounts',
      'get-iam-policy',
      deployerAddress('deployer', project),
    ),
  ]);
  return {
    project: p,
    billing,
    database: db,
    keys,
    signIn,
    providers,
    policy,
    indexes,
    backups,
    alerts,
    provider,
    deployer,
  };
}

/** The functions' parameters for a project, as `firebase deploy` reads them. */
export function parametersOf(project: string): Settings {
  const found: Settings = {};
  for (const name of ['.env', `.env.${project}`]) {
    const file = join(root, 'functions', name);
    if (!existsSync(file)) continue;
    for (const [, key = '', value = ''] of readFileSync(file, 'utf8').matchAll(/^(\w+)=(.*)$/gm)) {
      found[key] = value.trim();
    }
  }
  return found;
}

/** Prints a line for each check; 1 = something has to be done first. */
export async function preflight(project: string): Promise<number> {
  if (which('gcloud') === undefined) {
    throw new Failure('gcloud is missing: install the Google Cloud CLI, then gcloud auth login.');
  }
  const { indexes } = JSON.parse(readFileSync(join(root, 'firestore.indexes.json'), 'utf8')) as {
    indexes: unknown[];
  };
  const checked = judge(project, await ask(project), parametersOf(project), indexes.length);
  for (const { what, fault, isLater } of checked) {
    const mark = fault === null ? '✓' : isLater ? '–' : '✗';
    console.log(`${mark} ${what}${fault === null ? '' : `: ${fault}`}`);
  }
  return checked.some(({ fault, isLater }) => fault !== null && !isLater) ? 1 : 0;
}
