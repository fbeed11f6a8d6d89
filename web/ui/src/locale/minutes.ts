import { minutes as en } from './en/minutes';
import { minutes as vi } from './vi/minutes';
import { words } from './words';

export const t = words(vi, en);
