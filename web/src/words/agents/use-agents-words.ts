import { useLanguage } from '../use-words.tsx';
import { agentsEn } from './en.ts';
import { type AgentsWords, agentsJa } from './ja.ts';

/** The words of statuses and seats in the language of the page. */
export function useAgentsWords(): AgentsWords {
  return useLanguage()[0] === 'en' ? agentsEn : agentsJa;
}
