import { tray as en } from './en/tray';
import { tray as vi } from './vi/tray';
import { words } from './words';

export const t = words(vi, en);
