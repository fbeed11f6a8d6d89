import { toastError } from '../kit/toast';
import { r } from '../locale/room';
import type { Command } from './protocol';
import type { RoomSession } from './session';
import { CommandRefused } from './socket';

/** Asks the room; a refusal is told in the rule's own words. Resolves to whether it was done. */
export async function act(session: RoomSession, command: Command): Promise<boolean> {
  try {
    await session.command(command);
    return true;
  } catch (error) {
    tellRefusal(error);
    return false;
  }
}

export function tellRefusal(error: unknown): void {
  if (error instanceof CommandRefused) toastError(error.message || r('refused.offline'));
  else throw error;
}
