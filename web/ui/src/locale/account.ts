import { account as en } from './en/account';
import { account as vi } from './vi/account';
import { words } from './words';

export const t = words(vi, en);
