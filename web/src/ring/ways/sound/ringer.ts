import type { Tone } from '@cti/functions/model/desk/popup-choice';
import { type Store, createStore } from '../../../store.ts';
import { type Volume, volume } from './volume.ts';

/** `blocked` = the browser doesn't let a page play sound before the user has interacted with it. */
export type SoundState = 'ready' | 'blocked';

/** Longer than any phone rings; scheduled in one go, as a background page isn't woken in time for the next stroke. */
const longestSeconds = 120;
/** Attack and release of each note, seconds: without them it clicks. */
const edge = 0.012;

interface Ringer extends Store<SoundState> {
  /** Finds out whether it may play sound. */
  open: () => void;
  /** Rings until {@link Ringer.stop}; another tone replaces the current one. */
  start: (tone: Tone) => void;
  stop: () => void;
  /** One soft tick. */
  tick: () => void;
  /** Plays the tone once, as a preview. */
  play: (tone: Tone) => void;
  /** Call this from a user gesture: asks the browser to let this page play sound. */
  allow: () => void;
}

/** The page's only sound source. Nothing is created until it's first used. */
export function createRinger(
  makeContext: () => AudioContext = () => new AudioContext(),
  loudness: Store<Volume> = volume,
): Ringer {
  const state = createStore<SoundState>('ready');
  let context: AudioContext | null = null;
  let ringing: { tone: Tone; gain: GainNode } | null = null;

  function open(): AudioContext {
    if (context) return context;
    const opened = makeContext();
    const look = () => state.set(opened.state === 'running' ? 'ready' : 'blocked');
    opened.addEventListener('statechange', look);
    look();
    // Any press anywhere will do. Not as it begins: the banner's going would move what is being pressed.
    for (const press of ['click', 'keyup']) addEventListener(press, resume);
    context = opened;
    return opened;
  }

  function resume(): void {
    if (context?.state === 'suspended') context.resume().catch(() => {});
  }

  const levelNow = () => (loudness.get().isMuted ? 0 : loudness.get().level);
  loudness.subscribe(() => {
    if (ringing) ringing.gain.gain.value = levelNow();
  });

  function sound(pattern: Pattern, times: number, level: number): GainNode {
    const audio = open();
    const gain = audio.createGain();
    gain.gain.value = level;
    gain.connect(audio.destination);
    for (let turn = 0; turn < times; turn++) {
      for (const { at, length, hz } of pattern.notes) {
        const start = audio.currentTime + turn * pattern.every + at;
        const voice = audio.createOscillator();
        const shape = audio.createGain();
        voice.type = pattern.wave;
        voice.frequency.value = hz;
        shape.gain.setValueAtTime(0, start);
        shape.gain.linearRampToValueAtTime(1, start + edge);
        shape.gain.setValueAtTime(1, start + length - edge);
        shape.gain.linearRampToValueAtTime(0, start + length);
        voice.connect(shape).connect(gain);
        voice.start(start);
        voice.stop(start + length);
      }
    }
    return gain;
  }

  function stop(): void {
    ringing?.gain.disconnect();
    ringing = null;
  }

  return {
    get: state.get,
    subscribe: state.subscribe,
    open: () => void open(),
    start(tone) {
      if (ringing?.tone === tone) return;
      stop();
      if (tone === 'silent') return;
      const pattern = patterns[tone];
      const gain = sound(pattern, Math.ceil(longestSeconds / pattern.every), levelNow());
      ringing = { tone, gain };
    },
    stop,
    tick: () => void sound(tick, 1, levelNow() * tickVolume),
    play: (tone) => {
      if (tone !== 'silent') sound(patterns[tone], 1, levelNow());
      resume();
    },
    allow: () => {
      open();
      resume();
    },
  };
}

let ringer: Ringer | null = null;

export function pageRinger(): Ringer {
  ringer ??= createRinger();
  return ringer;
}

/** One note of a tone. */
interface Note {
  /** From the start of the pattern, seconds. */
  at: number;
  /** Seconds. */
  length: number;
  hz: number;
}

interface Pattern {
  wave: OscillatorType;
  notes: readonly Note[];
  /** After how many seconds it repeats. */
  every: number;
}

const note = (at: number, hz: number, length = 0.18): Note => ({ at, hz, length });

/** The sounds, synthesized: nothing to download, nothing to license. Frequencies are those of notes. */
const patterns: Record<Exclude<Tone, 'silent'>, Pattern> = {
  // A telephone: A5 and E5 alternating, twice.
  bell: {
    wave: 'triangle',
    notes: [0, 0.1, 0.2, 0.3, 0.7, 0.8, 0.9, 1].map((at, i) => note(at, i % 2 ? 659.3 : 880, 0.1)),
    every: 3,
  },
  // Rising: C5 E5 G5 C6. Distinct from the others even through a wall.
  chime: {
    wave: 'sine',
    notes: [523.3, 659.3, 784, 1046.5].map((hz, i) => note(i * 0.16, hz, 0.4)),
    every: 2.4,
  },
  // Two soft G4.
  soft: { wave: 'sine', notes: [note(0, 392, 0.35), note(0.5, 392, 0.35)], every: 3.5 },
  // Deep: D4 A3.
  low: { wave: 'triangle', notes: [note(0, 293.7, 0.25), note(0.3, 220, 0.35)], every: 2.8 },
};

/** Another call during a conversation: a single tick, felt rather than heard. */
const tick: Pattern = { wave: 'sine', notes: [note(0, 587.3, 0.09)], every: 1 };
/** Fraction of the chosen volume, so that the person on the line doesn't hear it. */
const tickVolume = 0.25;
