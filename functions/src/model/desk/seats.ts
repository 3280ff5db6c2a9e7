import * as z from 'zod/mini';

/** Seats in a row of a room. */
export const seatColumns = 6;

const separator = ',';
const uidsOfText = z.pipe(
  z.string(),
  z.transform((text) => text.split(separator)),
);

/** The rooms of {@link seatsSchema} as stored, without empty ones. */
export const storedRooms = (rooms: Seats['rooms']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(rooms).flatMap(([code, uids]) =>
      uids.length > 0 ? [[code, uids.join(separator)]] : [],
    ),
  );

/** `customer/{id}/settings/seats`: who sits where, the same for everybody, and how long a status may last. */
export const seatsSchema = z.object({
  /** After this long in one status a seat is marked, after the second value more strongly; 0 = never. */
  warnMs: z._default(z.number(), 300_000),
  alertMs: z._default(z.number(), 900_000),
  /**
   * By group code: uids from left to right, row by row; '' = an empty place. Stored as one text, which rules can bound.
   */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  rooms: z.catch(z.record(z.string(), z.union([z.array(z.string()), uidsOfText])), {}),
});
export type Seats = z.infer<typeof seatsSchema>;

export const defaultSeats: Seats = { warnMs: 300_000, alertMs: 900_000, rooms: {} };
