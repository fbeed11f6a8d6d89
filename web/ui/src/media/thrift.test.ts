import { describe, expect, it } from 'vitest';
import { SOUND_ONLY, strain, Thrift, type Work } from './thrift';

const IDLE: Work = { decoding: 0.1, encoding: 0.1, longTasks: 0, dropped: 0, encoderShort: false, cores: 2 };
const STRAINED: Work = { ...IDLE, decoding: 1 };
const STUTTERING: Work = { ...IDLE, longTasks: 0.6 };

function worked(thrift: Thrift, work: Work, samples: number): Thrift {
  for (let n = 0; n < samples; n++) thrift.take(work);
  return thrift;
}

describe('a machine', () => {
  it('is measured by its cores, its page and the pictures it drops', () => {
    expect(strain(IDLE).level).toBeLessThan(0.6);
    expect(strain(STRAINED)).toMatchObject({ reason: 'decoding' });
    expect(strain(STRAINED).level).toBeGreaterThan(1);
    expect(strain({ ...STRAINED, cores: 8 }).level).toBeLessThan(1);
    expect(strain(STUTTERING)).toMatchObject({ reason: 'page' });
    expect(strain({ ...IDLE, dropped: 0.5 })).toMatchObject({ reason: 'dropping' });
    expect(strain({ ...IDLE, encoderShort: true })).toEqual({ level: 1, reason: 'encoding' });
  });

  it('keeps everything while it is easy, and through one hard moment', () => {
    const thrift = worked(new Thrift(), IDLE, 100);
    thrift.take(STRAINED);
    expect(worked(thrift, IDLE, 1).step).toBe(0);
    expect(thrift.reason).toBeNull();
  });

  it('steps down before it stutters, at once when it does', () => {
    const thrift = new Thrift();
    expect([thrift.take(STRAINED), thrift.take(STRAINED)]).toEqual([false, true]);
    expect(thrift.take(STUTTERING)).toBe(true);
    expect(thrift.step).toBe(2);
    expect(thrift.reason).toBe('page');
  });

  it('gives up the last picture late, and ends at sound alone', () => {
    expect(worked(new Thrift(), STUTTERING, 8).now.pictures).toBe(1);
    expect(worked(new Thrift(), STUTTERING, 50)).toMatchObject({ step: SOUND_ONLY, now: { pictures: 0 } });
  });

  it('steps up slowly, and more slowly each time that was wrong', () => {
    const thrift = worked(new Thrift(), STUTTERING, 2);
    worked(thrift, IDLE, 9);
    expect(thrift.step).toBe(2);
    thrift.take(IDLE);
    expect(thrift.step).toBe(1);
    thrift.take(STUTTERING);
    worked(thrift, IDLE, 19);
    expect(thrift.step).toBe(2);
    thrift.take(IDLE);
    expect(thrift.step).toBe(1);
    worked(thrift, IDLE, 20);
    expect(thrift).toMatchObject({ step: 0, reason: null });
  });

  it('does as its reader says', () => {
    const thrift = new Thrift();
    thrift.mode = 'save';
    expect(thrift.now.pictures).toBe(1);
    thrift.mode = 'sound';
    expect(thrift.now.pictures).toBe(0);
    worked(thrift, STUTTERING, 1);
    thrift.mode = 'full';
    expect(thrift.step).toBe(0);
    thrift.mode = 'auto';
    expect(thrift.step).toBe(1);
  });
});
