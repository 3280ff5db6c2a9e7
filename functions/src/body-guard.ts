import http from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export interface GuardOptions {
  limitBytes: number;
  timeoutMs: number;
  /** Bodies are callables': `{"data": …}` as JSON, parsed here because nobody does it afterwards. */
  json?: boolean;
  /** Called for every refused body, for the log. */
  onRefused: (refusal: {
    status: number;
    code: string;
    encoding: string;
    declaredBytes: number;
  }) => void;
}

/**
 * Reads request bodies before the platform does.
 *
 * Functions Framework and the Functions emulator inflate and parse a body by its Content-Type before our code runs: a
 * JWT sent as JSON gets their 400 with a stack trace, 300 kB of gzip become 1.3 GB of memory. Both create their server
 * with `http.createServer` after loading this module, so wrapping that one function is enough. This can be removed once
 * the platform offers a raw, unparsed body.
 */
export function guardBodies(options: GuardOptions): void {
  const createServer = http.createServer;
  http.createServer = ((...args: unknown[]) => {
    const guarded = args.map((arg) =>
      typeof arg === 'function' ? guardListener(arg as RequestListener, options) : arg,
    );
    return (createServer as (...a: unknown[]) => http.Server)(...guarded);
  }) as typeof http.createServer;
}

/** What tells the platform's parsers and the functions SDK that a body has already been read. */
type ReadRequest = IncomingMessage & {
  rawBody?: Buffer;
  body?: unknown;
  _body?: boolean;
  [arrivedAtMs]?: number;
};

const arrivedAtMs = Symbol('arrivedAtMs');

/** When a request's head arrived (Unix ms): a slow body counts towards the response time. */
export const arrivalOf = (req: IncomingMessage): number | undefined =>
  (req as ReadRequest)[arrivedAtMs];

function guardListener(
  next: RequestListener,
  { limitBytes, timeoutMs, json = false, onRefused }: GuardOptions,
): RequestListener {
  return (req: ReadRequest, res) => {
    req[arrivedAtMs] = Date.now();
    req.url = decodable(req.url ?? '/');
    const encoding = req.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    const declaredBytes = Number(req.headers['content-length'] ?? 0);
    const refuseBody = (status: number, code: string, message: string) => {
      onRefused({ status, code, encoding, declaredBytes });
      if (status === 408) hangUp(req, res, status, code, message);
      else if (status === 400) res.end(startAnswer(res, status, code, message));
      else discardThenRefuse(req, res, status, code, message);
    };
    const tooLarge = () => refuseBody(413, 'body-too-large', `The limit is ${limitBytes} bytes.`);
    if (encoding !== 'identity' && encoding !== '') {
      refuseBody(415, 'unsupported-encoding', 'Send the body without encoding.');
      return;
    }
    if (declaredBytes > limitBytes) {
      tooLarge();
      return;
    }

    const chunks: Buffer[] = [];
    let bytes = 0;
    const stop = () => {
      clearTimeout(timer);
      req.off('data', onData).off('end', onEnd);
      chunks.length = 0;
    };
    const timer = setTimeout(() => {
      stop();
      refuseBody(408, 'body-timeout', 'The body did not arrive in time.');
    }, timeoutMs);
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) return void chunks.push(chunk);
      stop();
      tooLarge();
    };
    const onEnd = () => {
      clearTimeout(timer);
      const body = Buffer.concat(chunks);
      const isCallable = json && req.method === 'POST';
      const input = isCallable ? readInput(body) : null;
      if (isCallable && input === null) {
        refuseBody(400, 'invalid-json', 'Send {"data": …} as JSON.');
        return;
      }
      req.rawBody = body;
      req.body = input ?? body;
      req._body = true;
      next(req, res);
    };
    req.on('data', onData).on('end', onEnd);
    req.on('close', () => clearTimeout(timer));
  };
}

/** A callable's body, or null. The functions SDK would refuse anything else too, but logs it first, whatever it is. */
function readInput(body: Buffer): { data: unknown } | null {
  try {
    const input: unknown = JSON.parse(body.toString('utf8'));
    const isInput =
      typeof input === 'object' &&
      input !== null &&
      'data' in input &&
      Object.keys(input).length === 1;
    return isInput ? { data: input.data } : null;
  } catch {
    return null;
  }
}

/** For a path it can't decode, the platform's router would answer with a stack trace. */
function decodable(url: string): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return '/-';
  }
}

/** How long a refused sender may keep sending before they get the response. */
const discardMs = 1_000;
/** How long they may keep sending after that before the connection is cut. */
const cutMs = 8_000;
/** How long the connection stays open after the response and the end of the body. */
const lingerMs = 500;

/**
 * Discards the rest of the body, then responds: many clients lose a response sent before they have finished to a broken
 * pipe. The whole response goes out at once but is ended a little later, as ending may close the connection: the
 * emulator's proxy writes once more after a large body, and a broken pipe there ends the whole emulator suite.
 */
function discardThenRefuse(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  const answer = () => {
    clearTimeout(timer);
    if (!res.headersSent) res.write(startAnswer(res, status, code, message));
  };
  const timer = setTimeout(answer, discardMs);
  const cut = setTimeout(() => req.destroy(), discardMs + cutMs);
  req.on('end', () => {
    clearTimeout(cut);
    answer();
    setTimeout(() => res.end(), lingerMs);
  });
  req.on('close', () => {
    clearTimeout(timer);
    clearTimeout(cut);
  });
  req.resume();
}

/** Responds to a sender who has stopped sending, and closes the connection. */
function hangUp(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  if (res.headersSent) return;
  res.setHeader('connection', 'close');
  res.end(startAnswer(res, status, code, message), () => req.destroy());
}

/** Writes the head of a response and returns its body. */
function startAnswer(res: ServerResponse, status: number, code: string, message: string): string {
  const body = JSON.stringify({ error: { code, message } });
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  return body;
}
