import { expect, it } from 'vitest';
import { quality, readStats, worse } from './stats';

const reports = (received: number, lost: number) => [
  {
    id: 'in1',
    type: 'inbound-rtp',
    kind: 'video',
    mid: '5',
    packetsReceived: received,
    packetsLost: lost,
    framesDecoded: 30,
  },
  {
    id: 'in2',
    type: 'inbound-rtp',
    kind: 'audio',
    mid: '2',
    packetsReceived: 0,
    packetsLost: 0,
    totalAudioEnergy: 0.5,
  },
  { id: 'r1', type: 'remote-inbound-rtp', fractionLost: 0.01 },
  { id: 't', type: 'transport', selectedCandidatePairId: 'p' },
  { id: 'p', type: 'candidate-pair', currentRoundTripTime: 0.023, localCandidateId: 'c' },
  { id: 'c', type: 'local-candidate', protocol: 'udp' },
];

it('a sample says loss since the one before, delay, way and each slot', () => {
  const first = readStats(reports(900, 100), null);
  const second = readStats(reports(1890, 110), first);

  expect(second).toMatchObject({ lossDown: 0.01, lossUp: 0.01, rttMillis: 23, protocol: 'udp' });
  expect(second.slots).toMatchObject([
    { mid: '5', kind: 'video', framesDecoded: 30 },
    { mid: '2', kind: 'audio', audioEnergy: 0.5 },
  ]);
});

it('a session that began anew does not look like loss', () => {
  const before = readStats(reports(5000, 400), null);

  expect(readStats(reports(10, 0), before).lossDown).toBe(0);
});

it('a line is good, fair or poor by what speech survives', () => {
  const sample = (lossDown: number, rttMillis: number) => quality({ ...readStats([], null), lossDown, rttMillis });

  expect([sample(0, 20), sample(0.05, 20), sample(0.2, 20), sample(0, 900)]).toEqual(['good', 'fair', 'poor', 'poor']);
});

it('of two judgements the worse counts', () => {
  expect([worse('good', 'good'), worse('fair', 'good'), worse('good', 'poor'), worse('poor', 'fair')]).toEqual([
    'good',
    'fair',
    'poor',
    'poor',
  ]);
});
