/** Fingers, mouse and wheel on a page, told as moves, zooms and swipes. */

export interface Gestures {
  /** Whether the page is larger than its box, so that dragging moves it. */
  movable(): boolean;
  /** Whether a drag that begins here should select words instead. */
  selects(target: EventTarget | null): boolean;
  move(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  swipe(pages: 1 | -1): void;
  /** The gesture is over. */
  rest(): void;
  /** The mouse, or a finger, is over this point; null when it has left. */
  over(at: { x: number; y: number } | null): void;
}

const SWIPE_PIXELS = 60;

export function watchGestures(surface: HTMLElement, gestures: Gestures): () => void {
  const fingers = new Map<number, { x: number; y: number }>();
  let begun: { x: number; y: number } | null = null;
  let wheeling: ReturnType<typeof setTimeout> | undefined;
  const at = (event: MouseEvent): { x: number; y: number } => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || (event.pointerType === 'mouse' && gestures.selects(event.target))) return;
    surface.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    begun = fingers.size === 1 ? at(event) : null;
  };
  const move = (event: PointerEvent): void => {
    const now = at(event);
    gestures.over(now);
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, now);
    if (fingers.size === 1) {
      if (gestures.movable()) gestures.move(now.x - before.x, now.y - before.y);
      return;
    }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!other) return;
    const apart = (a: { x: number; y: number }): number => Math.hypot(a.x - other.x, a.y - other.y);
    gestures.move((now.x - before.x) / 2, (now.y - before.y) / 2);
    if (apart(before) > 0) gestures.zoom(apart(now) / apart(before), (now.x + other.x) / 2, (now.y + other.y) / 2);
  };
  const up = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    const way = begun ? at(event).x - begun.x : 0;
    if (event.pointerType === 'touch' && !gestures.movable() && Math.abs(way) > SWIPE_PIXELS) {
      gestures.swipe(way < 0 ? 1 : -1);
    }
    if (fingers.size === 0) gestures.rest();
    if (event.pointerType === 'touch') gestures.over(null);
  };
  const leave = (): void => gestures.over(null);
  const wheel = (event: WheelEvent): void => {
    if (event.ctrlKey) {
      const { x, y } = at(event);
      gestures.zoom(Math.exp(-event.deltaY / 200), x, y);
    } else if (gestures.movable()) {
      gestures.move(-event.deltaX, -event.deltaY);
    } else {
      return;
    }
    event.preventDefault();
    clearTimeout(wheeling);
    wheeling = setTimeout(() => gestures.rest(), 120);
  };

  surface.addEventListener('pointerdown', down);
  surface.addEventListener('pointermove', move);
  surface.addEventListener('pointerup', up);
  surface.addEventListener('pointercancel', up);
  surface.addEventListener('pointerleave', leave);
  surface.addEventListener('wheel', wheel, { passive: false });
  return () => {
    clearTimeout(wheeling);
    surface.removeEventListener('pointerdown', down);
    surface.removeEventListener('pointermove', move);
    surface.removeEventListener('pointerup', up);
    surface.removeEventListener('pointercancel', up);
    surface.removeEventListener('pointerleave', leave);
    surface.removeEventListener('wheel', wheel);
  };
}
