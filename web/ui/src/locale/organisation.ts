import { organisation as en } from './en/organisation';
import { organisation as vi } from './vi/organisation';
import { words } from './words';

export const t = words(vi, en);
