import { operations as en } from './en/operations';
import { operations as vi } from './vi/operations';
import { words } from './words';

export const t = words(vi, en);
