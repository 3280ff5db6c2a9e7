import type { Directory, DirectoryChange } from '@cti/functions/model/dialpad-directory';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { pagePaths } from '../src/console/paths.ts';
import { type Choices, noChoices } from '../src/settings/telephony/directory/choices.ts';
import '../src/settings/telephony/directory/directory.css';
import { DirectoryView } from '../src/settings/telephony/directory/directory-view.tsx';
import type { Here } from '../src/settings/telephony/directory/propose.ts';
import { PageHead } from '../src/settings/widgets/page-head.tsx';
import { useDirectoryWords } from '../src/words/settings/directory.ts';
import { ago } from './fixtures.ts';
import { groups, members } from './fixtures-settings.ts';
import { Settings } from './scenes-settings.tsx';

const noop = () => {};

const shops = ['西船橋', '錦糸町', '葛西', '松戸', '市川', '新小岩', '本八幡', '津田沼'];
const families = ['中野', '葛城', '市原', '梅原', '井上', '前田', '小野寺', '佐々木'];
const givens = ['健', '美緒', '大輔', 'さくら', '純', '光', '由紀子', '蓮'];

/** A company with some stores that aren't here yet. */
function company(numbers: number, users: number): Directory {
  const places = [
    { key: 'office:1', kind: 'office', name: '本社', officeId: '1' } as const,
    ...shops.map((name, n) => ({
      key: `callcenter:${n}`,
      kind: 'callcenter' as const,
      name,
      officeId: '1',
    })),
    { key: 'department:9', kind: 'department', name: '予約センター', officeId: '1' } as const,
  ].map((place) => ({ ...place, isNew: true, groupCode: null }));
  return {
    readId: 'read',
    keptAtMs: null,
    areas: {
      offices: 'read',
      departments: 'read',
      callCenters: 'read',
      numbers: 'read',
      users: 'read',
    },
    places,
    numbers: Array.from({ length: numbers }, (_, n) => ({
      number: `+8150175${String(20_000 + n * 37)}`,
      officeId: n % 11 === 10 ? '2' : '1',
      target:
        n % 9 === 8 ? `user:${n}` : n % 13 === 12 ? null : `callcenter:${(n * 3) % shops.length}`,
      isNew: true,
    })),
    users: Array.from({ length: users }, (_, n) => ({
      id: String(n),
      name:
        n === 3
          ? '株式会社グローバルホスピタリティマネジメント 長谷川原 龍之介'
          : `${families[n % 8] ?? ''} ${givens[(n * 3) % 8] ?? ''}`,
      emails: n % 12 === 11 ? [] : [`dialpad${n}@example.com`],
      officeId: '1',
      placeKeys: n % 7 === 6 ? [] : [`callcenter:${n % shops.length}`],
      isSuspended: false,
      isNew: true,
    })),
    phones: [],
    changes: [],
  };
}

const here: Here = {
  groups: groups(4),
  lines: [
    {
      id: 'a',
      number: '05017520000',
      groupCode: 'G01',
      storeName: '西船橋',
      storeCode: 'nishifuna',
    },
  ],
  members: members(10),
  invitations: [],
  officeIds: ['1'],
};

/** The next import, a month later. */
function later(): Directory {
  const first = company(12, 14);
  const changes: DirectoryChange[] = [
    { what: 'place-renamed', key: 'callcenter:0', from: '西船橋', to: '西船橋駅前' },
    { what: 'place-gone', key: 'callcenter:99', name: '船橋' },
    { what: 'number-moved', number: '+815017520000', from: '西船橋', to: '錦糸町' },
    { what: 'number-gone', number: '+815017598765' },
    { what: 'user-moved', uid: 'u2', left: ['錦糸町'], joined: ['葛西', '松戸'] },
    { what: 'user-suspended', uid: 'u6' },
    { what: 'user-gone', uid: 'u8' },
  ];
  const isNew = (n: number, all: number) => n >= all - 2;
  return {
    ...first,
    keptAtMs: ago(86_400 * 31).getTime(),
    changes,
    places: first.places.map((place) => ({
      ...place,
      isNew: false,
      ...(place.key === 'callcenter:0' ? { name: '西船橋駅前', groupCode: 'G01' } : {}),
    })),
    numbers: first.numbers.map((one, n) => ({
      ...one,
      ...(n === 0 ? { target: 'callcenter:1' } : {}),
      isNew: isNew(n, first.numbers.length),
    })),
    users: [
      ...first.users.map((user, n) => ({ ...user, isNew: isNew(n, first.users.length) })),
      {
        id: 'gone',
        name: '鈴木',
        emails: ['member6@example.com'],
        officeId: '1',
        placeKeys: [],
        isSuspended: true,
        isNew: false,
      },
    ],
  };
}

/** An Asterisk with a queue for a store that is here, and one that isn't. */
function pbx(phones: number): Directory {
  const queue = (name: string) => ({
    key: `queue:pbx.${name}`,
    kind: 'queue' as const,
    name,
    officeId: null,
    isNew: true,
    groupCode: null,
  });
  return {
    readId: 'read',
    keptAtMs: null,
    areas: { queues: 'read', numbers: 'read', phones: 'read' },
    places: [queue('西船橋'), queue('市川')],
    numbers: ['queue:pbx.市川', 'phone:103', 'dialplan:pbx'].map((target, n) => ({
      number: `+8150175${String(30_000 + n)}`,
      officeId: null,
      target,
      isNew: true,
    })),
    users: [],
    phones: Array.from({ length: phones }, (_, n) => ({
      extension: String(101 + n),
      name: n % 3 === 2 ? '' : (here.members[n % 10]?.name ?? ''),
      isOnline: n % 4 !== 3,
      isNew: true,
    })),
    changes: [],
  };
}

function laterPbx(): Directory {
  const first = pbx(6);
  return {
    ...first,
    keptAtMs: ago(86_400 * 31).getTime(),
    places: first.places.map((place) => ({ ...place, isNew: false, groupCode: 'G01' })),
    numbers: first.numbers.map((one) => ({ ...one, isNew: false })),
    phones: first.phones.map((phone, n) => ({ ...phone, isNew: n === 5 })),
    changes: [
      { what: 'phone-gone', uid: 'u2', extension: '110' },
      { what: 'place-gone', key: 'queue:pbx.night', name: '夜間' },
    ],
  };
}

type SceneProps = Partial<Parameters<typeof DirectoryView>[0]> & { initial?: Choices };

function Scene({ initial = noChoices, source = 'dialpad', ...props }: SceneProps) {
  const words = useDirectoryWords();
  const [choices, setChoices] = useState(initial);
  return (
    <Settings at="telephony">
      <PageHead title={words.from[source].title} lead={words.from[source].lead}>
        <Link to={pagePaths.settings('telephony')}>{words.back}</Link>
      </PageHead>
      <DirectoryView
        source={source}
        directory={null}
        here={here}
        reading={{ isBusy: false, refusal: null }}
        saving={{ progress: null, failed: new Map(), refusal: null }}
        onRead={noop}
        onSave={noop}
        {...props}
        choices={choices}
        onChoose={setChoices}
      />
    </Settings>
  );
}

const small = company(8, 6);

/** Taking over numbers, groups and people from Dialpad. */
export const directoryScenes: Record<string, () => ReactNode> = {
  'directory/unread-plain': () => <Scene />,
  'directory/loading': () => <Scene reading={{ isBusy: true, refusal: null }} />,
  'directory/refused': () => <Scene reading={{ isBusy: false, refusal: 'dialpad-unreachable' }} />,
  'directory/first-plain': () => (
    <Scene
      directory={small}
      initial={{ ...noChoices, picked: { 'invite:0': true, 'invite:1': true } }}
    />
  ),
  'directory/many-plain': () => <Scene directory={company(30, 40)} />,
  'directory/later-plain': () => <Scene directory={later()} />,
  'directory/nothing-new-plain': () => (
    <Scene
      directory={{
        ...small,
        keptAtMs: ago(60).getTime(),
        places: small.places.slice(1, 3),
        numbers: small.numbers.slice(0, 1),
        users: small.users.map((user) => ({ ...user, isNew: false })),
      }}
    />
  ),
  'directory/partly': () => (
    <Scene
      directory={{
        ...small,
        areas: { ...small.areas, numbers: 'forbidden', departments: 'failed', users: 'cut' },
        numbers: [],
      }}
    />
  ),
  'directory/saving': () => (
    <Scene
      directory={small}
      saving={{ progress: { done: 3, total: 9 }, failed: new Map(), refusal: null }}
    />
  ),
  'directory/pbx-plain': () => (
    <Scene
      source="pbx"
      directory={pbx(8)}
      initial={{ ...noChoices, picked: { 'phone:101': true } }}
    />
  ),
  'directory/pbx-many': () => <Scene source="pbx" directory={pbx(60)} />,
  'directory/pbx-later': () => <Scene source="pbx" directory={laterPbx()} />,
  'directory/failed': () => (
    <Scene
      directory={small}
      initial={{
        ...noChoices,
        picked: { 'invite:0': true, 'invite:1': true },
        codes: { 'callcenter:4': 'a/b', 'callcenter:7': 'G02' },
      }}
      saving={{
        progress: null,
        failed: new Map([['invite:1', 'too-many-requests']]),
        refusal: null,
      }}
    />
  ),
};
