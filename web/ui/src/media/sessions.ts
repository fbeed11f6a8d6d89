/** The media session over HTTP: WHIP's rules (RFC 9725) for one offer with many sections. */

export interface SessionAnswer {
  /** The session's own address, for PATCH and DELETE. */
  location: string;
  etag: string | null;
  sdp: string;
}

/** Why the server will not have us; `retry` when asking again later may help. */
export class SessionRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** How long the server asks to wait; null when it does not say. */
    readonly retryAfterMillis: number | null = null,
  ) {
    super(detail);
  }

  get retry(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export interface Sessions {
  create(offer: string): Promise<SessionAnswer>;
  /** Sends a restart fragment, returns the server's. */
  restart(session: SessionAnswer, fragment: string): Promise<string>;
  /** Leaves; also usable while the page goes away. */
  end(session: SessionAnswer): void;
}

/** Where the media sessions of a briefing's room are opened. */
export function roomDoor(briefing: string): string {
  return `/api/briefings/${encodeURIComponent(briefing)}/room/sessions`;
}

/** Media sessions behind one door, with the holder's join token. */
export class HttpSessions implements Sessions {
  readonly #headers: Record<string, string>;

  constructor(
    token: string,
    private readonly url: string,
  ) {
    this.#headers = { Authorization: `Bearer ${token}` };
  }

  async create(offer: string): Promise<SessionAnswer> {
    const response = await this.#send(this.url, 'POST', 'application/sdp', offer);
    const location = response.headers.get('Location');
    if (!location) throw new SessionRefused(502, 'no-location', 'no Location');
    return {
      location: new URL(location, new URL(this.url, document.baseURI)).toString(),
      etag: response.headers.get('ETag'),
      sdp: await response.text(),
    };
  }

  async restart(session: SessionAnswer, fragment: string): Promise<string> {
    const type = 'application/trickle-ice-sdpfrag';
    const response = await this.#send(session.location, 'PATCH', type, fragment, { 'If-Match': '*' });
    return response.text();
  }

  end(session: SessionAnswer): void {
    void fetch(session.location, { method: 'DELETE', headers: this.#headers, keepalive: true }).catch(
      () => undefined, // the server notices by itself when consent checks stop
    );
  }

  async #send(
    url: string,
    method: string,
    type: string,
    body: string,
    more: Record<string, string> = {},
  ): Promise<Response> {
    let response: Response;
    const gone = new AbortController();
    const timer = setTimeout(() => gone.abort(), 8000);
    try {
      response = await fetch(url, {
        method,
        headers: { ...this.#headers, ...more, 'Content-Type': type, Accept: `${type}, application/problem+json` },
        body,
        signal: gone.signal,
      });
    } catch (error) {
      throw new SessionRefused(0, 'unreachable', String(error));
    } finally {
      clearTimeout(timer);
    }
    if (!response.ok) throw await refusal(response);
    return response;
  }
}

async function refusal(response: Response): Promise<SessionRefused> {
  const problem = (await response.json().catch(() => ({}))) as { type?: string; detail?: string; title?: string };
  const code = problem.type?.split('/').pop() ?? String(response.status);
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const wait = seconds > 0 ? Math.min(seconds, 60) * 1000 : null;
  return new SessionRefused(response.status, code, problem.detail ?? problem.title ?? '', wait);
}
