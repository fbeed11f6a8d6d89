import { del, get, patch, post, query } from './http';
import type {
  Equipment,
  FoundUnit,
  KinUnit,
  Level,
  Person,
  Post,
  Site,
  Standing,
  Unit,
  UnitContact,
  UnitImport,
} from './types';

export function listUnits(filter: { on?: string; level?: Level; parent?: string; q?: string } = {}): Promise<Unit[]> {
  return get(`/api/units${query(filter)}`);
}

export function listPeople(role?: string): Promise<Person[]> {
  return get(`/api/people${query({ ...(role ? { role } : {}) })}`);
}

const unit = (code: string) => `/api/units/${encodeURIComponent(code)}`;
const match = (version: number | undefined) => ({ headers: { 'If-Match': `"${version ?? '*'}"` } });

/** Also by names of the past; each of those with who stands in its place on the day. */
export function searchUnits(q: string, on: string): Promise<FoundUnit[]> {
  return get(`/api/units/search${query({ q, on })}`);
}

export function readUnit(code: string, on: string): Promise<Unit> {
  return get(`${unit(code)}${query({ on })}`);
}

export function unitHistory(code: string, on: string): Promise<KinUnit[]> {
  return get(`${unit(code)}/history${query({ on })}`);
}

export type UnitDetails = Partial<
  Pick<Unit, 'name' | 'email' | 'phone' | 'address' | 'agencyCode' | 'agencyCodeOld' | 'tags'>
>;

export function correctUnit(code: string, on: string, version: number | undefined, details: UnitDetails) {
  return patch<Unit>(`${unit(code)}${query({ on })}`, details, match(version));
}

export interface NewUnit {
  code: string;
  name?: string;
  level?: Level;
  parent?: string;
  email?: string;
  validFrom?: string;
}

export function addUnit(draft: NewUnit): Promise<Unit> {
  return post('/api/units', draft);
}

export interface UnitChange {
  kind: 'RENAME' | 'MOVE' | 'MERGE' | 'SPLIT' | 'CLOSE';
  on: string;
  units: string[];
  name?: string;
  parent?: string;
  into?: NewUnit[];
}

export function changeUnits(change: UnitChange): Promise<Unit[]> {
  return post('/api/units/changes', change);
}

export function listPosts(code: string, on: string): Promise<Post[]> {
  return get(`${unit(code)}/posts${query({ on, all: 'true' })}`);
}

export interface PostDraft {
  title: string;
  rank: number;
  head: boolean;
  validFrom?: string;
  validTo?: string;
}

export function addPost(code: string, draft: PostDraft): Promise<Post> {
  return post(`${unit(code)}/posts`, draft);
}

export function changePost(code: string, one: Post, draft: PostDraft): Promise<Post> {
  return patch(`${unit(code)}/posts/${one.id}`, draft, match(one.version));
}

export function removePost(code: string, id: string): Promise<void> {
  return del(`${unit(code)}/posts/${id}`);
}

export interface HolderDraft {
  name: string;
  username?: string;
  email?: string;
  phone?: string;
  standing: Standing;
  from?: string;
  to?: string;
}

export function appoint(code: string, postId: string, draft: HolderDraft): Promise<Post> {
  return post(`${unit(code)}/posts/${postId}/holders`, draft);
}

export function correctHolder(code: string, postId: string, holder: string, draft: HolderDraft): Promise<Post> {
  return patch(`${unit(code)}/posts/${postId}/holders/${holder}`, draft);
}

export function strikeHolder(code: string, postId: string, holder: string): Promise<void> {
  return del(`${unit(code)}/posts/${postId}/holders/${holder}`);
}

export function listSites(code: string, on: string): Promise<Site[]> {
  return get(`${unit(code)}/sites${query({ on })}`);
}

export interface SiteDraft {
  above: string | null;
  name: string;
  place: string;
  phone: string;
  seats: number | null;
  keeper: string;
  note: string;
  equipment: Equipment[];
}

export function saveSite(code: string, site: Site | null, draft: SiteDraft): Promise<Site> {
  return site
    ? patch(`${unit(code)}/sites/${site.id}`, { ...draft, position: site.position }, match(site.version))
    : post(`${unit(code)}/sites`, draft);
}

export function removeSite(code: string, id: string): Promise<void> {
  return del(`${unit(code)}/sites/${id}`);
}

export function listContacts(code: string, on: string): Promise<UnitContact[]> {
  return get(`${unit(code)}/contacts${query({ on })}`);
}

export interface ContactDraft {
  name: string;
  duty: string;
  email: string;
  phone: string;
}

export function saveContact(code: string, id: string | null, draft: ContactDraft): Promise<UnitContact> {
  return id ? patch(`${unit(code)}/contacts/${id}`, draft) : post(`${unit(code)}/contacts`, draft);
}

export function removeContact(code: string, id: string): Promise<void> {
  return del(`${unit(code)}/contacts/${id}`);
}

export const TEMPLATE = '/api/units/import/template.xlsx';

export function importUnits(file: File, how: { preview: boolean; on: string; complete: boolean }): Promise<UnitImport> {
  const form = new FormData();
  form.set('file', file);
  const search = query({ preview: String(how.preview), on: how.on, complete: String(how.complete) });
  return post(`/api/units/import${search}`, form, { patient: true });
}
