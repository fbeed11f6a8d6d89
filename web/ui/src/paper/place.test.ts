import { describe, expect, it } from 'vitest';
import { fitWidth, moved, onPage, orWhole, place, visible, WHOLE, zoomed } from './place';

const PAGE = { width: 600, height: 800 };
const WIDE = { width: 1200, height: 400 };
const PHONE = { width: 300, height: 500 };

describe('a page in its box', () => {
  it('lies whole in the middle', () => {
    expect(place(WHOLE, PAGE, WIDE)).toEqual({ scale: 0.5, left: 450, top: 0 });
    expect(visible(place(WHOLE, PAGE, WIDE), PAGE, WIDE)).toEqual(WHOLE);
  });

  it('shows the presenter’s lines on every shape of screen', () => {
    const lines = { x: 0.1, y: 0.4, width: 0.8, height: 0.2 };
    for (const box of [WIDE, PHONE, { width: 1920, height: 1080 }]) {
      const seen = visible(place(lines, PAGE, box), PAGE, box);
      expect(seen.x).toBeLessThanOrEqual(lines.x + 1e-4);
      expect(seen.y).toBeLessThanOrEqual(lines.y + 1e-4);
      expect(seen.x + seen.width).toBeGreaterThanOrEqual(0.9 - 2e-4);
      expect(seen.y + seen.height).toBeGreaterThanOrEqual(0.6 - 2e-4);
    }
  });

  it('is the same again when what is seen is told and followed in a box of the same shape', () => {
    const near = zoomed(place(WHOLE, PAGE, WIDE), 3, { x: 520, y: 90 }, PAGE, WIDE);
    const again = place(visible(near, PAGE, WIDE), PAGE, { width: 600, height: 200 });
    expect(again.scale * 2).toBeCloseTo(near.scale, 2);
    expect(again.left * 2).toBeCloseTo(near.left, 0);
    expect(again.top * 2).toBeCloseTo(near.top, 0);
  });

  it('comes closer around the finger and never smaller than whole', () => {
    const from = place(WHOLE, PAGE, PHONE);
    const at = { x: 150, y: 250 };
    const near = zoomed(from, 4, at, PAGE, PHONE);
    expect(onPage(near, PAGE, at.x, at.y)).toEqual(onPage(from, PAGE, at.x, at.y));
    expect(zoomed(near, 0.01, at, PAGE, PHONE)).toEqual(from);
    expect(zoomed(from, 1e6, at, PAGE, PHONE).scale).toBeCloseTo(from.scale * 8);
  });

  it('is not dragged out of its box', () => {
    const near = zoomed(place(WHOLE, PAGE, WIDE), 4, { x: 600, y: 200 }, PAGE, WIDE);
    expect(moved(near, 0, 5000, PAGE, WIDE).top).toBe(0);
    expect(moved(near, 0, -5000, PAGE, WIDE).top).toBe(400 - 800 * near.scale);
  });

  it('fits its width, and is whole where that shows all of it', () => {
    expect(fitWidth(PAGE, WIDE)).toEqual({ x: 0, y: 0, width: 1, height: 0.25 });
    expect(orWhole(fitWidth(PAGE, PHONE))).toBeNull();
  });

  it('tells where it is pointed at, and that one points beside it', () => {
    const whole = place(WHOLE, PAGE, WIDE);
    expect(onPage(whole, PAGE, 600, 100)).toEqual({ x: 0.5, y: 0.25 });
    expect(onPage(whole, PAGE, 10, 100)).toBeNull();
  });
});
