import './health-panel.css';
import type { ReactNode } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { Button } from '../ui/button.tsx';
import { formatTime } from '../ui/format.ts';
import { useLightWords } from '../words/light.ts';
import { type HealthFacts, brokenHop } from './diagnosis.ts';
import { type HopRow, hopRows } from './hop-rows.ts';
import { Link } from 'react-router';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { useHealth, useHealthFacts } from './use-health.ts';

interface HealthPanelProps {
  facts: HealthFacts;
  /** Who is signed in. */
  name: string;
  onSendCanary: () => void;
  /** Link to the system check. */
  link?: ReactNode;
}

const icons = { good: IconCircleCheck, bad: IconAlertTriangle, unknown: IconCircleDashed };

/** The whole path from the phone to this screen: what is broken, what to do, and each hop. */
export function HealthPanel({ facts, name, onSendCanary, link }: HealthPanelProps) {
  const words = useLightWords();
  const broken = brokenHop(facts);
  return (
    <div className="health">
      <h2>{words.title}</h2>
      {broken === null ? (
        <p className="health-verdict">{words.allGood}</p>
      ) : (
        <div className="health-verdict health-broken" role="alert">
          <strong>{words.broken[broken]}</strong>
          <p>{words.todo[broken]}</p>
        </div>
      )}
      <ul className="health-hops">
        {hopRows(facts, name, words, (date) => formatTime(date)).map((row) => (
          <Hop key={`${row.hop}.${row.name ?? ''}`} row={row} />
        ))}
      </ul>
      <div className="health-actions">
        <Button onClick={onSendCanary} busy={facts.canary.isSending}>
          {facts.canary.isSending ? words.canarySending : words.canarySend}
        </Button>
        {link}
      </div>
    </div>
  );
}

function Hop({ row: { hop, name, state, text } }: { row: HopRow }) {
  const words = useLightWords();
  const StateIcon = icons[state];
  return (
    <li className={`health-hop health-${state}`}>
      <StateIcon size={16} stroke={1.75} aria-hidden />
      <span className="aside">{words[state]}</span>
      <span className="health-name">{[words.hops[hop], name].filter(Boolean).join(' ')}</span>
      <span className="health-text num">{text}</span>
    </li>
  );
}

/** What the connection light knows, hop by hop. */
export function LightDetails() {
  const words = useLightWords();
  const { member, activeCalls } = useConsole();
  const health = useHealth();
  const facts = useHealthFacts(health, activeCalls);
  return (
    <HealthPanel
      facts={facts}
      name={member.name}
      onSendCanary={() => void health.canary.check()}
      link={<Link to={pagePaths.settings('check')}>{words.check}</Link>}
    />
  );
}
