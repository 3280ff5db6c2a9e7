/**
 * What is counted in the log, and when somebody is told. A filter names a line of `functions/src/log.ts` by its event
 * and fields; alerts.test.ts holds them to lines that are really written.
 */

/** A log-based metric: lines with these fields, counted by customer, or the distribution of a number in them. */
export interface Metric {
  about: string;
  lines: { event: string; [field: string]: string };
  /** The field whose distribution is kept, instead of the count of lines. */
  value?: string;
  /** Strangers choose the customer's id in these lines: no series for each of their ideas. */
  ofStrangers?: true;
}

export const metrics = {
  'signature-failures': {
    about: 'Bodies whose signature none of the customer’s secrets verifies',
    lines: { event: 'webhook-refused', code: 'invalid-signature' },
    ofStrangers: true,
  },
  'webhook-ms': {
    about: 'From a request’s head to our answer, of signed events',
    lines: { event: 'webhook' },
    value: 'ms',
  },
  'not-durable': {
    about: 'Events answered with 503 because they could not be stored in time',
    lines: { event: 'not-durable' },
  },
  'dead-letters': { about: 'Signed, but can’t become a call', lines: { event: 'dead-letter' } },
  'no-events': {
    about: 'Each hour in which a phone system has sent nothing for a day, or eight opening hours',
    lines: { event: 'finding', code: 'no-events' },
  },
  'card-ms': {
    about: 'From the webhook to the card on the screen',
    lines: { event: 'card-shown' },
    value: 'ms',
  },
  'light-red': { about: 'Pages whose light was red', lines: { event: 'hop-broken' } },
  'page-failures': { about: 'Errors nobody caught in a page', lines: { event: 'page-failed' } },
  failures: { about: 'Unexpected failures in the functions', lines: { event: 'failed' } },
  'secret-unusable': {
    about: 'A customer’s secret can’t be opened, or the sealing key is wrong',
    lines: { event: 'secret-unusable' },
  },
  'not-started': {
    about: 'A revision that refused to start',
    lines: { event: 'not-started' },
  },
} as const satisfies Record<string, Metric>;

/** When somebody is told: more than `above` within `withinS` seconds. */
interface Alert {
  /** A metric of ours, or one of the platform's by its filter. */
  of: keyof typeof metrics | { filter: string };
  above: number;
  withinS: number;
  /** The 95th percentile instead of the count. */
  p95?: true;
  /** What to do, by the runbook's heading. */
  todo: string;
}

/** Functions of the second generation are Cloud Run services, named in lower case. */
const answers5xx =
  'resource.type="cloud_run_revision" AND metric.type="run.googleapis.com/request_count" ' +
  'AND resource.labels.service_name="dialpadwebhook" AND metric.labels.response_code_class="5xx"';

/** By what the mail's subject says. */
export const alerts: Record<string, Alert> = {
  'Signatures fail': {
    of: 'signature-failures',
    above: 10,
    withinS: 300,
    todo: 'Signatures are refused',
  },
  'The webhook answers 5xx': {
    of: { filter: answers5xx },
    above: 0,
    withinS: 60,
    todo: 'Firestore was down',
  },
  'Events are not stored': {
    of: 'not-durable',
    above: 0,
    withinS: 60,
    todo: 'Firestore was down',
  },
  'Dead letters': { of: 'dead-letters', above: 0, withinS: 300, todo: 'Dead letters pile up' },
  'No event in opening hours': {
    of: 'no-events',
    above: 0,
    withinS: 3600,
    todo: 'No calls arrive',
  },
  'Cards come late': {
    of: 'card-ms',
    above: 2_000,
    withinS: 3600,
    p95: true,
    todo: 'Cards come late',
  },
  'Lights are red': { of: 'light-red', above: 3, withinS: 300, todo: 'Lights are red' },
  'Pages fail': { of: 'page-failures', above: 5, withinS: 3600, todo: 'A page fails' },
  'Functions fail': { of: 'failures', above: 10, withinS: 300, todo: 'Functions fail' },
  'A secret is unusable': {
    of: 'secret-unusable',
    above: 0,
    withinS: 300,
    todo: 'A secret is unusable',
  },
  'A revision does not start': {
    of: 'not-started',
    above: 0,
    withinS: 300,
    todo: 'A secret is unusable',
  },
};

/** A month's costs, in the account's currency, at which mails are sent: half, nine tenths, all of it. */
export const budget = { amount: 100, shares: [0.5, 0.9, 1] } as const;

const metricName = (name: string) => `cti-${name}`;

/** Cloud Logging's filter for lines of ours with these fields. */
export const filterOf = ({ lines }: Metric): string =>
  [
    'resource.type="cloud_run_revision"',
    ...Object.entries(lines).map(([field, value]) => `jsonPayload.${field}="${value}"`),
  ].join(' AND ');

/** A LogMetric, as Cloud Logging's API wants it. */
function metricConfig(metric: Metric) {
  const { about, value, ofStrangers } = metric;
  return {
    description: about,
    filter: filterOf(metric),
    ...(ofStrangers ? {} : { labelExtractors: { customer: 'EXTRACT(jsonPayload.customerId)' } }),
    metricDescriptor: {
      metricKind: 'DELTA',
      valueType: value === undefined ? 'INT64' : 'DISTRIBUTION',
      ...(ofStrangers ? {} : { labels: [{ key: 'customer', valueType: 'STRING' }] }),
    },
    ...(value === undefined ? {} : { valueExtractor: `EXTRACT(jsonPayload.${value})` }),
  };
}

/** An AlertPolicy, as Cloud Monitoring's API wants it. */
function policyConfig(name: string, { of, above, withinS, p95, todo }: Alert) {
  const filter =
    typeof of === 'string'
      ? `resource.type="cloud_run_revision" AND metric.type="logging.googleapis.com/user/${metricName(of)}"`
      : of.filter;
  return {
    displayName: `CTI: ${name}`,
    userLabels: { cti: 'alert' },
    combiner: 'OR',
    documentation: {
      content: `docs/operating.md, Runbook, “${todo}”.`,
      mimeType: 'text/markdown',
    },
    conditions: [
      {
        displayName: name,
        conditionThreshold: {
          filter,
          comparison: 'COMPARISON_GT',
          thresholdValue: above,
          duration: '0s',
          aggregations: [
            {
              alignmentPeriod: `${withinS}s`,
              perSeriesAligner: p95 ? 'ALIGN_PERCENTILE_95' : 'ALIGN_DELTA',
              ...(p95 ? {} : { crossSeriesReducer: 'REDUCE_SUM' }),
            },
          ],
        },
      },
    ],
  };
}

/** A line of shell that hands JSON to gcloud on its standard input. */
const withInput = (config: object, command: string) =>
  `${command} <<'EOF'\n${JSON.stringify(config)}\nEOF`;

/** What `npm run deploy -- --alerts` prints: repeating it replaces what it made before. */
export function alertText(project: string): string {
  const on = `--project=${project}`;
  const ours = `gcloud monitoring policies list ${on} --filter='userLabels.cti=alert' --format='value(name)'`;
  return [
    '# Once, and again after a change, by an owner of the project, in bash. First the mailbox that is told:',
    ': "${MAIL:?Set MAIL to the address that is told.}"',
    `CHANNEL=$(gcloud beta monitoring channels list ${on} --filter="labels.email_address=$MAIL" --format='value(name)' --limit=1)`,
    `: "\${CHANNEL:=$(gcloud beta monitoring channels create ${on} --display-name='CTI' --type=email --channel-labels=email_address="$MAIL" --format='value(name)')}"`,
    '# What is counted in the log:',
    ...Object.entries(metrics).map(([name, metric]) => {
      const verb = (word: string) =>
        `gcloud logging metrics ${word} ${metricName(name)} ${on} --config-from-file=/dev/stdin`;
      return (
        `gcloud logging metrics describe ${metricName(name)} ${on} > /dev/null 2>&1 && V=update || V=create\n` +
        withInput(metricConfig(metric), verb('"$V"'))
      );
    }),
    '# When somebody is told; the older ones go:',
    `${ours} | xargs -r -n1 gcloud monitoring policies delete --quiet`,
    ...Object.entries(alerts).map(([name, alert]) =>
      withInput(
        policyConfig(name, alert),
        `gcloud monitoring policies create ${on} --notification-channels="$CHANNEL" --policy-from-file=/dev/stdin`,
      ),
    ),
    '# A budget; it tells, and stops nothing:',
    `gcloud billing budgets create --billing-account="$(gcloud billing projects describe ${project} --format='value(billingAccountName.basename())')" ` +
      `--display-name=CTI --budget-amount=${budget.amount} --filter-projects=projects/${project} ` +
      budget.shares.map((share) => `--threshold-rule=percent=${share}`).join(' '),
  ].join('\n');
}
