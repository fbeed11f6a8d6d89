import type { Plugin } from 'vite';

/** A small stand-in for the server while pages are drawn; development only, never built or shipped. */
export function mockServer(enabled: boolean): Plugin {
  return {
    name: 'mock-server',
    apply: () => enabled,
  };
}
