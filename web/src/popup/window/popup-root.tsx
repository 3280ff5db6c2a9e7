import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WordsProvider } from '../../words/use-words.tsx';
import { holdPopupLock, takeFromOpener } from '../handover.ts';
import type { Wanted } from './address.ts';
import { openInbox } from './inbox.ts';
import { PopupApp } from './popup-app.tsx';

/** Puts the working card where its picture is, and tells the tabs that this window takes calls. */
export function startPopup(place: Element, wanted: Wanted): void {
  holdPopupLock();
  const inbox = openInbox();
  if (wanted.kind === 'call') {
    const handed = takeFromOpener(wanted.linkedId);
    if (handed) inbox.take(handed);
    else inbox.show(wanted.linkedId);
  }
  createRoot(place).render(
    <StrictMode>
      <WordsProvider>
        <PopupApp inbox={inbox} wanted={wanted} />
      </WordsProvider>
    </StrictMode>,
  );
  inbox.ready(wanted.kind === 'call' ? wanted.linkedId : null);
}
