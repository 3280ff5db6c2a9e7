import { type Account, accountAddress, accounts } from '../../functions/src/config.ts';

/** A function group's rights in the project; docs/rights.md explains them. */
interface Rights {
  /** Roles in the project, including our custom ones. */
  roles: readonly string[];
  /** May read `SEALING_KEY`. */
  key: boolean;
  /** May sign tokens as itself, for people who sign in with a phone number. */
  tokens: boolean;
}

/** Custom roles, because Google's grant more: the one for accounts may also change the sign-in providers. */
const ownRoles = {
  ctiPeople: {
    title: 'CTI: accounts of members',
    permissions: ['create', 'delete', 'get', 'update'].map((verb) => `firebaseauth.users.${verb}`),
  },
  ctiPasswords: {
    title: 'CTI: passwords and sessions of members',
    permissions: ['get', 'update'].map((verb) => `firebaseauth.users.${verb}`),
  },
  ctiPush: {
    title: 'CTI: push messages',
    permissions: ['cloudmessaging.messages.create'],
  },
} as const;

const firestore = 'roles/datastore.user';
const own = (name: keyof typeof ownRoles, project: string) => `projects/${project}/roles/${name}`;

/** By account: what its functions need, and nothing else. */
export const rightsOf = (account: Account, project: string): Rights => {
  const plain = { roles: [firestore], key: true, tokens: false };
  const all: Record<Account, Rights> = {
    webhook: plain,
    signin: { ...plain, roles: [firestore, own('ctiPeople', project)], tokens: true },
    members: { ...plain, roles: [firestore, own('ctiPasswords', project)], tokens: true },
    admins: { ...plain, roles: [firestore, own('ctiPeople', project)] },
    recordings: plain,
    triggers: {
      roles: [
        firestore,
        own('ctiPush', project),
        // How Firestore's events and the scheduler reach the functions.
        'roles/eventarc.eventReceiver',
        'roles/run.invoker',
      ],
      key: false,
      tokens: false,
    },
    // Invoked by the scheduler, under its own account.
    upkeep: { ...plain, roles: [firestore, 'roles/run.invoker'] },
  };
  return all[account];
};

/** The shell commands that create the accounts and grant their rights, one per line. */
export function accountCommands(project: string): string[] {
  const of = (command: string) => `gcloud ${command} --project=${project}`;
  const bind = '--condition=None --quiet > /dev/null';
  return [
    ...Object.entries(ownRoles).map(([name, { title, permissions }]) =>
      of(
        `iam roles create ${name} --title='${title}' --permissions=${permissions.join(',')} --stage=GA`,
      ),
    ),
    ...accounts.flatMap((account) => {
      const address = accountAddress(account, project);
      const member = `--member=serviceAccount:${address}`;
      const { roles, key, tokens } = rightsOf(account, project);
      return [
        of(`iam service-accounts create cti-${account} --display-name='CTI ${account}'`),
        ...roles.map(
          (role) =>
            `gcloud projects add-iam-policy-binding ${project} ${member} --role=${role} ${bind}`,
        ),
        ...(key
          ? [
              of(
                `secrets add-iam-policy-binding SEALING_KEY ${member} --role=roles/secretmanager.secretAccessor`,
              ),
            ]
          : []),
        ...(tokens
          ? [
              of(
                `iam service-accounts add-iam-policy-binding ${address} ${member} --role=roles/iam.serviceAccountTokenCreator`,
              ),
            ]
          : []),
      ];
    }),
  ];
}

/** What `npm run deploy -- --accounts` prints. */
export const accountText = (project: string): string =>
  [
    '# Once, by an owner of the project; what is there already is said and left.',
    ...accountCommands(project),
    `# Then put OWN_ACCOUNTS=true into functions/.env.${project} and deploy.`,
  ].join('\n');
