-- Who may sign in, and by what: passwords, tokens for programs, browser sessions.

CREATE TABLE account (
  username      text PRIMARY KEY CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name          text NOT NULL,
  title         text NOT NULL DEFAULT '',
  email         text,
  role          text NOT NULL CHECK (role IN ('ADMIN', 'SECRETARY', 'CHAIR', 'UNIT')),
  -- A unit's code, not its id: an account stays with the code when the unit's row is succeeded.
  unit_code     text,
  password      text NOT NULL,
  -- Sealed with the key file of the data directory; NULL: no second factor.
  otp_secret    bytea,
  -- Shown to the account, not yet confirmed by a first code.
  otp_pending   bytea,
  -- Time step of the last code used; older ones and this one are refused (RFC 6238 section 5.2).
  otp_last_step bigint NOT NULL DEFAULT 0,
  enabled       boolean NOT NULL DEFAULT true,
  created_at    timestamptz NOT NULL DEFAULT now(),
  CHECK (role <> 'UNIT' OR unit_code IS NOT NULL)
);

-- Bearer tokens. Only the SHA-256 is kept: a token has 256 random bits and needs no slow hash.
CREATE TABLE api_token (
  id           uuid PRIMARY KEY,
  username     text NOT NULL REFERENCES account ON DELETE CASCADE,
  -- NULL: made by signing in, not by hand.
  name         text,
  hash         bytea NOT NULL UNIQUE,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  last_used_at timestamptz
);
CREATE INDEX api_token_username ON api_token (username);

CREATE TABLE web_session (
  hash         bytea PRIMARY KEY,
  username     text NOT NULL REFERENCES account ON DELETE CASCADE,
  csrf         text NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX web_session_username ON web_session (username);
CREATE INDEX web_session_expires_at ON web_session (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON account, api_token, web_session TO giaoban_app;
