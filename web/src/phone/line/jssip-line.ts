import type { CallableOutputs } from '@cti/functions/model/callables';
import { C, UA } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import type { EndCause, LineEvent, SipLine } from '../core/sip-line.ts';
import { type Sample, sampleOf } from './quality.ts';
import { SipSocket, type WireNote } from './sip-socket.ts';

/** What a phone signs in with; only ever in memory. */
export type Access = CallableOutputs['softphoneAccess'];

interface JsSipLineParts {
  access: Access;
  hear: (event: LineEvent) => void;
  /** Calls back once after the time, in a hidden page too; returns how to cancel. */
  after: (ms: number, callback: () => void) => () => void;
  note: (message: WireNote) => void;
  /** What getUserMedia is asked for. */
  microphone: () => MediaTrackConstraints;
  /** Plays what the other side says, until the returned function is called. */
  play: (stream: MediaStream) => () => void;
}

/** A line, and how its calls sound. */
export interface MeasuredLine extends SipLine {
  /** Null = nothing to measure yet, or the call is over. */
  sample: (id: string) => Promise<Sample | null>;
}

/** ICE never holds a call up for longer: host candidates are there at once, and one is enough. */
const gatheringMs = 1_000;
/** How often the registration is renewed, which also shows that the path still holds. */
const beatMs = 20_000;
/** How long the PBX may take to answer that. */
const answerMs = 5_000;
/** A registration outlives a few lost beats. */
const registrationSeconds = 120;
const toneMs = 120;
/** How soon a change of hold that couldn't begin is tried again. */
const holdAgainMs = 200;

/** A line at an Asterisk, over a WebSocket. */
export function openJsSipLine(parts: JsSipLineParts): MeasuredLine {
  const { access, hear, after } = parts;
  const { domain, extension } = access;
  const socket = new SipSocket({ url: access.address, after, note: parts.note });
  const ua = new UA({
    sockets: socket,
    uri: `sip:${extension}@${domain}`,
    authorization_user: extension,
    realm: access.realm,
    ha1: access.ha1,
    register_expires: registrationSeconds,
    session_timers: false,
    user_agent: 'CTI',
    // The socket connects by itself; these are what is left of the library's own attempts.
    connection_recovery_min_interval: 20,
    connection_recovery_max_interval: 60,
  });
  const sessions = new Map<string, RTCSession>();
  let wasLost = false;
  /** Calls whose hold is being changed, and to what in the end. */
  const wantedHolds = new Map<string, boolean>();
  let isOver = false;
  /** A PBX that is asked again and again with a wrong password locks the whole shop out. */
  let isRefused = false;
  let noBeat = () => {};

  function beat(): void {
    if (isOver || isRefused) return;
    noBeat();
    noBeat = after(beatMs, beat);
    if (!socket.isConnected()) return socket.retryNow();
    socket.wantAnswer(answerMs);
    ua.register();
  }

  const lose = () => {
    wasLost = true;
    hear({ type: 'lost' });
  };
  ua.on('disconnected', lose);
  ua.on('registrationFailed', ({ response }) => {
    const status = (response as { status_code?: number } | null)?.status_code ?? 0;
    if (status === 401 || status === 403 || status === 407 || status === 404) {
      isRefused = true;
      return hear({ type: 'refused' });
    }
    lose();
  });
  ua.on('registered', () => {
    hear({ type: 'registered' });
    if (!wasLost) return;
    wasLost = false;
    // The addresses may be others now: sound finds its way anew.
    for (const session of sessions.values()) {
      if (session.isEstablished()) {
        session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
      }
    }
  });
  ua.on('newRTCSession', ({ originator, session, request }: RTCSessionEvent) => {
    if (!isRemote(originator) || !('from' in request)) return;
    follow(session);
    hear({
      type: 'incoming',
      id: session.id,
      number: request.from.uri.user || 'anonymous',
      name: request.from.display_name ?? '',
    });
  });

  function follow(session: RTCSession): void {
    const { id } = session;
    sessions.set(id, session);
    let stopPlaying = () => {};
    let noIceTimer: (() => void) | null = null;
    const end = (cause: string) => {
      stopPlaying();
      noIceTimer?.();
      sessions.delete(id);
      wantedHolds.delete(id);
      hear({ type: 'ended', id, cause: endCauseOf(cause) });
    };
    const playFrom = (connection: RTCPeerConnection) =>
      connection.addEventListener('track', ({ track, streams }) => {
        stopPlaying();
        stopPlaying = parts.play(streams[0] ?? new MediaStream([track]));
      });
    session.on('peerconnection', ({ peerconnection }) => playFrom(peerconnection));
    // An outgoing call has its own by now.
    const connection = session.connection as RTCPeerConnection | null;
    if (connection) playFrom(connection);
    session.on('icecandidate', ({ ready }) => {
      noIceTimer ??= after(gatheringMs, () => {
        noIceTimer = null;
        ready();
      });
    });
    session.on('progress', ({ originator }: { originator: unknown }) => {
      if (isRemote(originator)) hear({ type: 'ringing', id });
    });
    session.on('accepted', () => hear({ type: 'answered', id }));
    session.on('hold', ({ originator }) =>
      hear({ type: 'held', id, by: byOf(originator), isHeld: true }),
    );
    session.on('unhold', ({ originator }) =>
      hear({ type: 'held', id, by: byOf(originator), isHeld: false }),
    );
    session.on('ended', ({ cause }) => end(cause));
    session.on('failed', ({ cause, originator }) => {
      if (!isRemote(originator) && isPressed(cause)) return end('Terminated');
      const isMissed =
        isRemote(originator) &&
        (session.direction as string) === 'incoming' &&
        cause === 'Canceled';
      end(isMissed ? 'Missed' : cause);
    });
  }

  /** While the two sides agree on one change, JsSIP refuses the next: it's asked again then. */
  function settleHold(id: string): void {
    const session = sessions.get(id);
    const wanted = wantedHolds.get(id);
    if (!session || wanted === undefined || session.isOnHold().local === wanted) {
      wantedHolds.delete(id);
      return;
    }
    const again = () => settleHold(id);
    const isAsked = wanted ? session.hold({}, again) : session.unhold({}, again);
    if (!isAsked) after(holdAgainMs, again);
  }

  const media = () => ({
    mediaConstraints: { audio: parts.microphone(), video: false } as MediaStreamConstraints,
    pcConfig: { iceServers: [] },
  });

  const refer = (id: string, target: string, replaces?: RTCSession) => {
    const session = sessions.get(id);
    if (!session) return;
    const fail = () => hear({ type: 'transferred', id, isDone: false });
    session.refer(target, {
      ...(replaces ? { replaces } : {}),
      eventHandlers: {
        requestFailed: fail,
        failed: fail,
        accepted: () => {
          hear({ type: 'transferred', id, isDone: true });
          for (const left of [session, replaces]) if (left?.isEstablished()) left.terminate();
        },
      },
    });
  };

  ua.start();
  noBeat = after(beatMs, beat);
  return {
    dial(number) {
      const session = ua.call(`sip:${encodeURIComponent(number)}@${domain}`, media());
      follow(session);
      return session.id;
    },
    answer: (id) => sessions.get(id)?.answer(media()),
    hangUp(id) {
      const session = sessions.get(id);
      if (session?.isEnded() !== false) return;
      session.terminate(session.isEstablished() ? {} : { status_code: 486 });
    },
    hold(id, isHeld) {
      const isSettling = wantedHolds.has(id);
      wantedHolds.set(id, isHeld);
      if (!isSettling) settleHold(id);
    },
    mute(id, isMuted) {
      const session = sessions.get(id);
      if (isMuted) session?.mute({ audio: true });
      else session?.unmute({ audio: true });
    },
    sendTone: (id, key) =>
      sessions
        .get(id)
        ?.sendDTMF(key, { duration: toneMs, transportType: C.DTMF_TRANSPORT.RFC2833 }),
    transfer: (id, number) => refer(id, `sip:${encodeURIComponent(number)}@${domain}`),
    join(id, otherId) {
      const other = sessions.get(otherId);
      if (other) refer(id, other.remote_identity.uri.toString(), other);
    },
    check: beat,
    stop() {
      isOver = true;
      noBeat();
      ua.stop();
    },
    async sample(id) {
      const connection = sessions.get(id)?.connection as RTCPeerConnection | undefined;
      return connection ? sampleOf(await connection.getStats()) : null;
    },
  };
}

const isRemote = (originator: unknown): boolean => originator === 'remote';
const byOf = (originator: unknown): 'us' | 'them' => (isRemote(originator) ? 'them' : 'us');

/** What a press of ours ends a call with, that nobody had answered. */
const isPressed = (cause: string): boolean => ['Canceled', 'Rejected', 'Busy'].includes(cause);

const causes: Record<string, EndCause> = {
  Missed: 'missed',
  Terminated: 'over',
  Canceled: 'over',
  Busy: 'busy',
  Rejected: 'rejected',
  Unavailable: 'no-answer',
  'No Answer': 'no-answer',
  Expires: 'no-answer',
  'Not Found': 'unknown-number',
  'Address Incomplete': 'unknown-number',
  'User Denied Media Access': 'no-microphone',
};

const endCauseOf = (cause: string): EndCause => causes[cause] ?? 'failed';
