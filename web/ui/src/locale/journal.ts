import { journal as en } from './en/journal';
import { journal as vi } from './vi/journal';
import { words } from './words';

export const t = words(vi, en);
