import { shell as en } from './en/shell';
import { shell as vi } from './vi/shell';
import { words } from './words';

export const t = words(vi, en);
