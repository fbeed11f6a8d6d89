import { describe, expect, it } from 'vitest';
import type { Invitation } from '../api/types';
import { filterBy, type Invitee, standing, stepStates } from './invitee';

function invitee(change: Partial<Invitation> | null, present = false): Invitee {
  const invitation: Invitation = {
    unit: '13285',
    name: 'Phường Phủ Lý',
    email: null,
    status: 'SENT',
    statusText: null,
    reply: 'NEEDS_ACTION',
    repliedAt: null,
    via: null,
    comment: null,
    delegate: null,
    seenAt: null,
    sentAt: null,
    sequence: 0,
    method: 'REQUEST',
    error: null,
  };
  return {
    unit: '13285',
    name: 'Phường Phủ Lý',
    invitation: change === null ? null : { ...invitation, ...change },
    present,
  };
}

const done = (one: Invitee) =>
  stepStates(one)
    .map((state) => state[0])
    .join('');

describe('the way of an invitation', () => {
  it('goes from queued to present', () => {
    expect(done(invitee(null))).toBe('tttttt');
    expect(done(invitee({ status: 'QUEUED' }))).toBe('dttttt');
    expect(done(invitee({ status: 'SENT' }))).toBe('ddtttt');
    expect(done(invitee({ status: 'DELIVERED', seenAt: '2026-11-20T08:00:00+07:00' }))).toBe('ddddtt');
    expect(done(invitee({ reply: 'ACCEPTED' }, true))).toBe('dddddd');
  });

  it('shows where a returned mail broke off', () => {
    expect(done(invitee({ status: 'BOUNCED' }))).toBe('ddbttt');
  });
});

describe('where a unit stands', () => {
  it('is said in words, the reply before the delivery', () => {
    expect(standing(invitee({ status: 'BOUNCED', error: 'hộp thư đầy' }))).toEqual({
      look: 'bad',
      text: 'Thư bị trả lại: hộp thư đầy',
    });
    expect(standing(invitee({ reply: 'DELEGATED', delegate: 'Phó Chủ tịch' })).text).toBe('Cử Phó Chủ tịch dự thay');
    expect(standing(invitee({ reply: 'ACCEPTED' })).look).toBe('ok');
    expect(standing(invitee({ status: 'QUEUED', error: 'refused' })).text).toBe('Máy chủ thư chưa nhận, sẽ gửi lại');
    expect(standing(invitee(null)).text).toBe('Chưa gửi');
  });
});

it('the numbers filter what they count', () => {
  const all = [
    invitee({ reply: 'ACCEPTED' }),
    invitee({ status: 'BOUNCED' }),
    invitee({ status: 'QUEUED' }),
    invitee(null),
  ];
  expect(filterBy(all, 'accepted')).toHaveLength(1);
  expect(filterBy(all, 'bounced')).toHaveLength(1);
  expect(filterBy(all, 'sent')).toHaveLength(2);
  expect(filterBy(all, 'waiting')).toHaveLength(2);
  expect(filterBy(all, null)).toHaveLength(4);
});
