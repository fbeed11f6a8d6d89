import { kit as en } from './en/kit';
import { kit as vi } from './vi/kit';
import { words } from './words';

export const k = words(vi, en);
