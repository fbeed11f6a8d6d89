import { del, get, post } from './http';

export interface OtpStart {
  secret: string;
  uri: string;
  qrSvg: string;
}

export function startOtp(): Promise<OtpStart> {
  return post('/api/me/otp/start');
}

export function confirmOtp(otp: string): Promise<void> {
  return post('/api/me/otp/confirm', { otp });
}

export function disableOtp(password: string, otp: string): Promise<void> {
  return post('/api/me/otp/disable', { password, otp });
}

export function changePassword(current: string, next: string): Promise<void> {
  return post('/api/me/password', { current, next });
}

export interface ProgramToken {
  id: string;
  name: string;
  createdAt: string | null;
  expiresAt: string | null;
  lastUsedAt?: string | null;
}

export function listTokens(): Promise<ProgramToken[]> {
  return get('/api/tokens');
}

/** The token itself is in this answer and never again. */
export function makeToken(name: string): Promise<ProgramToken & { token: string }> {
  return post('/api/tokens', { name });
}

export function revokeToken(id: string): Promise<void> {
  return del(`/api/tokens/${id}`);
}
