import { expect, it } from 'vitest';
import { add, type Look, NOTHING, whole } from './quality-report';

const GOOD: Look = {
  stats: { lossDown: 0, lossUp: 0, rttMillis: 40, protocol: 'udp' },
  poor: false,
  voiceOnly: false,
  overload: false,
  noSound: false,
};

it('adds up seconds of each trouble and keeps the worst', () => {
  let report = add(NOTHING, GOOD, 2);
  report = add(report, { ...GOOD, stats: { lossDown: 0.05, lossUp: 0, rttMillis: 220, protocol: 'tcp' } }, 2);
  report = add(report, { ...GOOD, overload: true, noSound: true }, 2);

  expect(report).toEqual({
    seconds: 6,
    loss: 2,
    poor: 0,
    voiceOnly: 0,
    tcp: 2,
    overload: 2,
    microphone: 2,
    worstLoss: 50,
    worstRtt: 220,
  });
});

it('tells whole seconds of which no part is longer than all', () => {
  const told = whole({ ...NOTHING, seconds: 30.4, tcp: 30.4, loss: 29.6 });

  expect(told).toMatchObject({ seconds: 30, tcp: 30, loss: 30 });
});
