/** What sites say of themselves before a meeting, and the wall at the desk. */

export type Level = 'none' | 'green' | 'amber' | 'red';

export interface Finding {
  cause: string;
  value?: number;
}

export interface Duty {
  name: string | null;
  phone: string | null;
}

export type DeviceState = 'GOOD' | 'SILENT' | 'DENIED' | 'MISSING' | 'BUSY';

export interface LineFigures {
  upKbps?: number;
  downKbps?: number;
  rttMillis?: number;
  lossPercent?: number;
  path?: 'UDP' | 'TCP' | 'NONE';
}

export interface SiteCheck {
  line?: LineFigures;
  microphone?: DeviceState;
  camera?: DeviceState;
  speaker?: DeviceState;
  machine?: { cores?: number; encodeMillis?: number };
}

export interface Readiness {
  asksFrom: string;
  asking: boolean;
  ready: boolean;
  readyAt?: string;
  people?: number;
  duty: Duty;
  level: Level;
  causes: Finding[];
}

export interface WallTile {
  site: string;
  name: string;
  level: Level;
  causes: Finding[];
  ready: boolean;
  readyAt?: string;
  here: boolean;
  people?: number;
  duty: Duty;
  /** The unit's own number. */
  phone?: string;
  email?: string;
  check?: SiteCheck;
  checkedAt?: string;
}

export interface WallWatcher {
  tiles(tiles: WallTile[]): void;
  /** Whether changes are arriving. */
  connected(on: boolean): void;
}

/** Follows the wall of a briefing; returns how to stop. */
export function followWall(briefing: string, watcher: WallWatcher): () => void {
  const source = new EventSource(`/api/briefings/${briefing}/wall`);
  source.addEventListener('wall', (event) => {
    watcher.tiles(JSON.parse((event as MessageEvent<string>).data) as WallTile[]);
  });
  source.addEventListener('open', () => watcher.connected(true));
  source.addEventListener('error', () => watcher.connected(false));
  return () => source.close();
}
