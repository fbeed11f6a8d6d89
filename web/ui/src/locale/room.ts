import { room as en } from './en/room';
import { room as vi } from './vi/room';
import { words } from './words';

export const r = words(vi, en);
