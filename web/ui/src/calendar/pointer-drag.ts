/** What happens to a dragged thing. */
export interface DragHooks {
  /** It was taken up: by moving a mouse, or by holding a finger still. */
  lifted(): void;
  moved(at: PointerEvent): void;
  dropped(): void;
  cancelled(): void;
}

const MOUSE_SLACK_PX = 5;
const FINGER_SLACK_PX = 10;
const HOLD_MS = 350;
const EDGE_PX = 60;
const SCROLL_PX = 14;

/**
 * Follows one pointer from its press to its release. A finger has to rest first, so that the page
 * can still be scrolled; Escape gives up. The click that would follow a drop is swallowed.
 */
export function followDrag(press: PointerEvent, target: HTMLElement, hooks: DragHooks): void {
  if (press.button !== 0 || !press.isPrimary) return;
  const finger = press.pointerType !== 'mouse';
  let lifted = false;
  let hold: ReturnType<typeof setTimeout> | undefined;

  const lift = () => {
    lifted = true;
    hooks.lifted();
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    const far = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
    if (!lifted) {
      if (finger && far > FINGER_SLACK_PX) return stop();
      if (finger || far < MOUSE_SLACK_PX) return;
      lift();
    }
    scrollAtEdge(event.clientY);
    hooks.moved(event);
  };
  const released = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return;
    stop();
    if (!lifted) return;
    swallowClick();
    hooks.dropped();
  };
  const gaveUp = () => {
    stop();
    if (lifted) hooks.cancelled();
  };
  const escaped = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    gaveUp();
  };
  const noMenu = (event: Event) => event.preventDefault();
  const stop = () => {
    clearTimeout(hold);
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', released);
    window.removeEventListener('pointercancel', gaveUp);
    window.removeEventListener('keydown', escaped, true);
    target.removeEventListener('contextmenu', noMenu);
  };

  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', released);
  window.addEventListener('pointercancel', gaveUp);
  window.addEventListener('keydown', escaped, true);
  if (finger) {
    target.addEventListener('contextmenu', noMenu);
    hold = setTimeout(lift, HOLD_MS);
  }
}

/**
 * Keeps the page from scrolling under a finger that carries something. The browser wants to know
 * beforehand where that may happen, so a host says it once, not with each press.
 */
export function holdStill(host: HTMLElement, carrying: () => boolean): void {
  host.addEventListener(
    'touchmove',
    (event) => {
      if (carrying() && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );
}

function scrollAtEdge(y: number): void {
  if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
  else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
}

function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
}
