import { get, post, send } from './http';

export type Outcome = 'RUNNING' | 'DONE' | 'FAILED' | 'GIVEN_UP' | 'INTERRUPTED';
export type RetentionKind = 'SENT_MAIL' | 'RECEIVED_MAIL' | 'REMINDERS' | 'JOB_LOG';

export interface Job {
  name: string;
  kind: 'TASK' | 'SWEEP' | 'DAILY';
  misfire: 'RUN_LATE' | 'NEXT_TIME' | 'ONCE_FOR_ALL';
  node: string;
  lastAt: string;
  lastMillis: number;
  error: string | null;
  runs: number;
  failures: number;
  lastFailedAt: string | null;
  nextAt: string | null;
}

export interface Plan {
  /** The task, and after a slash what tells its plans apart. */
  name: string;
  briefing: string | null;
  at: string;
}

export interface Run {
  id: string;
  name: string;
  briefing: string | null;
  detail: string;
  node: string;
  dueAt: string;
  startedAt: string;
  endedAt: string | null;
  outcome: Outcome;
  error: string | null;
  note: string | null;
}

export interface RetentionRule {
  kind: RetentionKind;
  /** null: for ever. */
  days: number | null;
  usualDays: number;
  changedBy: string | null;
  changedAt: string | null;
}

export interface Operations {
  overdueSeconds: number;
  clockSkewMillis: number;
  mailWaiting: number;
  documentsUnread: number;
  jobs: Job[];
  ahead: Plan[];
  retention: RetentionRule[];
}

export const getOperations = (): Promise<Operations> => get('/api/operations');
export const listRuns = (wrong: boolean): Promise<Run[]> => get(`/api/operations/runs?wrong=${wrong}`);
export const runJob = (name: string): Promise<void> => post(`/api/operations/jobs/${encodeURIComponent(name)}/run`);
export const retryRun = (id: string): Promise<void> => post(`/api/operations/runs/${encodeURIComponent(id)}/retry`);

export async function keepFor(kind: RetentionKind, days: number | null): Promise<void> {
  await send('PUT', `/api/operations/retention/${kind}`, { days });
}
