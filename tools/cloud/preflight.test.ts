import { describe, expect, test } from 'vitest';
import { accountAddress, accounts } from '../../functions/src/config.ts';
import { deployerAddress, rolesOf } from './deployer.ts';
import { judge, type Answers } from './preflight.ts';
import { rightsOf } from './rights.ts';

const project = 'shop-1';

/** Who may act as the deployer. */
function lentTo(...subjects: string[]): Answers['deployer'] {
  const pool =
    'principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github';
  const members = subjects.map((subject) => `${pool}/subject/${subject}`);
  return { bindings: [{ role: 'roles/iam.workloadIdentityUser', members }] };
}

/** What Google answers for a project in which all is as docs/operating.md wants it. */
const right: Answers = {
  project: { lifecycleState: 'ACTIVE' },
  billing: { billingEnabled: true },
  database: {
    locationId: 'asia-northeast1',
    type: 'FIRESTORE_NATIVE',
    pointInTimeRecoveryEnablement: 'POINT_IN_TIME_RECOVERY_ENABLED',
  },
  keys: [{}],
  signIn: {
    signIn: { email: { enabled: true, passwordRequired: true } },
    client: { permissions: { disabledUserSignup: true } },
    emailPrivacyConfig: { enableImprovedEmailPrivacy: true },
    authorizedDomains: ['localhost', 'shop-1.web.app'],
  },
  providers: {},
  policy: {
    bindings: [
      ...accounts.flatMap((account) =>
        rightsOf(account, project).roles.map((role) => ({
          role,
          members: [`serviceAccount:${accountAddress(account, project)}`],
        })),
      ),
      ...rolesOf('deployer', project).map((role) => ({
        role,
        members: [`serviceAccount:${deployerAddress('deployer', project)}`],
      })),
    ],
  },
  indexes: [{ state: 'READY' }, { state: 'READY' }],
  backups: [{}],
  alerts: [{}],
  provider: { state: 'ACTIVE', attributeCondition: "assertion.repository == 'shop/cti'" },
  deployer: lentTo('repo:shop/cti:environment:production'),
};
const parameters = { WEB_API_KEY: 'AIza', OWN_ACCOUNTS: 'true' };

const faults = (answers: Partial<Answers>, more: Record<string, string> = {}) =>
  judge(project, { ...right, ...answers }, { ...parameters, ...more }, 2).filter(
    ({ fault }) => fault !== null,
  );

describe('the check before a deployment', () => {
  test('finds nothing where nothing is wrong', () => {
    expect(faults({})).toEqual([]);
  });

  const wrong: [string, Partial<Answers>, RegExp][] = [
    ['project', { project: null }, /gcloud auth login/],
    ['billing', { billing: { billingEnabled: false } }, /Blaze/],
    ['database', { database: null }, /databases create --location=asia-northeast1/],
    [
      'database',
      { database: { ...right.database, locationId: 'us-central1' } },
      /us-central1.*new project/,
    ],
    ['sealing key', { keys: [] }, /secrets:set SEALING_KEY/],
    [
      'no other sign-in',
      { providers: { defaultSupportedIdpConfigs: [{ name: 'p/google.com', enabled: true }] } },
      /switch off google\.com/,
    ],
    ['no self sign-up', { signIn: { ...right.signIn, client: {} } }, /Enable create/],
    [
      'addresses stay secret',
      { signIn: { ...right.signIn, emailPrivacyConfig: {} } },
      /enumeration/,
    ],
    ['address of the app', { signIn: { ...right.signIn, authorizedDomains: [] } }, /shop-1\.web/],
    ['rights', { policy: { bindings: [] } }, /--accounts/],
  ];
  test.each(wrong)('says of the %s what to do', (what, answers, todo) => {
    const [first] = faults(answers);
    expect(first).toMatchObject({ what, fault: expect.stringMatching(todo) as unknown });
    expect(first?.isLater).toBeUndefined();
  });

  test('everything that is missing in an empty project is said, each once', () => {
    const empty = Object.fromEntries(Object.keys(right).map((name) => [name, null]));
    const found = judge(project, empty as unknown as Answers, {}, 2);
    expect(found.filter(({ fault }) => fault === null)).toEqual([]);
    expect(new Set(found.map(({ what }) => what)).size).toBe(found.length);
  });

  test('what can follow the deployment does not stop it', () => {
    const found = faults({ indexes: [{ state: 'CREATING' }], backups: [], alerts: [] });
    expect(found.map(({ what, isLater }) => [what, isLater])).toEqual([
      ['indexes', true],
      ['recovery', true],
      ['alerts', true],
    ]);
  });

  test.each<[string, Partial<Answers>, RegExp]>([
    ['nothing', { provider: null, deployer: null }, /isn't set up.*--github/],
    ['any repository', { provider: { attributeCondition: 'true' } }, /any repository/],
    [
      'any branch',
      {
        deployer: lentTo('repo:shop/cti:environment:production', 'repo:shop/cti:ref:refs/heads/x'),
      },
      /remove .*refs\/heads\/x$/,
    ],
    ['nobody', { deployer: {} }, /No environment/],
    ['no provider', { provider: { ...right.provider, disabled: true } }, /switched off/],
  ])('deploying from GitHub: finds %s allowed, and waits for it', (_, answers, todo) => {
    const found = faults(answers);
    expect(found).toHaveLength(1);
    expect(found[0]?.fault).toMatch(todo);
    expect(found[0]?.isLater).toBe(true);
  });

  test('an address of its own has to be known, too', () => {
    expect(faults({}, { APP_URL: 'https://cti.example.com' })).toMatchObject([
      { fault: expect.stringContaining('add cti.example.com') as unknown },
    ]);
  });
});
