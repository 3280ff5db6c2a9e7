import { region } from '../../functions/src/model/methods.ts';

/** The longest that Firestore keeps a backup. Whoever was erased is in them until then: docs/operating.md. */
const keptWeeks = 14;

/**
 * What `npm run deploy -- --backups` prints: point-in-time recovery (every minute of the last seven days), a backup each
 * day and each Sunday within the project, and an export each month into a bucket, which also survives the database.
 */
export function backupText(project: string): string {
  const on = `--project=${project}`;
  const bucket = `${project}-exports`;
  const account = `cti-exports@${project}.iam.gserviceaccount.com`;
  const exports = `https://firestore.googleapis.com/v1/projects/${project}/databases/(default):exportDocuments`;
  return [
    '# Once, by an owner of the project, in bash; what is there already is said and left.',
    `gcloud firestore databases update --database='(default)' --enable-pitr --delete-protection ${on}`,
    `gcloud firestore backups schedules create --database='(default)' --recurrence=daily --retention=7d ${on}`,
    `gcloud firestore backups schedules create --database='(default)' --recurrence=weekly --day-of-week=SUN --retention=${keptWeeks}w ${on}`,
    '# Each month an export, kept as long as the weekly backups, in a bucket nobody can read from outside:',
    `gcloud storage buckets create gs://${bucket} --location=${region} --uniform-bucket-level-access --public-access-prevention ${on}`,
    `gcloud storage buckets update gs://${bucket} --lifecycle-file=/dev/stdin <<'EOF'`,
    JSON.stringify({ rule: [{ action: { type: 'Delete' }, condition: { age: keptWeeks * 7 } }] }),
    'EOF',
    `gcloud iam service-accounts create cti-exports --display-name='CTI exports' ${on}`,
    `gcloud projects add-iam-policy-binding ${project} --member=serviceAccount:${account} --role=roles/datastore.importExportAdmin --condition=None --quiet > /dev/null`,
    `gcloud storage buckets add-iam-policy-binding gs://${bucket} --member=serviceAccount:${account} --role=roles/storage.admin > /dev/null`,
    `gcloud scheduler jobs create http cti-export --location=${region} --schedule='0 4 1 * *' --time-zone=Asia/Tokyo ` +
      `--uri='${exports}' --http-method=POST --headers=Content-Type=application/json ` +
      `--message-body='${JSON.stringify({ outputUriPrefix: `gs://${bucket}` })}' --oauth-service-account-email=${account} ${on}`,
    '# Look at what is set now:',
    `gcloud firestore backups schedules list --database='(default)' ${on}`,
    `gcloud firestore backups list ${on}`,
  ].join('\n');
}
