import { Link } from 'react-router';
import { HealthPanel } from './health-panel.tsx';
import { useLightWords } from '../words/light.ts';
import { useConsole } from '../console/console-context.ts';
import { pagePaths } from '../console/paths.ts';
import { useHealth, useHealthFacts } from './use-health.ts';

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
