import type { calendar as source } from '../vi/calendar';

export const calendar: Record<keyof typeof source, string> = {
  title: 'Week {week}',
  range: '{from} – {to}',
  previous: 'Previous week',
  next: 'Next week',
  today: 'This week',
  create: 'New briefing',
  createAt: 'New briefing at {time}, {day}',
  emptyDay: 'No briefing',
  emptyTitle: 'No briefing this week',
  emptyDetail: 'Click an hour in the calendar, or “New briefing”, to begin.',
  'state.SCHEDULED': 'Scheduled',
  'state.OPEN': 'Room open',
  'state.CLOSED': 'Held',
  'state.CANCELLED': 'Cancelled',
  units: '{n} {n|unit|units}',
  chair: 'Chair: {name}',
  now: 'Now',
};
