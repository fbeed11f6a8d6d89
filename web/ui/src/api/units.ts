import { get, query } from './http';
import type { Level, Person, Unit } from './types';

export function listUnits(filter: { on?: string; level?: Level; parent?: string; q?: string } = {}): Promise<Unit[]> {
  return get(`/api/units${query(filter)}`);
}

export function listPeople(role?: string): Promise<Person[]> {
  return get(`/api/people${query({ ...(role ? { role } : {}) })}`);
}
