import { stage as en } from './en/stage';
import { stage as vi } from './vi/stage';
import { words } from './words';

export const s = words(vi, en);
