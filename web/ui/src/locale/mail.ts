import { mail as en } from './en/mail';
import { mail as vi } from './vi/mail';
import { words } from './words';

export const t = words(vi, en);
