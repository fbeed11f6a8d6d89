/** What is read aloud when the room changes: only what a listener must know now. */
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { ofDecisions, ofVotes } from './announce-decided';
import type { RoomState } from './protocol';

export interface Announcement {
  text: string;
  /** Interrupts what is being read: it concerns the listener's own turn or microphone. */
  urgent: boolean;
}

export function announcements(before: RoomState, after: RoomState, me: string, conducting: boolean): Announcement[] {
  const said: Announcement[] = [];
  const say = (text: string, urgent = false): void => {
    said.push({ text, urgent });
  };
  const name = (site: string): string => after.sites[site]?.name ?? site;
  if (after.phase === 'CLOSED') {
    if (before.phase !== 'CLOSED') say(r('say.closed'), true);
    return said;
  }
  if (after.floor?.site !== before.floor?.site) {
    if (after.floor === null) say(r('say.returned'));
    else if (after.floor.site === me) say(r('say.floorYou'), true);
    else say(r('say.floor', { name: name(after.floor.site) }));
  }
  if (after.currentItem !== before.currentItem && after.currentItem !== null) {
    const index = after.agenda.findIndex((point) => point.id === after.currentItem);
    say(r('say.item', { n: index + 1, title: after.agenda[index]?.title ?? '' }));
  }
  if (after.rollCall.running !== before.rollCall.running) {
    say(after.rollCall.running ? r('say.roll') : r('say.rollEnd'));
  }
  const mutedNow = after.sites[me]?.mutedByChair;
  const mutedBefore = before.sites[me]?.mutedByChair;
  if (mutedNow !== undefined && mutedBefore !== undefined && mutedNow !== mutedBefore) {
    say(mutedNow ? r('say.muted') : r('say.unmuted'), true);
  }
  const first = after.queue[0]?.site;
  if (first === me && before.queue[0]?.site !== me && before.queue.length > 0) say(r('say.next'));
  if (conducting) {
    for (const hand of after.queue) {
      if (!before.queue.some((other) => other.site === hand.site)) say(r('say.hand', { name: name(hand.site) }));
    }
  }
  if (after.decisions.length > before.decisions.length) say(r('say.decision'));
  for (const { text, urgent } of ofVotes(before, after, me)) say(text, urgent);
  for (const { text, urgent } of ofDecisions(before, after, me, conducting)) say(text, urgent);
  if (after.floor?.fadingSince && !before.floor?.fadingSince) say(p('say.fade'), after.floor.site === me);
  if (after.recording?.by !== before.recording?.by) {
    say(after.recording ? p('say.recording', { by: after.recording.by }) : p('say.recordingEnd'));
  }
  return said;
}
