import { paper as en } from './en/paper';
import { paper as vi } from './vi/paper';
import { words } from './words';

export const p = words(vi, en);
