import { agentStatusNames } from '@cti/functions/model/desk/agent';

/** The words of statuses and seats. Kept apart from the others because the call popup doesn't need them. */
export const agentsJa = {
  /** By the codes of contract 4.2. */
  status: agentStatusNames as Record<number, string>,
  own: {
    label: '自分の状態',
    choose: '状態を選ぶ',
    after: '通話のあと',
    failed: '状態を変えられませんでした。通信を確かめて、もう一度押してください。',
    hints: {
      0: '着信がポップアップします',
      1: 'ポップアップしません',
      2: '外線はポップアップしません',
      3: '外線はポップアップしません',
    } as Record<number, string>,
  },
  /** Shown on the board while the member's status keeps calls away. */
  kept: {
    because: {
      1: 'ログオフ中のため、着信は表示されません',
      2: 'ワーク中のため、着信は表示されません',
      3: '離席中のため、着信は表示されません',
      7: '自動ワーク中のため、着信は表示されません',
    } as Record<number, string>,
    /** Internal calls are still shown, except to people who are logged off. */
    internal: '（内線は表示されます）',
    held: '結果を選ぶと終わります。',
    end: '待機中にする',
  },
  wrapUp: {
    label: '通話後の処理',
    left: (time: string) => `残り ${time}`,
    extend: '+1分',
    extendLong: '1分延ばす',
    end: '終える',
    needsDisposition: '結果を選んでください',
    openCall: '結果を選ぶ',
  },
  seats: {
    title: '座席',
    lead: 'だれが、いま何をしているか',
    empty: 'このグループにはまだだれもいません。',
    emptyAll: 'まだだれもいません。メンバーがログインすると、ここに表示されます。',
    noGroups: 'グループがまだ割り当てられていません。管理者に依頼してください。',
    withWhom: (who: string) => `相手 ${who}`,
    byDialpad: (reason: string) => `Dialpadで変更${reason && `・${reason}`}`,
    showAway: 'ログオフの人も表示',
    counts: { idle: '待機', busy: '通話・呼出', rest: '離席・ワーク', off: 'ログオフ' },
    warn: '長くなっています',
    alert: 'たいへん長くなっています',
    arrange: '席を並べ替える',
    arrangeDone: '並べ替えを終える',
    arrangeHint:
      '席をドラッグして動かします。キーボードでは席を選び、矢印キーで動かします。全員に同じ並びで見えます。',
    failed: '保存できませんでした。通信を確かめて、もう一度試してください。',
    moved: (name: string, row: number, column: number) => `${name}は${row}列目の${column}番です`,
    seatOf: (name: string) => `${name}の席`,
    you: '自分',
    thresholds: '色がつくまでの時間',
    warnMinutes: '注意（分）',
    alertMinutes: '警告（分）',
    thresholdHint: '同じ状態がこの時間を超えた席に色がつきます。0は色をつけません。',
  },
};
export type AgentsWords = typeof agentsJa;
