-- A television that waits for somebody to type its code. Its token becomes a join token.
CREATE TABLE screen (
  hash       bytea PRIMARY KEY CHECK (length(hash) = 32),  -- SHA-256 of the token
  code       text NOT NULL UNIQUE CHECK (code ~ '^[0-9]{6}$'),
  expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON screen TO giaoban_app;
