import { tracking as en } from './en/tracking';
import { tracking as vi } from './vi/tracking';
import { words } from './words';

export const t = words(vi, en);
