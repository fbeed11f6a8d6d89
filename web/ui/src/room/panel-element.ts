import { property } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import type { RoomSession } from './session';

/** A part of the room; drawn anew whenever the room or its clock moves on. */
export class PanelElement extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) nowMillis = 0;
  /** Counts the session's changes: the session itself stays the same object. */
  @property({ attribute: false }) change = 0;
}
