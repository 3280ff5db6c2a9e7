import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepScriptsAtHome } from '../../script-policy.ts';
import { startTheme } from '../../ui/theme.ts';
import { WordsProvider } from '../../words/use-words.tsx';
import { PhoneApp } from './phone-app.tsx';

startTheme();
keepScriptsAtHome();
const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        <PhoneApp />
      </WordsProvider>
    </StrictMode>,
  );
}
