import { procedure as en } from './en/procedure';
import { procedure as vi } from './vi/procedure';
import { words } from './words';

export const p = words(vi, en);
