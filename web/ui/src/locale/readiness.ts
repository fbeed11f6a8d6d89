import { readiness as en } from './en/readiness';
import { readiness as vi } from './vi/readiness';
import { words } from './words';

export const w = words(vi, en);
export type ReadinessKey = keyof typeof vi;
