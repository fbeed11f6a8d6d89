import { describe, expect, it } from 'vitest';
import { layerPlan, singlePlan } from './sending';

const CAMERA = { height: 720, screen: false };
const sent = (plan: { rid: string; active: boolean }[]) => plan.filter((each) => each.active).map((each) => each.rid);

describe('layers of a camera', () => {
  it('are three of a large picture, two of a small one', () => {
    expect(sent(layerPlan(CAMERA, null, false))).toEqual(['q', 'h', 'f']);
    const small = layerPlan({ height: 360, screen: false }, null, false);
    expect(sent(small)).toEqual(['q', 'h']);
    expect(small.map((each) => each.scaleResolutionDownBy)).toEqual([2, 1, 1]);
  });

  it('are sent while somebody watches them', () => {
    expect(sent(layerPlan(CAMERA, new Set(['q']), false))).toEqual(['q']);
    expect(sent(layerPlan(CAMERA, new Set(), false))).toEqual([]);
    expect(sent(layerPlan({ height: 360, screen: false }, new Set(['f']), false))).toEqual(['h']);
  });

  it('stop while the line carries speech alone', () => {
    expect(sent(layerPlan(CAMERA, null, true))).toEqual([]);
    expect(singlePlan(CAMERA, null, true).active).toBe(false);
  });
});

describe('a screen', () => {
  const screen = { height: 1080, screen: true };

  it('is sharp and slow', () => {
    const plan = layerPlan(screen, null, false);
    expect(sent(plan)).toEqual(['h', 'f']);
    expect(plan.every((each) => each.maxFramerate <= 5)).toBe(true);
  });

  it('is never smaller than can be read, however small it is watched', () => {
    expect(sent(layerPlan(screen, new Set(['q']), false))).toEqual(['h']);
  });
});
