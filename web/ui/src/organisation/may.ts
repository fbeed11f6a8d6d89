import { me } from '../api/session';

/** Whether the reader may change units: the office may. */
export function may(): boolean {
  const role = me()?.role;
  return role === 'ADMIN' || role === 'SECRETARY';
}
