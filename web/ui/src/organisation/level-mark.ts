import building from 'lucide:building-2';
import flag from 'lucide:flag';
import house from 'lucide:house';
import landmark from 'lucide:landmark';
import type { Level } from '../api/types';
import { icon } from '../kit/icon';

const DRAWINGS = { PROVINCE: landmark, DEPARTMENT: building, DISTRICT: flag, COMMUNE: house } as const;

/** The sign of a level, beside a unit's name. */
export function levelMark(level: Level) {
  return icon(DRAWINGS[level]);
}
