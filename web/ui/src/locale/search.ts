import { search as en } from './en/search';
import { search as vi } from './vi/search';
import { words } from './words';

export const t = words(vi, en);
