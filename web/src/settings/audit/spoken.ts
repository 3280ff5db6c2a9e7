import type { AuditEntry } from '@cti/functions/model/members/audit';
import { formatPhone } from '../../call/phone.ts';
import type { SystemWords } from '../../words/settings/system.ts';
import type { Words } from '../../words/ja.ts';
import { changeKind } from './difference.ts';

/** What the log itself doesn't contain: the current names of those it refers to by id. */
export interface Names {
  /** By uid. */
  members: ReadonlyMap<string, string>;
  /** By group code. */
  groups: ReadonlyMap<string, string>;
  /** Number and store by line id. */
  lines: ReadonlyMap<string, string>;
}

/** How a log entry is put into words. */
export function createSpeaker(words: SystemWords['audit'], roles: Words['role'], names: Names) {
  const action = ({ action: name, before, after }: AuditEntry): string => {
    const spoken = words.actions[name];
    return typeof spoken === 'string' ? spoken : spoken[changeKind(before, after)];
  };

  const who = ({ byUid, byName }: AuditEntry): string => {
    if (byName !== '') return byName;
    if (byUid === 'command') return words.command;
    return names.members.get(byUid) || words.unknownPerson;
  };

  /** The name at the time; else the current one; else the id. */
  const target = ({ target: path, before, after }: AuditEntry): string => {
    if (path === '') return words.wholeCustomer;
    const [collection = '', id = ''] = path.split('/');
    const then = after ?? before ?? {};
    if (collection === 'lines') {
      const number = text(then['number']);
      return number ? phone(number) : (names.lines.get(id) ?? id);
    }
    if (path === 'amiEvents') return words.allCalls;
    if (collection === 'amiEvents') return words.oneCall(id);
    if (path === 'contacts') return words.allContacts;
    if (collection === 'deadLetters') return words.oneLetter;
    if (collection === 'settings') return words.settings[id] ?? id;
    const today = collection === 'members' ? names.members : names.groups;
    return text(then['name']) || today.get(id) || id;
  };

  const field = (name: string): string => words.fields[name] ?? name;

  const value = (name: string, content: unknown): string => {
    if (content === undefined || content === null || content === '') return words.nothing;
    if (typeof content === 'boolean') {
      const { yes, no } = words.switches[name] ?? words;
      return content ? yes : no;
    }
    if (Array.isArray(content)) {
      return content.length === 0
        ? words.nothing
        : content.map((item) => value(name, item)).join('、');
    }
    if (typeof content === 'object' && !(content instanceof Date)) {
      return Object.entries(content)
        .map(([inner, one]) => `${field(inner)} ${value(inner, one)}`)
        .join(' / ');
    }
    const plain = typeof content === 'string' ? content : JSON.stringify(content);
    if (name === 'role') return isRole(plain, roles) ? roles[plain] : plain;
    if (name === 'groupCode' || name === 'groupCodes') return names.groups.get(plain) || plain;
    if (name === 'secondFactor') return words.secondFactors[plain] ?? plain;
    if (name === 'number' || name === 'callerId') return phone(plain);
    return codedFields.has(name) ? (words.codes[plain] ?? plain) : plain;
  };

  return { action, who, target, field, value };
}

/** Fields whose values are codes; a group may be called `off`. */
const codedFields = new Set([
  'direction',
  'outcome',
  'when',
  'permits',
  'audience',
  'tone',
  'vipTone',
  'externalMode',
]);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isRole = (name: string, roles: Words['role']): name is keyof Words['role'] =>
  Object.hasOwn(roles, name);

/** A whole number as people write it; a partial one as it is. */
const phone = (number: string): string => formatPhone(number.replace(/^0/, '+81'));
