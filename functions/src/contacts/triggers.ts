/** What the triggers in index.ts run, loaded with their first event. */
export { contactWritten } from './contact-written.ts';
export { visitWritten } from './visit-written.ts';
