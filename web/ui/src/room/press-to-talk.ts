import { isTalkKey, type PressToTalk } from './talk';

const HOLD_MILLIS = 350;

/** Listens for a held space bar and a held microphone button; the returned function ends it. */
export function watchTalking(page: HTMLElement, talk: PressToTalk): () => void {
  let holding: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const keyDown = (event: KeyboardEvent): void => {
    if (!isTalkKey(event)) return;
    event.preventDefault();
    if (!event.repeat) talk.down();
  };
  const keyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') talk.up();
  };
  const pointerDown = (event: PointerEvent): void => {
    held = false;
    if (!(event.target as Element).closest('[data-testid="mic-button"]')) return;
    holding = setTimeout(() => {
      talk.down();
      held = talk.talking;
    }, HOLD_MILLIS);
  };
  const release = (): void => {
    clearTimeout(holding);
    talk.up();
  };
  // The click that ends a hold is not a press of the button.
  const click = (event: MouseEvent): void => {
    if (held) event.stopPropagation();
    held = false;
  };
  window.addEventListener('keydown', keyDown);
  window.addEventListener('keyup', keyUp);
  window.addEventListener('pointerup', release);
  window.addEventListener('blur', release);
  page.addEventListener('pointerdown', pointerDown);
  page.addEventListener('click', click, { capture: true });
  return () => {
    clearTimeout(holding);
    window.removeEventListener('keydown', keyDown);
    window.removeEventListener('keyup', keyUp);
    window.removeEventListener('pointerup', release);
    window.removeEventListener('blur', release);
    page.removeEventListener('pointerdown', pointerDown);
    page.removeEventListener('click', click, { capture: true });
  };
}
