import * as z from 'zod/mini';
import { callSchema, type Outcome } from '../model/calls/call.ts';
import { otherPartyOf } from '../model/calls/other-party.ts';
import { nationalNumber } from '../model/text/phone.ts';
import type { WithheldReason } from '../model/text/phone/withheld-reason.ts';
import type { Cell } from '../model/text/csv.ts';

/** The fields of a call that a row needs; not the legs, which make up most of a document. */
export const exportedSchema = z.pick(callSchema, {
  linkedId: true,
  direction: true,
  outcome: true,
  groupCode: true,
  store: true,
  externalNumber: true,
  internalNumber: true,
  dialled: true,
  withheld: true,
  withheldReason: true,
  caller: true,
  colleague: true,
  operator: true,
  startedAt: true,
  talkMs: true,
  waitMs: true,
  disposition: true,
  handled: true,
  memo: true,
});
export type ExportedCall = z.infer<typeof exportedSchema>;
export const exportedFields = Object.keys(exportedSchema.shape);

export type Language = 'ja' | 'en';

interface Words {
  headings: string[];
  direction: Record<ExportedCall['direction'], string>;
  outcome: Record<Outcome, string>;
  kind: Record<'new' | 'regular' | 'vip', string>;
  withheld: Record<WithheldReason, string>;
  unknown: string;
  unregistered: string;
  handled: string;
}

const words: Record<Language, Words> = {
  ja: {
    headings: [
      '日時',
      'グループ名',
      '店舗',
      '発信者',
      '発信番号',
      '種別',
      '顧客区分',
      '通話先',
      '待ち秒',
      '通話秒',
      '通話状態',
      '対応',
      '結果',
      'メモ',
      '通話ID',
    ],
    direction: { inbound: '着信', outbound: '発信', internal: '内線' },
    outcome: {
      answered: '応答',
      missed: '不在',
      abandoned: '放棄',
      voicemail: '留守電',
      blocked: '拒否',
      canceled: '取消',
    },
    kind: { new: '新規', regular: '常連', vip: 'VIP' },
    withheld: {
      hidden: '非通知',
      payphone: '公衆電話',
      outOfArea: '表示圏外',
      serviceConflict: 'サービス競合',
    },
    unknown: '不明',
    unregistered: '未登録',
    handled: '対応済み',
  },
  en: {
    headings: [
      'Time',
      'Group',
      'Store',
      'Caller',
      'Number',
      'Direction',
      'Customer kind',
      'Callee',
      'Wait (s)',
      'Talk (s)',
      'Outcome',
      'Handled',
      'Disposition',
      'Memo',
      'Call id',
    ],
    direction: { inbound: 'In', outbound: 'Out', internal: 'Internal' },
    outcome: {
      answered: 'Answered',
      missed: 'Missed',
      abandoned: 'Abandoned',
      voicemail: 'Voicemail',
      blocked: 'Blocked',
      canceled: 'Canceled',
    },
    kind: { new: 'New', regular: 'Regular', vip: 'VIP' },
    withheld: {
      hidden: 'Withheld',
      payphone: 'Payphone',
      outOfArea: 'Out of area',
      serviceConflict: 'Number not available',
    },
    unknown: 'Unknown',
    unregistered: 'Not registered',
    handled: 'Handled',
  },
};

export const headingsOf = (language: Language): string[] => words[language].headings;

/** One call as a row of the history's columns; times are Japan's. */
export function rowOf(
  call: ExportedCall,
  language: Language,
  groupNames: ReadonlyMap<string, string>,
): Cell[] {
  const spoken = words[language];
  const party = partyText(call, spoken);
  const operator = call.operator?.name || call.operator?.email || '';
  const external = call.externalNumber ? nationalNumber(call.externalNumber) : '';
  const internal = call.internalNumber ? nationalNumber(call.internalNumber) : '';
  const isOurs = call.direction === 'outbound';
  const { match, contact } = call.caller;
  return [
    call.startedAt ? japaneseTime(call.startedAt) : '',
    call.groupCode ? (groupNames.get(call.groupCode) ?? call.groupCode) : spoken.unknown,
    call.store?.name ?? spoken.unknown,
    isOurs ? operator : party,
    isOurs || call.direction === 'internal' ? internal : external,
    spoken.direction[call.direction],
    match === 'known' && contact ? spoken.kind[contact.kind] : '',
    isOurs ? [party, external].filter(Boolean).join(' ') : operator || internal,
    Math.round(call.waitMs / 1000),
    Math.round(call.talkMs / 1000),
    call.outcome ? spoken.outcome[call.outcome] : '',
    call.handled ? spoken.handled : '',
    call.disposition ?? '',
    call.memo?.text ?? '',
    call.linkedId,
  ];
}

function partyText(call: ExportedCall, spoken: Words): string {
  const party = otherPartyOf(call);
  switch (party.kind) {
    case 'colleague':
      return party.name ?? '';
    case 'contact':
      return party.name;
    case 'withheld':
      return spoken.withheld[party.reason];
    case 'shared':
      return party.names.join(' / ');
    case 'dialled':
      return party.code;
    case 'number':
    case 'unreadable':
      return spoken.unregistered;
  }
}

const japanese = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-20 12:04:09`, which every spreadsheet reads as a time. */
const japaneseTime = (date: Date): string => japanese.format(date);
