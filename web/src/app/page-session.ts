import { readPersonAnew, signOut, watchPerson } from '../firebase/sign-in/auth.ts';
import { forgetShifts } from '../agents/shift.ts';
import { chosenCustomer, rememberCustomer } from '../firebase/chosen-customer.ts';
import { keepNotifications } from '../ring/ways/call-notification.ts';
import { closePopups } from '../ring/ways/popup-window.ts';
import { createSession } from './session.ts';

/** Clears everything personal from this computer's screens and this page's memory. */
async function clearUp(): Promise<void> {
  closePopups();
  keepNotifications(new Set()).catch(() => {});
  forgetShifts(localStorage);
  const [{ closeAllListeners }, { closeFirestore }] = await Promise.all([
    import('../firebase/live.ts'),
    import('../firebase/firestore.ts'),
  ]);
  closeAllListeners();
  await closeFirestore();
}

export const pageSession = createSession({
  watchPerson,
  readPersonAnew,
  chooseCustomer: (customers) => chosenCustomer(customers, localStorage),
  rememberCustomer: (customerId) => rememberCustomer(customerId, localStorage),
  clearUp,
  signOut,
});
