import { scheduling as en } from './en/scheduling';
import { scheduling as vi } from './vi/scheduling';
import { words } from './words';

export const t = words(vi, en);
