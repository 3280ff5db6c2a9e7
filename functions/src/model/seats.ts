import * as z from 'zod/mini';

/** Seats in a row of a room. */
export const seatColumns = 6;

/** `customer/{id}/settings/seats`: who sits where, the same for everybody, and when a status is too long. */
export const seatsSchema = z.object({
  /** After this long in one status a seat is marked, and after the second marked more strongly; 0 = never. */
  warnMs: z._default(z.number(), 300_000),
  alertMs: z._default(z.number(), 900_000),
  /** By group code: the uids from left to right, row by row; '' = an empty place. */
  // oxlint-disable-next-line promise/valid-params -- zod's catch
  rooms: z.catch(z.record(z.string(), z.array(z.string())), {}),
});
export type Seats = z.infer<typeof seatsSchema>;

export const defaultSeats: Seats = { warnMs: 300_000, alertMs: 900_000, rooms: {} };
