import { agentStatusNames } from '@cti/functions/model/desk/agent';
import { createWords, type Pair } from './create-words.ts';

/** The words of statuses and seats. Kept apart from the others because the call popup doesn't need them. */
export const useAgentsWords = createWords({
  /** By the codes of contract 4.2. */
  status: {
    0: [agentStatusNames[0], 'Available'],
    1: [agentStatusNames[1], 'Logged off'],
    2: [agentStatusNames[2], 'Work'],
    3: [agentStatusNames[3], 'Away'],
    7: [agentStatusNames[7], 'Wrap-up'],
    78: [agentStatusNames[78], 'Outgoing: calling'],
    79: [agentStatusNames[79], 'Outgoing: talking'],
    88: [agentStatusNames[88], 'Direct call: ringing'],
    89: [agentStatusNames[89], 'Direct call: talking'],
    98: [agentStatusNames[98], 'Group call: ringing'],
    99: [agentStatusNames[99], 'Group call: talking'],
  } as Record<number, Pair>,
  own: {
    label: ['自分の状態', 'My status'],
    choose: ['状態を選ぶ', 'Choose a status'],
    after: ['通話のあと', 'After the call'],
    failed: [
      '状態を変えられませんでした。通信を確かめて、もう一度押してください。',
      'Couldn’t change your status. Check the connection and try again.',
    ],
    hints: {
      0: ['着信がポップアップします', 'Calls pop up'],
      1: ['ポップアップしません', 'Nothing pops up'],
      2: ['外線はポップアップしません', 'External calls don’t pop up'],
      3: ['外線はポップアップしません', 'External calls don’t pop up'],
    } as Record<number, Pair>,
  },
  /** Shown on the board while the member's status keeps calls away. */
  kept: {
    because: {
      1: ['ログオフ中のため、着信は表示されません', 'You’re logged off, so calls aren’t shown'],
      2: ['ワーク中のため、着信は表示されません', 'Your status is Work, so calls aren’t shown'],
      3: ['離席中のため、着信は表示されません', 'You’re away, so calls aren’t shown'],
      7: ['自動ワーク中のため、着信は表示されません', 'You’re in wrap-up, so calls aren’t shown'],
    } as Record<number, Pair>,
    /** Internal calls are still shown, except to people who are logged off. */
    internal: ['（内線は表示されます）', ' (internal calls are)'],
    held: ['結果を選ぶと終わります。', 'Wrap-up ends when you choose a result.'],
    end: ['待機中にする', 'Become available'],
  },
  wrapUp: {
    label: ['通話後の処理', 'Wrap-up'],
    left: (time: string) => [`残り ${time}`, `${time} left`],
    extend: ['+1分', '+1 min'],
    extendLong: ['1分延ばす', 'Add one minute'],
    end: ['終える', 'Finish'],
    needsDisposition: ['結果を選んでください', 'Choose a result first'],
    openCall: ['結果を選ぶ', 'Choose a result'],
  },
  seats: {
    title: ['座席', 'Seats'],
    lead: ['だれが、いま何をしているか', 'Who is doing what right now'],
    empty: ['このグループにはまだだれもいません。', 'Nobody is in this group yet.'],
    emptyAll: [
      'まだだれもいません。メンバーがログインすると、ここに表示されます。',
      'Nobody is here yet. Members appear here when they sign in.',
    ],
    noGroups: [
      'グループがまだ割り当てられていません。管理者に依頼してください。',
      'You haven’t been assigned to a group yet. Ask an admin.',
    ],
    withWhom: (who: string) => [`相手 ${who}`, `with ${who}`],
    byDialpad: (reason: string) => [
      `Dialpadで変更${reason && `・${reason}`}`,
      `changed in Dialpad${reason && ` · ${reason}`}`,
    ],
    byPbx: (reason: string) => [
      `PBXで変更${reason && `・${reason}`}`,
      `changed on the PBX${reason && ` · ${reason}`}`,
    ],
    queues: ['キュー', 'Queues'],
    queue: (name: string) => [`キュー ${name}`, `Queue ${name}`],
    waiting: ['待ち', 'Waiting'],
    longest: ['最長', 'Longest'],
    paused: ['休止', 'Paused'],
    of: (n: number, all: number) => [`${n} / ${all}人`, `${n} of ${all}`],
    showAway: ['ログオフの人も表示', 'Show people who are logged off'],
    counts: {
      idle: ['待機', 'Available'],
      busy: ['通話・呼出', 'On calls'],
      rest: ['離席・ワーク', 'Away or working'],
      off: ['ログオフ', 'Logged off'],
    },
    warn: ['長くなっています', 'Getting long'],
    alert: ['たいへん長くなっています', 'Very long'],
    arrange: ['席を並べ替える', 'Arrange seats'],
    arrangeDone: ['並べ替えを終える', 'Done'],
    arrangeHint: [
      '席をドラッグして動かします。キーボードでは席を選び、矢印キーで動かします。全員に同じ並びで見えます。',
      'Drag seats to move them, or select a seat and use the arrow keys. Everyone sees the same layout.',
    ],
    failed: [
      '保存できませんでした。通信を確かめて、もう一度試してください。',
      'Couldn’t save. Check the connection and try again.',
    ],
    moved: (name: string, row: number, column: number) => [
      `${name}は${row}列目の${column}番です`,
      `${name} is in row ${row}, column ${column}`,
    ],
    seatOf: (name: string) => [`${name}の席`, `${name}’s seat`],
    you: ['自分', 'You'],
    thresholds: ['色がつくまでの時間', 'Time until a seat is coloured'],
    warnMinutes: ['注意（分）', 'Warning (min)'],
    alertMinutes: ['警告（分）', 'Alert (min)'],
    thresholdHint: [
      '同じ状態がこの時間を超えた席に色がつきます。0は色をつけません。',
      'Seats that stay in one status longer than this are coloured. 0 = never.',
    ],
  },
});
export type AgentsWords = ReturnType<typeof useAgentsWords>;
