import { k } from '../locale/kit';

/** RFC 9457 problem details as the server writes them. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { field: string; message: string }[];
  [member: string]: unknown;
}

/** A request that did not succeed; `message` is a sentence for the reader. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly problem: Problem | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }

  /** The last part of the problem's type: `briefing-clash`. */
  get code(): string {
    return this.problem?.type.split('/').pop() ?? '';
  }

  /** What is wrong with one field, if the server said so. */
  fault(field: string): string {
    return this.problem?.errors?.find((error) => error.field === field)?.message ?? '';
  }
}

/** Reads an answer that is not a success into a sentence; the server's own words win. */
export async function errorOf(response: Response): Promise<ApiError> {
  const problem = await problemOf(response);
  return new ApiError(response.status, problem?.detail || problem?.title || fallback(response.status), problem);
}

async function problemOf(response: Response): Promise<Problem | null> {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return null;
  try {
    const body = (await response.json()) as Problem;
    return typeof body === 'object' && body !== null && typeof body.title === 'string' ? body : null;
  } catch {
    return null;
  }
}

function fallback(status: number): string {
  if (status === 401) return k('problem.signedOut');
  if (status === 403) return k('problem.forbidden');
  if (status === 404) return k('problem.notFound');
  return k('problem.server', { status });
}

/** Whatever was thrown, as a sentence. */
export function sentence(thrown: unknown): string {
  return thrown instanceof ApiError ? thrown.message : k('problem.network');
}
