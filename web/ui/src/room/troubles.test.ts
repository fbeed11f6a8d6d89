import { describe, expect, it } from 'vitest';
import { NOTHING } from '../media/captures';
import { type Condition, troubles } from './troubles';

const WELL: Condition = {
  sends: true,
  capture: NOTHING,
  minutesOff: 0,
  protocol: 'udp',
  port: 10000,
  understood: () => false,
};

describe('the troubles of a machine', () => {
  it('are none when all is well, or when it came without devices and knows', () => {
    expect(troubles(WELL)).toEqual([]);
    expect(troubles({ ...WELL, capture: { ...NOTHING, microphoneFault: 'missing', cameraFault: 'insecure' } })).toEqual(
      [],
    );
  });

  it('name the microphone before the camera', () => {
    const capture = { ...NOTHING, microphoneFault: 'unplugged', cameraFault: 'denied' } as const;
    expect(troubles({ ...WELL, capture })).toEqual([{ kind: 'device', device: 'audio', fault: 'gone' }]);
    expect(troubles({ ...WELL, capture: { ...capture, microphoneFault: null } })).toEqual([
      { kind: 'device', device: 'video', fault: 'denied' },
    ]);
    expect(troubles({ ...WELL, capture, sends: false })).toEqual([]);
  });

  it('name a blocked way and a wrong clock until they are understood', () => {
    const ill = { ...WELL, protocol: 'tcp', minutesOff: 7 } as const;
    expect(troubles(ill)).toEqual([
      { kind: 'tcp', port: 10000 },
      { kind: 'clock', minutes: 7 },
    ]);
    expect(troubles({ ...ill, understood: (hint) => hint === 'tcp' })).toEqual([{ kind: 'clock', minutes: 7 }]);
    expect(troubles({ ...WELL, minutesOff: 1 })).toEqual([]);
  });
});
