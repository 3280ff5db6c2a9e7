import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { accountAddress, type Account, accounts } from '../../functions/src/config.ts';
import { accountCommands, accountText, rightsOf } from './rights.ts';

const project = 'shop-1';
process.env['GCLOUD_PROJECT'] = project;
const exported = Object.entries(await import('../../functions/src/index.ts'));

/** Evaluates a parameter's expression as `firebase deploy` does. */
const { resolveExpression } = createRequire(import.meta.url)(
  'firebase-tools/lib/deploy/functions/cel.js',
) as { resolveExpression: (type: string, text: string, values: object) => unknown };

interface Endpoint {
  serviceAccountEmail: { toCEL: () => string };
  secretEnvironmentVariables?: { key: string }[];
}

const deployed = exported.map(([name, made]) => {
  const { __endpoint: endpoint } = made as unknown as { __endpoint: Endpoint };
  const accountWith = (own: boolean) =>
    resolveExpression('string', endpoint.serviceAccountEmail.toCEL(), {
      OWN_ACCOUNTS: { legalBoolean: true, asBoolean: () => own },
    });
  const hasKey = endpoint.secretEnvironmentVariables?.some(({ key }) => key === 'SEALING_KEY');
  return { name, accountWith, hasKey: hasKey === true };
});

describe('the functions', () => {
  test('run under the account of their group, when there are accounts', () => {
    const found = Object.fromEntries(
      deployed.map(({ name, accountWith }) => [name, accountWith(true)]),
    );
    const expected: Record<string, Account> = {
      dialpadWebhook: 'webhook',
      signIn: 'signin',
      members: 'members',
      admins: 'admins',
      recording: 'recordings',
      sweepCalls: 'upkeep',
    };
    for (const [name, account] of Object.entries(found)) {
      expect({ name, account }).toEqual({
        name,
        account: accountAddress(expected[name] ?? 'triggers', project),
      });
    }
    expect(Object.keys(found)).toEqual(expect.arrayContaining(Object.keys(expected)));
  });

  test('run under the default one otherwise, as in the emulators', () => {
    for (const { accountWith } of deployed) expect(accountWith(false)).toBe('');
  });

  test('get the sealing key exactly where their account may read it', () => {
    for (const { name, accountWith, hasKey } of deployed) {
      const account = accounts.find((one) => accountAddress(one, project) === accountWith(true));
      const mayRead = account !== undefined && rightsOf(account, project).key;
      expect({ name, hasKey }).toEqual({ name, hasKey: mayRead });
    }
  });
});

describe('the accounts', () => {
  test('none may change rights, rules, sign-in or code, and one role only is over all of them', () => {
    const roles = accounts.flatMap((account) => rightsOf(account, project).roles);
    expect(roles.join()).not.toMatch(/owner|editor|admin(?!s)|firebaseauth/i);
    const shared = roles.filter((role) =>
      accounts.every((one) => rightsOf(one, project).roles.includes(role)),
    );
    expect(new Set(shared)).toEqual(new Set(['roles/datastore.user']));
  });

  test('accounts that sign no tokens can’t, and those that do can’t sign as another', () => {
    const creators = accountCommands(project).filter((line) => line.includes('TokenCreator'));
    expect(creators).toHaveLength(2);
    for (const line of creators) {
      const [, on = '', as = ''] = /binding (\S+) --member=serviceAccount:(\S+)/.exec(line) ?? [];
      expect(on).toBe(as);
    }
  });

  test('are made by these commands', () => {
    expect(accountText(project)).toMatchInlineSnapshot(`
      "# Once, by an owner of the project; what is there already is said and left.
      gcloud iam roles create ctiPeople --title='CTI: accounts of members' --permissions=firebaseauth.users.create,firebaseauth.users.delete,firebaseauth.users.get,firebaseauth.users.update --stage=GA --project=shop-1
      gcloud iam roles create ctiPasswords --title='CTI: passwords and sessions of members' --permissions=firebaseauth.users.get,firebaseauth.users.update --stage=GA --project=shop-1
      gcloud iam roles create ctiPush --title='CTI: push messages' --permissions=cloudmessaging.messages.create --stage=GA --project=shop-1
      gcloud iam service-accounts create cti-webhook --display-name='CTI webhook' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-webhook@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-webhook@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      gcloud iam service-accounts create cti-signin --display-name='CTI signin' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-signin@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-signin@shop-1.iam.gserviceaccount.com --role=projects/shop-1/roles/ctiPeople --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-signin@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      gcloud iam service-accounts add-iam-policy-binding cti-signin@shop-1.iam.gserviceaccount.com --member=serviceAccount:cti-signin@shop-1.iam.gserviceaccount.com --role=roles/iam.serviceAccountTokenCreator --project=shop-1
      gcloud iam service-accounts create cti-members --display-name='CTI members' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-members@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-members@shop-1.iam.gserviceaccount.com --role=projects/shop-1/roles/ctiPasswords --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-members@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      gcloud iam service-accounts add-iam-policy-binding cti-members@shop-1.iam.gserviceaccount.com --member=serviceAccount:cti-members@shop-1.iam.gserviceaccount.com --role=roles/iam.serviceAccountTokenCreator --project=shop-1
      gcloud iam service-accounts create cti-admins --display-name='CTI admins' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-admins@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-admins@shop-1.iam.gserviceaccount.com --role=projects/shop-1/roles/ctiPeople --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-admins@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      gcloud iam service-accounts create cti-recordings --display-name='CTI recordings' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-recordings@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-recordings@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      gcloud iam service-accounts create cti-triggers --display-name='CTI triggers' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-triggers@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-triggers@shop-1.iam.gserviceaccount.com --role=projects/shop-1/roles/ctiPush --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-triggers@shop-1.iam.gserviceaccount.com --role=roles/eventarc.eventReceiver --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-triggers@shop-1.iam.gserviceaccount.com --role=roles/run.invoker --condition=None --quiet > /dev/null
      gcloud iam service-accounts create cti-upkeep --display-name='CTI upkeep' --project=shop-1
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-upkeep@shop-1.iam.gserviceaccount.com --role=roles/datastore.user --condition=None --quiet > /dev/null
      gcloud projects add-iam-policy-binding shop-1 --member=serviceAccount:cti-upkeep@shop-1.iam.gserviceaccount.com --role=roles/run.invoker --condition=None --quiet > /dev/null
      gcloud secrets add-iam-policy-binding SEALING_KEY --member=serviceAccount:cti-upkeep@shop-1.iam.gserviceaccount.com --role=roles/secretmanager.secretAccessor --project=shop-1
      # Then put OWN_ACCOUNTS=true into functions/.env.shop-1 and deploy."
    `);
  });
});
