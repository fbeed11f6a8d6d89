/** Where a path leads: which element draws it, and what its parts mean. */
export interface Route {
  pattern: RegExp;
  /** The entry of the side bar it belongs to. */
  section: string;
  load(): Promise<unknown>;
  tag: string;
}

export const routes: readonly Route[] = [
  { pattern: /^\/$/, section: 'calendar', load: () => import('../calendar/gb-calendar'), tag: 'gb-calendar' },
  {
    pattern: /^\/programme$/,
    section: 'calendar',
    load: () => import('../calendar/gb-programme'),
    tag: 'gb-programme',
  },
  {
    pattern: /^\/briefings$/,
    section: 'briefings',
    load: () => import('../briefing/gb-briefing-list'),
    tag: 'gb-briefing-list',
  },
  {
    pattern: /^\/briefings\/new$/,
    section: 'briefings',
    load: () => import('../briefing/gb-briefing-form'),
    tag: 'gb-briefing-form',
  },
  {
    pattern: /^\/briefings\/urgent$/,
    section: 'briefings',
    load: () => import('../briefing/gb-urgent'),
    tag: 'gb-urgent',
  },
  {
    pattern: /^\/templates$/,
    section: 'briefings',
    load: () => import('../briefing/gb-templates'),
    tag: 'gb-templates',
  },
  {
    pattern: /^\/series\/(?<series>[^/]+)$/,
    section: 'briefings',
    load: () => import('../briefing/gb-series'),
    tag: 'gb-series',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)$/,
    section: 'briefings',
    load: () => import('../briefing/gb-briefing'),
    tag: 'gb-briefing',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)\/edit$/,
    section: 'briefings',
    load: () => import('../briefing/gb-briefing-form'),
    tag: 'gb-briefing-form',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)\/minutes$/,
    section: 'briefings',
    load: () => import('../minutes/gb-minutes'),
    tag: 'gb-minutes',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)\/wall$/,
    section: 'briefings',
    load: () => import('../briefing/gb-wall'),
    tag: 'gb-wall',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)\/quality$/,
    section: 'briefings',
    load: () => import('../briefing/gb-quality'),
    tag: 'gb-quality',
  },
  {
    pattern: /^\/briefings\/(?<briefing>[^/]+)\/journal$/,
    section: 'briefings',
    load: () => import('../journal/gb-journal'),
    tag: 'gb-journal',
  },
  { pattern: /^\/units$/, section: 'units', load: () => import('../organisation/gb-units'), tag: 'gb-units' },
  {
    pattern: /^\/units\/import$/,
    section: 'units',
    load: () => import('../organisation/gb-unit-import'),
    tag: 'gb-unit-import',
  },
  {
    pattern: /^\/units\/groups$/,
    section: 'units',
    load: () => import('../organisation/gb-unit-groups'),
    tag: 'gb-unit-groups',
  },
  {
    pattern: /^\/units\/(?<unit>[^/]+)$/,
    section: 'units',
    load: () => import('../organisation/gb-units'),
    tag: 'gb-units',
  },
  {
    pattern: /^\/tracking$/,
    section: 'tracking',
    load: () => import('../tracking/gb-tracking'),
    tag: 'gb-tracking',
  },
  {
    pattern: /^\/tracking\/(?<unit>[^/]+)$/,
    section: 'tracking',
    load: () => import('../tracking/gb-unit-tracking'),
    tag: 'gb-unit-tracking',
  },
  { pattern: /^\/register$/, section: 'register', load: () => import('../register/gb-register'), tag: 'gb-register' },
  {
    pattern: /^\/mail\/letters$/,
    section: 'mail',
    load: () => import('../letter/gb-letters'),
    tag: 'gb-letters',
  },
  { pattern: /^\/mail$/, section: 'mail', load: () => import('../mail/gb-tray'), tag: 'gb-tray' },
  { pattern: /^\/mail\/boxes$/, section: 'mail', load: () => import('../mail/gb-mail'), tag: 'gb-mail' },
  { pattern: /^\/search$/, section: 'search', load: () => import('../search/gb-search'), tag: 'gb-search' },
  {
    pattern: /^\/operations$/,
    section: 'operations',
    load: () => import('../operations/gb-operations'),
    tag: 'gb-operations',
  },
  { pattern: /^\/account$/, section: 'account', load: () => import('../account/gb-profile'), tag: 'gb-profile' },
];

export interface Place {
  route: Route;
  parts: Record<string, string>;
}

/** The parts are named by the pattern and by the query: a dot in an address would ask the server for a file. */
export function placeOf(path: string, search = ''): Place | null {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (!found) continue;
    const parts: Record<string, string> = Object.fromEntries(new URLSearchParams(search));
    for (const [name, part] of Object.entries(found.groups ?? {})) {
      if (part !== undefined) parts[name] = decodeURIComponent(part);
    }
    return { route, parts };
  }
  return null;
}
