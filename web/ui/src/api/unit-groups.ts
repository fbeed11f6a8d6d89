import { del, get, patch, post, query } from './http';
import type { GroupRule, UnitGroup } from './types';

export interface GroupDraft {
  name: string;
  note: string;
  rule?: GroupRule;
  units?: string[];
}

/** Every group with its units of the day. */
export function listGroups(on?: string): Promise<UnitGroup[]> {
  return get(`/api/unit-groups${query({ ...(on ? { on } : {}) })}`);
}

/** Whom a rule finds. */
export function previewRule(rule: GroupRule): Promise<string[]> {
  return post('/api/unit-groups/preview', rule);
}

export function saveGroup(group: UnitGroup | null, draft: GroupDraft): Promise<UnitGroup> {
  return group
    ? patch(`/api/unit-groups/${group.id}`, draft, { headers: { 'If-Match': `"${group.version}"` } })
    : post('/api/unit-groups', draft);
}

export function removeGroup(id: string): Promise<void> {
  return del(`/api/unit-groups/${id}`);
}
