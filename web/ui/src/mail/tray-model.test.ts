import { describe, expect, it } from 'vitest';
import type { TrayItem } from '../api/mail';
import { EVERYTHING, filtered, hint, nextAfter, reasonsOf } from './tray-model';

function item(change: Partial<TrayItem> = {}): TrayItem {
  return {
    id: 'a',
    receivedAt: '2026-11-20T08:00:00+07:00',
    kind: 'letter',
    reason: 'letter',
    reasonText: 'Thư viết tay',
    from: 'xa1@tinh.example',
    fromName: 'Xã Hải Hậu',
    subject: 'Re: Giấy mời',
    text: 'Xã xin vắng',
    quoted: '',
    verified: 'UNKNOWN',
    automatic: false,
    briefing: 'b1',
    briefingTitle: 'Giao ban tuần 48',
    unit: '1',
    unitName: 'Xã Hải Hậu',
    partStat: null,
    suggestion: null,
    proposedStart: null,
    proposedEnd: null,
    attachments: [],
    settled: null,
    ...change,
  };
}

const delegated = {
  partStat: 'DELEGATED',
  name: 'Trần Thị B',
  title: 'Phó Chủ tịch',
  comment: 'Chủ tịch đi công tác',
  sentence: 'cử bà Trần Thị B',
  certain: true,
  text: '',
} as const;

describe('what one click takes', () => {
  it('is the suggestion with whoever comes instead', () => {
    expect(hint(item({ suggestion: delegated }))).toEqual({
      briefing: 'b1',
      unit: '1',
      partStat: 'DELEGATED',
      comment: 'Chủ tịch đi công tác',
      substitute: { name: 'Trần Thị B', title: 'Phó Chủ tịch' },
    });
  });

  it('is else the answer of a calendar, and nothing while the unit is not known', () => {
    expect(hint(item({ partStat: 'ACCEPTED' }))).toEqual({ briefing: 'b1', unit: '1', partStat: 'ACCEPTED' });
    expect(hint(item({ partStat: 'NEEDS_ACTION' }))).toBeNull();
    expect(hint(item({ suggestion: delegated, unit: null }))).toBeNull();
  });
});

describe('the list', () => {
  const all = [
    item(),
    item({ id: 'b', reason: 'another-time', proposedStart: '2026-11-24T08:00:00+07:00', briefing: null }),
    item({ id: 'c', verified: 'FAILED', fromName: 'Người lạ', unitName: null }),
  ];

  it('is narrowed by marks, reasons, meetings and words without diacritics', () => {
    const ids = (change: object) => filtered(all, { ...EVERYTHING, ...change }).map((one) => one.id);
    expect(ids({})).toEqual(['a', 'b', 'c']);
    expect(ids({ mark: 'counter' })).toEqual(['b']);
    expect(ids({ mark: 'unverified' })).toEqual(['c']);
    expect(ids({ briefing: 'none' })).toEqual(['b']);
    expect(ids({ words: 'nguoi la' })).toEqual(['c']);
  });

  it('goes on with the mail below, else above', () => {
    expect(nextAfter(all, 'a')).toBe('b');
    expect(nextAfter(all, 'c')).toBe('b');
    expect(nextAfter([item()], 'a')).toBe('');
  });

  it('counts reasons', () => {
    expect(reasonsOf(all)[0]).toMatchObject({ reason: 'letter', count: 2 });
  });
});
