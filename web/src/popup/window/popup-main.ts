import '../../ui/base.css';
import { startTheme } from '../../ui/theme.ts';
import { pictureFromOpener } from '../handover.ts';
import { wantedCall } from './address.ts';

/** What runs before the first paint: no more than a picture of the card. React comes after it. */

/** A window that isn't drawn has no frames: its card waits no longer than this. */
const frameMs = 100;

const place = document.querySelector('#root');
const wanted = wantedCall(location.search);

startTheme();
if (place) {
  const picture = wanted.kind === 'call' ? pictureFromOpener(wanted.linkedId) : null;
  place.replaceChildren(...(picture ? [picture] : []));
  void (picture ? painted() : Promise.resolve())
    .then(() => import('./popup-root.tsx'))
    .then(
      ({ startPopup }) => startPopup(place, wanted),
      // The tabs hear of no window that is ready and show the call in another way; a picture alone would be a lie.
      () => place.replaceChildren(),
    );
}

/** Resolves once what is in the document has been painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, frameMs);
  });
}
