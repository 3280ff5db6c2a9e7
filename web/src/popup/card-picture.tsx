import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { serverNow } from '../firebase/server-clock.ts';
import type { Language } from '../words/language.ts';
import type { Words } from '../words/ja.ts';
import { SameWords } from '../words/use-words.tsx';
import { CallCard } from './card/card.tsx';
import type { Handed } from './handover.ts';
import { MemoView } from './memo/memo-view.tsx';

/**
 * A call's card as the popup first draws it, without what makes it work. It's drawn here because here React has run
 * before; in a new window it would have to be read first.
 */
export function cardPicture(
  { call, viewer }: Handed,
  { words, language }: { words: Words; language: Language },
): Element | null {
  const host = document.createElement('div');
  const root = createRoot(host);
  const mayWrite = viewer.role !== 'viewer';
  flushSync(() =>
    root.render(
      <SameWords words={words} language={language}>
        <div className="popup">
          <main className="popup-panels">
            <div className="popup-panel">
              <CallCard
                call={call}
                now={serverNow()}
                memo={
                  <MemoView
                    value=""
                    onChange={() => {}}
                    status="idle"
                    others={[]}
                    readOnly={!mayWrite}
                  />
                }
                actions={mayWrite && <span className="button" />}
              />
            </div>
          </main>
        </div>
      </SameWords>,
    ),
  );
  const picture = host.firstElementChild?.cloneNode(true) ?? null;
  root.unmount();
  return picture instanceof Element ? asPicture(picture) : null;
}

/** Whatever is typed or read out has to wait for the card itself, which is there a moment later. */
function asPicture(picture: Element): Element {
  picture.setAttribute('inert', '');
  picture.setAttribute('aria-hidden', 'true');
  for (const field of picture.querySelectorAll('textarea')) field.readOnly = true;
  return picture;
}
