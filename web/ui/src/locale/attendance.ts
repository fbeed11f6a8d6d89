import { attendance as en } from './en/attendance';
import { attendance as vi } from './vi/attendance';
import { words } from './words';

export const a = words(vi, en);
