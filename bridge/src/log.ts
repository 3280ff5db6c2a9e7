/**
 * Every line that the bridge logs, one function each, as JSON. Only these fields can reach the log: no number, name,
 * address, secret or body.
 */
export function bridgeLog(write: (line: string) => void, now: () => Date) {
  const line = (
    severity: 'INFO' | 'WARNING' | 'ERROR',
    event: string,
    message: string,
    fields = {},
  ) =>
    write(
      `${JSON.stringify({ severity, time: now().toISOString(), event, message, ...fields })}\n`,
    );

  return {
    started: (fields: { version: string; waiting: number }) =>
      line('INFO', 'started', 'bridge started', fields),
    stopped: (fields: { waiting: number }) => line('INFO', 'stopped', 'bridge stopped', fields),

    ami: (fields: { state: string; reason: string }) =>
      line(
        fields.state === 'refused' ? 'ERROR' : fields.state === 'waiting' ? 'WARNING' : 'INFO',
        'ami',
        `manager interface: ${fields.state}`,
        fields,
      ),
    resynced: (fields: { items: number; documents: number }) =>
      line('INFO', 'resynced', 'asked Asterisk what is going on', fields),

    full: (fields: { reason: string; unsaved: number }) =>
      line(
        'ERROR',
        'queue-full',
        'nothing more can be stored: no longer listening to Asterisk',
        fields,
      ),
    room: (fields: { fullMs: number }) =>
      line(
        'WARNING',
        'queue-room',
        'can store again: listening to Asterisk, what happened meanwhile is lost',
        fields,
      ),

    commands: (fields: { state: string; reason: string }) =>
      line(
        fields.reason === '' ? 'INFO' : 'WARNING',
        'commands',
        commandHints[fields.reason] ?? `commands: ${fields.state}`,
        fields,
      ),
    command: (fields: { kind: string; state: string; code: string | null }) =>
      line(
        fields.state === 'done' ? 'INFO' : 'WARNING',
        'command',
        `command: ${fields.state}`,
        fields,
      ),
    failing: (fields: { code: string; waiting: number; oldestAgeMs: number }) =>
      line(
        'WARNING',
        'failing',
        hints[fields.code] ?? 'the webhook is not reached, trying again',
        fields,
      ),
    working: (fields: { failedMs: number }) =>
      line('INFO', 'working', 'the webhook takes documents again', fields),
    unreadable: (fields: { count: number }) =>
      line(
        'WARNING',
        'unreadable',
        'the webhook cannot read these documents and keeps them as dead letters',
        fields,
      ),
    heartbeatUnknown: () =>
      line(
        'WARNING',
        'heartbeat-unknown',
        'the webhook does not know heartbeats: no more are sent',
      ),
    reportUnknown: () =>
      line(
        'WARNING',
        'report-unknown',
        'the webhook does not know what there is on a phone system, nor queues: no more is told of them',
      ),
    setAside: (fields: { code: string; count: number }) =>
      line('ERROR', 'set-aside', 'these documents will never be delivered', fields),

    restoreFailed: () =>
      line(
        'WARNING',
        'restore-failed',
        'could not read what was known of open calls, beginning without it',
      ),
    queueReplaced: (fields: { kept: string }) =>
      line(
        'ERROR',
        'queue-replaced',
        'the queue could not be read: it was put aside and a new one begun',
        fields,
      ),
    failed: (error: unknown) =>
      line('ERROR', 'failed', 'unexpected failure', {
        name: error instanceof Error ? error.name : typeof error,
        stack: error instanceof Error ? framesOf(error) : '',
      }),
  };
}

export type BridgeLog = ReturnType<typeof bridgeLog>;

/** What somebody has to do about an answer of the webhook. */
const hints: Record<string, string> = {
  '401':
    'the webhook refuses the signature: compare webhook.secret, and the customer in webhook.url',
  '403': 'telephony is not enabled for this customer',
  '404': 'there is no webhook at webhook.url',
  '405': 'there is no webhook at webhook.url',
  'foreign-answer': 'something other than the webhook answers at webhook.url',
};

/** What somebody has to do where no commands can be had. */
const commandHints: Record<string, string> = {
  'invalid-signature':
    'no commands: the server refuses the signature, compare webhook.secret, and the customer in webhook.url',
  'customer-disabled': 'no commands: telephony is not enabled for this customer',
  'clock-differs': 'no commands: the clock of this machine is wrong by minutes',
  'no-api-key': 'no commands: WEB_API_KEY is not set where the functions run',
  '404': 'no commands: there is nothing at commands.url',
};

/** Where it happened; the message itself may quote data. */
const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((frame) => frame.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
