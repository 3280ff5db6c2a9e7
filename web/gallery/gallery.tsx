import '../src/ui/base.css';
import './gallery.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { NumberContext } from '../src/call/phone-number.tsx';
import { numberLooks } from '../src/dial/number-looks.tsx';
import { setClockOffset } from '../src/ui/clock.ts';
import { writeLanguage } from '../src/words/language.ts';
import { WordsProvider } from '../src/words/use-words.tsx';
import { now } from './fixtures.ts';
import { callbackScenes } from './scenes-callbacks.tsx';
import { historyScenes } from './scenes-history.tsx';
import { dialScenes, restingDialDesk } from './scenes-dial.tsx';
import { phoneScenes } from './scenes-phone.tsx';
import { contactScenes } from './scenes-contacts.tsx';
import { agentScenes } from './scenes-agents.tsx';
import { directoryScenes } from './scenes-directory.tsx';
import { hoursScenes } from './scenes-hours.tsx';
import { importScenes } from './scenes-import.tsx';
import { pageScenes } from './scenes-page.tsx';
import { healthScenes } from './scenes-health.tsx';
import { popupScenes } from './scenes-popup.tsx';
import { secondFactorScenes } from './scenes-second-factor.tsx';
import { settingsScenes } from './scenes-settings.tsx';
import { statisticsScenes } from './scenes-statistics.tsx';
import { systemScenes } from './scenes-system.tsx';
import { telephonyScenes } from './scenes-telephony.tsx';
import { uiScenes } from './scenes-ui.tsx';

const looks = numberLooks(restingDialDesk);

/** `?scene=popup/known&theme=dark&lang=en`; without a scene, the list of them. */
const query = new URLSearchParams(location.search);
const scenes = {
  ...agentScenes,
  ...popupScenes,
  ...pageScenes,
  ...historyScenes,
  ...contactScenes,
  ...callbackScenes,
  ...dialScenes,
  ...phoneScenes,
  ...statisticsScenes,
  ...hoursScenes,
  ...importScenes,
  ...secondFactorScenes,
  ...settingsScenes,
  ...systemScenes,
  ...telephonyScenes,
  ...directoryScenes,
  ...healthScenes,
  ...uiScenes,
};
const scene = scenes[query.get('scene') ?? ''];
const theme = query.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
// Every scene plays at the same moment.
setClockOffset(now - Date.now());
writeLanguage(query.get('lang') === 'en' ? 'en' : 'ja');

function Index() {
  return (
    <main className="gallery-index">
      <h1 className="aside">Gallery</h1>
      <ul>
        {Object.keys(scenes).map((name) => (
          <li key={name}>
            <a href={`?scene=${name}`}>{name}</a> <a href={`?scene=${name}&theme=dark`}>dark</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <WordsProvider>
        <NumberContext value={looks}>{scene ? scene() : <Index />}</NumberContext>
      </WordsProvider>
    </StrictMode>,
  );
}
