import { language } from './language';

export type Arguments = Record<string, string | number>;

/**
 * One feature's words. Vietnamese is the source; English must have the same keys, else the types fail.
 * In a text `{name}` is replaced; `{n|unit|units}` picks the singular when `n` is 1.
 */
export function words<V extends Record<string, string>>(vi: V, en: Record<keyof V, string>) {
  return (key: keyof V, values: Arguments = {}): string => fill((language() === 'vi' ? vi : en)[key], values);
}

export function fill(text: string, values: Arguments): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return String(value);
  });
}
