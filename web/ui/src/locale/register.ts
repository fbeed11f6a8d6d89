import { register as en } from './en/register';
import { register as vi } from './vi/register';
import { words } from './words';

export const t = words(vi, en);
