import { k } from '../locale/kit';
import { language } from '../locale/language';
import { ApiError, errorOf } from './problem';

/** Longer than the slowest honest answer (sending 129 invitations is only queued). */
const PATIENCE_MS = 30_000;

export interface Options {
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Uploads may take as long as the line needs. */
  patient?: boolean;
}

let signedOut: () => void = () => {};

/** Called when any request is answered 401, so that the page can show the sign-in form. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

function csrf(): Record<string, string> {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found ? { 'X-XSRF-TOKEN': decodeURIComponent(found[1]!) } : {};
}

/** One request; resolves for 2xx, else throws an `ApiError` whose message can be shown. */
export async function send(method: string, path: string, body?: unknown, options: Options = {}): Promise<Response> {
  const form = body instanceof FormData;
  const patience = options.patient ? undefined : AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language(),
        ...(body !== undefined && !form ? { 'Content-Type': 'application/json' } : {}),
        ...(method === 'GET' ? {} : csrf()),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...((options.signal ?? patience) ? { signal: (options.signal ?? patience)! } : {}),
    });
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw new ApiError(0, k(patience?.aborted ? 'problem.timeout' : 'problem.network'));
  }
  if (response.ok) return response;
  const error = await errorOf(response);
  if (response.status === 401 && !path.startsWith('/api/login')) signedOut();
  throw error;
}

async function parsed<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export async function get<T>(path: string, options?: Options): Promise<T> {
  return parsed<T>(await send('GET', path, undefined, options));
}

/** The same with its entity tag, for an edit that must not overwrite somebody else's. */
export async function getTagged<T>(path: string): Promise<{ value: T; etag: string }> {
  const response = await send('GET', path);
  return { value: await parsed<T>(response), etag: response.headers.get('ETag') ?? '' };
}

export async function post<T>(path: string, body?: unknown, options?: Options): Promise<T> {
  return parsed<T>(await send('POST', path, body, options));
}

export async function patch<T>(path: string, body: unknown, options?: Options): Promise<T> {
  return parsed<T>(await send('PATCH', path, body, options));
}

export async function put<T>(path: string, body: unknown, options?: Options): Promise<T> {
  return parsed<T>(await send('PUT', path, body, options));
}

export async function del(path: string): Promise<void> {
  await send('DELETE', path);
}

/** A query string of what is given; empty and missing values are left out. */
export function query(values: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value) search.set(name, value);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
