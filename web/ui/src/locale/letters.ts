import { letters as en } from './en/letters';
import { letters as vi } from './vi/letters';
import { words } from './words';

export const t = words(vi, en);
