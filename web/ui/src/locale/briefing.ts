import { briefing as en } from './en/briefing';
import { briefing as vi } from './vi/briefing';
import { words } from './words';

export const t = words(vi, en);
