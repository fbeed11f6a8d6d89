import { notice as en } from './en/notice';
import { notice as vi } from './vi/notice';
import { words } from './words';

export const t = words(vi, en);
