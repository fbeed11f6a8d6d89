import signal from 'lucide:signal';
import low from 'lucide:signal-low';

/** A weak line: two of five bars; the others are there but faint, or nobody would know what it shows. */
export const WEAK_LINE = `<g opacity="0.35">${signal}</g>${low}`;
