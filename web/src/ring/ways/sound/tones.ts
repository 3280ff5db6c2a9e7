import type { Tone } from '@cti/functions/model/popup-choice';

/** One note of a tone. */
export interface Note {
  /** From the beginning of the pattern, seconds. */
  at: number;
  /** Seconds. */
  length: number;
  hz: number;
}

export interface Pattern {
  wave: OscillatorType;
  notes: readonly Note[];
  /** After how many seconds it begins again. */
  every: number;
}

const note = (at: number, hz: number, length = 0.18): Note => ({ at, hz, length });

/** The sounds, synthesized: nothing to download, nothing to license. Frequencies are those of notes. */
export const patterns: Record<Exclude<Tone, 'silent'>, Pattern> = {
  // A telephone: A5 and E5 in turn, twice.
  bell: {
    wave: 'triangle',
    notes: [0, 0.1, 0.2, 0.3, 0.7, 0.8, 0.9, 1].map((at, i) => note(at, i % 2 ? 659.3 : 880, 0.1)),
    every: 3,
  },
  // Rising: C5 E5 G5 C6. Told apart from the others through a wall.
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

/** One more call while one is talking: a single drop, felt rather than heard. */
export const tick: Pattern = { wave: 'sine', notes: [note(0, 587.3, 0.09)], every: 1 };
/** Of the chosen volume, so that the person at the other end does not hear it. */
export const tickVolume = 0.25;
