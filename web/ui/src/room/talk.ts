import { toast } from '../kit/toast';
import { p } from '../locale/procedure';
import { act, tellRefusal } from './act';
import type { RoomSession } from './session';

/** Whether the policy lets this site turn its own microphone on. */
export function maySpeak({ state, self }: RoomSession): boolean {
  if (state.floor?.site === self.site) return true;
  const me = state.sites[self.site];
  return me !== undefined && !me.mutedByChair && (!state.policy.floorOnly || self.role === 'CHAIR');
}

/** Holding the space bar or the microphone's button speaks; where that is not allowed it asks to. */
export class PressToTalk {
  #talking = false;

  constructor(private readonly session: () => RoomSession) {}

  get talking(): boolean {
    return this.#talking;
  }

  down(): void {
    const session = this.session();
    const { state, self } = session;
    if (self.role === 'OBSERVER' || this.#talking || session.microphoneOn) return;
    if (maySpeak(session)) {
      if (!session.own.capture.microphone) return;
      this.#talking = true;
      session.setMicrophone(true).catch((error: unknown) => {
        this.#talking = false;
        tellRefusal(error);
      });
      return;
    }
    if (!state.queue.some((hand) => hand.site === self.site)) {
      void act(session, { type: 'RaiseHand' }).then((done) => {
        if (done) toast(p('talk.hand'));
      });
    }
  }

  up(): void {
    if (!this.#talking) return;
    this.#talking = false;
    this.session().setMicrophone(false).catch(tellRefusal);
  }
}

/** The space bar is for speaking only where it does not press or scroll something. */
export function isTalkKey(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    event.key === ' ' &&
    !(event.ctrlKey || event.metaKey || event.altKey) &&
    !(target instanceof Element && target.closest('button, a, input, textarea, select, summary, [role="tab"], dialog'))
  );
}
