import { get } from './http';

/** How one meeting went for one site; times in seconds. */
export interface SiteSheet {
  site: string;
  name: string;
  seconds: number;
  lossSeconds: number;
  poorSeconds: number;
  voiceOnlySeconds: number;
  path: 'UDP' | 'TCP' | 'MIXED';
  tcpSeconds: number;
  overloadSeconds: number;
  microphoneSeconds: number;
  worstLossPercent: number;
  worstRttMillis: number;
  trend: { briefing: string; title: string; startsAt: string; seconds: number; badSeconds: number }[];
}

export function readQuality(briefing: string): Promise<SiteSheet[]> {
  return get(`/api/briefings/${briefing}/quality`);
}

export function qualityTable(briefing: string): string {
  return `/api/briefings/${briefing}/quality.csv`;
}
