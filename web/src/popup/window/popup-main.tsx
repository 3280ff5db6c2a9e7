import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from '../../ui/theme.ts';
import { WordsProvider } from '../../words/use-words.tsx';
import { wantedCall } from './address.ts';
import { holdPopupLock, takeFromOpener } from '../handover.ts';
import { openInbox } from './inbox.ts';
import { PopupApp } from './popup-app.tsx';

startTheme();
holdPopupLock();
const inbox = openInbox();
const wanted = wantedCall(location.search);
if (wanted.kind === 'call') {
  const handed = takeFromOpener(wanted.linkedId);
  if (handed) inbox.take(handed);
  else inbox.show(wanted.linkedId);
}

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        <PopupApp inbox={inbox} wanted={wanted} />
      </WordsProvider>
    </StrictMode>,
  );
}
inbox.ready(wanted.kind === 'call' ? wanted.linkedId : null);
