import { calendar as en } from './en/calendar';
import { calendar as vi } from './vi/calendar';
import { words } from './words';

export const t = words(vi, en);
