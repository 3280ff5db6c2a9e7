import '../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { keepScriptsAtHome } from '../script-policy.ts';
import { startTheme } from '../ui/theme.ts';
import { WordsProvider } from '../words/use-words.tsx';
import { ErrorBoundary, reloadWhenBroken } from './broken-page.tsx';
import { pageSession } from './page-session.ts';
import { PageRoutes } from './routes.tsx';

keepScriptsAtHome();
startTheme();
reloadWhenBroken();
pageSession.start();

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        <ErrorBoundary>
          <BrowserRouter>
            <PageRoutes />
          </BrowserRouter>
        </ErrorBoundary>
      </WordsProvider>
    </StrictMode>,
  );
}
