import { THRIFT_MODES, type ThriftMode } from './thrift';

const REMEMBERED = 'giaoban.thrift';

/** How this machine was told to save the last time. */
export function rememberedMode(): ThriftMode {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    return THRIFT_MODES.find((mode) => mode === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

export function rememberMode(mode: ThriftMode): void {
  try {
    localStorage.setItem(REMEMBERED, mode);
  } catch {
    // Kept for this visit.
  }
}
