import { describe, expect, it } from 'vitest';
import { type Board, type BoardRow, merged } from '../api/attendance';
import { filterBy, invitedPerson, silent, standing, stepStates } from './invitee';

function row(change: Partial<BoardRow> = {}): BoardRow {
  return {
    unit: '13285',
    name: 'Phường Phủ Lý',
    group: 'COMMUNE',
    outdated: false,
    opens: 0,
    reply: 'NEEDS_ACTION',
    downloads: 0,
    chases: 0,
    present: false,
    chair: false,
    presentMinutes: 0,
    meetingMinutes: 0,
    unverified: false,
    ...change,
  };
}

const way = (one: BoardRow) =>
  stepStates(one)
    .map((state) => state[0])
    .join('');

const AT = '2026-11-20T08:00:00+07:00';

describe('the way of an invitation', () => {
  it('goes from the letter to the seat', () => {
    expect(way(row())).toBe('tttttt');
    expect(way(row({ status: 'QUEUED' }))).toBe('tttttt');
    expect(way(row({ status: 'SENT' }))).toBe('dttttt');
    expect(way(row({ status: 'DELIVERED', registeredAt: AT }))).toBe('dddttt');
    expect(way(row({ status: 'DELIVERED', registeredAt: AT, seenAt: AT, reply: 'ACCEPTED', present: true }))).toBe(
      'dddddd',
    );
  });

  it('proves the earlier steps by the later ones, but for the register of the unit', () => {
    expect(way(row({ status: 'SENT', seenAt: AT }))).toBe('ddpdtt');
    expect(way(row({ status: 'SENT', reply: 'DECLINED' }))).toBe('ddpddt');
  });

  it('shows where a returned mail broke off', () => {
    expect(way(row({ status: 'BOUNCED' }))).toBe('dbtttt');
    expect(way(row({ status: 'BOUNCED', reply: 'ACCEPTED' }))).toBe('ddpddt');
  });
});

describe('where a unit stands', () => {
  it('is said in words, the reply before the delivery', () => {
    expect(standing(row({ status: 'BOUNCED', error: 'hộp thư đầy' }))).toEqual({
      look: 'bad',
      text: 'Thư bị trả lại: hộp thư đầy',
    });
    expect(standing(row({ status: 'SENT', reply: 'DELEGATED', delegate: 'Phó Chủ tịch' })).text).toBe(
      'Cử Phó Chủ tịch dự thay',
    );
    expect(standing(row({ status: 'SENT', reply: 'ACCEPTED' })).look).toBe('ok');
    expect(standing(row({ status: 'QUEUED', error: 'refused' })).text).toBe('Máy chủ thư chưa nhận, sẽ gửi lại');
    expect(standing(row()).text).toBe('Chưa gửi');
  });

  it('tells how often a link was opened and the unit was asked again', () => {
    expect(standing(row({ status: 'DELIVERED', seenAt: AT, opens: 2 })).text).toBe('Đã mở 2 lần, chưa trả lời');
    expect(standing(row({ status: 'SENT', chases: 1 })).text).toBe('Đã gửi, chưa mở, đã nhắc 1 lần');
  });

  it('waits while the secretary has not decided on a substitute', () => {
    const one = row({ status: 'SENT', reply: 'DELEGATED', delegate: 'Chuyên viên Lê B', substitute: 'WAITING' });
    expect(standing(one)).toEqual({ look: 'wait', text: 'Cử Chuyên viên Lê B dự thay, chờ duyệt' });
    expect(standing(row({ status: 'SENT', substitute: 'REFUSED' })).look).toBe('wait');
  });
});

describe('filters', () => {
  it('count who is silent only when it was asked', () => {
    const all = [row(), row({ status: 'SENT' }), row({ status: 'SENT', reply: 'ACCEPTED' })];
    expect(filterBy(all, 'waiting')).toHaveLength(1);
    expect(all.filter(silent)).toHaveLength(1);
    expect(filterBy(all, null)).toHaveLength(3);
  });
});

it('says the post and its holder as far as they are known', () => {
  expect(invitedPerson(row({ post: 'Chủ tịch UBND phường', holder: 'Lê Thị Hoa' }))).toBe(
    'Chủ tịch UBND phường · Lê Thị Hoa',
  );
  expect(invitedPerson(row({ post: 'Chủ tịch UBND phường' }))).toBe('Chủ tịch UBND phường');
});

it('puts changed rows into the board that is known, each in its place', () => {
  const board = (rows: BoardRow[]): Board => ({
    forecast: { invited: 2, expected: 0, open: 2, needed: 2, outlook: 'UNCERTAIN' },
    rule: { quorum: '>1/2', leastRank: null, strict: false },
    groups: [],
    sms: false,
    rows,
  });
  const before = board([row({ unit: 'a' }), row({ unit: 'b' })]);
  const after = merged(before, board([row({ unit: 'b', reply: 'ACCEPTED' }), row({ unit: 'c' })]));
  expect(after.rows.map((one) => one.unit)).toEqual(['a', 'b', 'c']);
  expect(after.rows[1]?.reply).toBe('ACCEPTED');
});
