export interface PaperKeyActs {
  turn(by: number): void;
  first(): void;
  last(): void;
  zoom(factor: number): void;
  whole(): void;
  /** Whether there was anything to move. */
  move(dx: number, dy: number): boolean;
  fill(): void;
  point(): void;
}

const STEP = 60;

/** Runs what the key stands for while the document has the focus; whether it stood for something. */
export function paperKey(event: KeyboardEvent, acts: PaperKeyActs): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'PageDown':
    case 'ArrowRight':
      acts.turn(1);
      return true;
    case 'PageUp':
    case 'ArrowLeft':
      acts.turn(-1);
      return true;
    case 'ArrowDown':
      return acts.move(0, -STEP);
    case 'ArrowUp':
      return acts.move(0, STEP);
    case 'Home':
      acts.first();
      return true;
    case 'End':
      acts.last();
      return true;
    case '+':
    case '=':
      acts.zoom(1.5);
      return true;
    case '-':
      acts.zoom(1 / 1.5);
      return true;
    case '0':
      acts.whole();
      return true;
    case 'f':
    case 'F':
      acts.fill();
      return true;
    case 'p':
    case 'P':
      acts.point();
      return true;
    default:
      return false;
  }
}
