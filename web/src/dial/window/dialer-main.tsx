import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from '../../ui/theme.ts';
import { WordsProvider } from '../../words/use-words.tsx';
import { clientIdIn, DialerApp } from './dialer-app.tsx';

startTheme();
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        <DialerApp clientId={clientIdIn(location.hash)} />
      </WordsProvider>
    </StrictMode>,
  );
}
// Another customer's dialer in the same window.
window.addEventListener('hashchange', () => location.reload());
