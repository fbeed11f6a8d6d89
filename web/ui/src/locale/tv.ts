import { tv as en } from './en/tv';
import { tv as vi } from './vi/tv';
import { words } from './words';

export const v = words(vi, en);
