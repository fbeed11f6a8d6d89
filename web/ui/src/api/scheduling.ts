import { del, get, patch, post, query } from './http';
import type { FreeSlot, Hall, HolidayMove, RecurrenceSlot, Series, Template } from './types';

export function readSeries(id: string): Promise<Series> {
  return get(`/api/series/${id}`);
}

export function changeSeries(id: string, change: { holidays?: HolidayMove; carryOver?: boolean }): Promise<Series> {
  return patch(`/api/series/${id}`, change);
}

export function cancelSeries(id: string, reason: string): Promise<void> {
  return del(`/api/series/${id}${query({ reason })}`);
}

export function previewRecurrence(rule: {
  startsAt: string;
  recurrence: string;
  holidays: HolidayMove;
}): Promise<RecurrenceSlot[]> {
  return post('/api/series/preview', rule);
}

export interface SlotSearch {
  units: string[];
  chair?: string;
  duration: string;
  from: string;
  to: string;
  gap?: string;
  halls?: string[];
  except?: string;
}

export function findFreeSlots(search: SlotSearch): Promise<FreeSlot[]> {
  return post('/api/briefings/free-slots', search);
}

export function listTemplates(): Promise<Template[]> {
  return get('/api/templates');
}

export type TemplateDraft = Partial<Omit<Template, 'leadTimes' | 'roomPolicy'>> & {
  leadTimes?: Partial<Template['leadTimes']>;
  roomPolicy?: { microphones?: string; quorum?: string; layout?: string };
};

export function addTemplate(template: TemplateDraft): Promise<Template> {
  return post('/api/templates', template);
}

export function changeTemplate(code: string, template: TemplateDraft, version: number): Promise<Template> {
  return patch(`/api/templates/${code}`, template, { headers: { 'If-Match': `"${version}"` } });
}

export function removeTemplate(code: string): Promise<void> {
  return del(`/api/templates/${code}`);
}

export function listHalls(): Promise<Hall[]> {
  return get('/api/halls');
}

export function addHall(hall: Partial<Hall>): Promise<Hall> {
  return post('/api/halls', hall);
}

export function changeHall(code: string, hall: Partial<Hall>): Promise<Hall> {
  return patch(`/api/halls/${encodeURIComponent(code)}`, hall);
}
