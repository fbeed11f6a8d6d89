import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FromServer, RoomEvent } from '../src/room/protocol';
import { EMPTY, reduce } from '../src/room/state';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

interface Example {
  type: string;
}

/** The document's examples are one-line JSON, so no YAML reader is needed; events stand without `payload`. */
function examples(pattern: RegExp): Example[] {
  return [...read('../../../docs/asyncapi.yaml').matchAll(pattern)].map(
    ([, json]) => JSON.parse(json ?? '') as Example,
  );
}

const messages = examples(/^\s*- payload: (\{.*\})\s*$/gm);
const events = examples(/^\s*- (\{"type": .*\})\s*$/gm) as RoomEvent[];
const welcome = messages.find(({ type }) => type === 'Welcome') as FromServer & { type: 'Welcome' };
const named = (types: string[]): string[] => [...new Set(types)].sort();

/** The names our unions know, from their source: types are gone when tests run. */
const known = named([...read('../src/room/protocol.ts').matchAll(/type: '(\w+)'/g)].map(([, name]) => name ?? ''));

describe('docs/asyncapi.yaml and the page speak of the same', () => {
  it('messages, commands and events', () => {
    expect(known).toEqual(named([...messages, ...events].map(({ type }) => type)));
  });

  it('state', () => {
    expect(Object.keys(welcome.state).sort()).toEqual(Object.keys(EMPTY).sort());
  });

  it('every documented event can be applied to the documented state', () => {
    const state = events.reduce((next, event) => reduce(next, event, '2026-11-23T09:00:00+07:00'), welcome.state);

    expect(state.phase).toBe('CLOSED');
  });
});
