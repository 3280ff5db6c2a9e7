import { accountAddress, accounts } from '../../functions/src/config.ts';

/** Who deploys from GitHub: no key, but a token of one workflow run, for one environment. */
export const deployers = {
  /** Everything of a deployment: rules, indexes, functions, pages. */
  deployer: {
    account: 'cti-deployer',
    role: 'ctiDeployer',
    title: 'CTI: deployer',
    permissions: [
      'firebase.projects.get',
      'firebase.clients.get',
      'firebase.clients.list',
      'serviceusage.services.get',
      'serviceusage.services.use',
      'datastore.databases.get',
      'datastore.databases.list',
      // Functions that anybody may call are made public, as HTTP functions and as the services behind them.
      'cloudfunctions.functions.getIamPolicy',
      'cloudfunctions.functions.setIamPolicy',
      'run.services.get',
      'run.services.list',
      'run.services.getIamPolicy',
      'run.services.setIamPolicy',
    ],
    roles: [
      'roles/cloudfunctions.developer',
      'roles/cloudscheduler.admin',
      'roles/datastore.indexAdmin',
      'roles/firebasehosting.admin',
      'roles/firebaserules.admin',
      // That a secret is there, not what it says.
      'roles/secretmanager.viewer',
    ],
  },
  /** Pages of a pull request, beside the live ones. */
  preview: {
    account: 'cti-preview',
    role: 'ctiPreview',
    title: 'CTI: previews',
    permissions: [
      'firebase.projects.get',
      'firebase.clients.get',
      'firebase.clients.list',
      'serviceusage.services.get',
      'serviceusage.services.use',
      'cloudfunctions.functions.get',
      'cloudfunctions.functions.list',
      'run.services.get',
      'run.services.list',
    ],
    roles: ['roles/firebasehosting.admin'],
  },
} as const;

/** The pool and the provider have the same name. */
export const poolName = 'github';

export const deployerAddress = (who: keyof typeof deployers, project: string): string =>
  `${deployers[who].account}@${project}.iam.gserviceaccount.com`;

/** All roles in the project, our custom one among them. */
export const rolesOf = (who: keyof typeof deployers, project: string): string[] => [
  `projects/${project}/roles/${deployers[who].role}`,
  ...deployers[who].roles,
];

/**
 * What `npm run deploy -- --github` prints: GitHub's tokens are believed, for one repository only; each account is lent
 * to the runs of one environment of it.
 */
export function deployerText(project: string): string {
  const on = `--project=${project}`;
  const place = `--location=global ${on}`;
  const quiet = '--condition=None --quiet > /dev/null';
  const subject =
    `principal://iam.googleapis.com/projects/$NUMBER/locations/global/workloadIdentityPools/${poolName}` +
    '/subject/repo:$REPOSITORY:environment:';
  const make = (who: keyof typeof deployers): string[] => {
    const { account, role, title, permissions } = deployers[who];
    const member = `--member=serviceAccount:${deployerAddress(who, project)}`;
    return [
      `gcloud iam roles create ${role} --title='${title}' --permissions=${permissions.join(',')} --stage=GA ${on}`,
      `gcloud iam service-accounts create ${account} --display-name='${title}' ${on}`,
      ...rolesOf(who, project).map(
        (one) =>
          `gcloud projects add-iam-policy-binding ${project} ${member} --role=${one} ${quiet}`,
      ),
    ];
  };
  const lend = (who: keyof typeof deployers, environment: string): string =>
    `gcloud iam service-accounts add-iam-policy-binding ${deployerAddress(who, project)} ` +
    `--role=roles/iam.workloadIdentityUser --member="${subject}${environment}" ${on} > /dev/null`;
  return [
    '# Once for each project, by an owner, in bash, after --accounts; what is there already is said and left. Before:',
    '#   REPOSITORY=OWNER/NAME ENVIRONMENT=production (or staging: that project also gets the previews)',
    ': "${REPOSITORY:?OWNER/NAME of the repository}" "${ENVIRONMENT:?staging or production}"',
    'export REPOSITORY ENVIRONMENT',
    `NUMBER=$(gcloud projects describe ${project} --format='value(projectNumber)')`,
    `gcloud services enable iamcredentials.googleapis.com sts.googleapis.com cloudresourcemanager.googleapis.com ${on}`,
    `gcloud iam workload-identity-pools create ${poolName} --display-name=GitHub ${place}`,
    `gcloud iam workload-identity-pools providers create-oidc ${poolName} --workload-identity-pool=${poolName} ` +
      `--issuer-uri=https://token.actions.githubusercontent.com --attribute-mapping=google.subject=assertion.sub ` +
      `--attribute-condition="assertion.repository == '$REPOSITORY'" ${place}`,
    ...make('deployer'),
    '# It may start the functions under their accounts, and be nobody else.',
    ...accounts.map(
      (account) =>
        `gcloud iam service-accounts add-iam-policy-binding ${accountAddress(account, project)} ` +
        `--member=serviceAccount:${deployerAddress('deployer', project)} --role=roles/iam.serviceAccountUser ${on} > /dev/null`,
    ),
    lend('deployer', '$ENVIRONMENT'),
    'if [ "$ENVIRONMENT" = staging ]; then',
    ...[...make('preview'), lend('preview', 'preview')].map((line) => `  ${line}`),
    'fi',
    '# For GitHub: Settings > Environments > (its name) > Environment variables',
    `echo "CTI_PROJECT=${project}"`,
    `echo "IDENTITY_PROVIDER=projects/$NUMBER/locations/global/workloadIdentityPools/${poolName}/providers/${poolName}"`,
    `echo "DEPLOYER=${deployerAddress('deployer', project)} (in preview: ${deployerAddress('preview', project)})"`,
  ].join('\n');
}
