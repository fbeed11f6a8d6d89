-- Who may enter a briefing's room. The token itself is in the link and nowhere else.
CREATE TABLE join_token (
  hash        bytea PRIMARY KEY CHECK (length(hash) = 32),  -- SHA-256 of the token
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  site        text NOT NULL CHECK (site <> ''),
  name        text NOT NULL CHECK (name <> ''),
  kind        text NOT NULL CHECK (kind IN ('UNIT', 'PERSON')),
  role        text NOT NULL CHECK (role IN ('CHAIR', 'SECRETARY', 'SITE', 'OBSERVER')),
  issued_by   text NOT NULL,
  issued_at   timestamptz NOT NULL,
  revoked_at  timestamptz
);
CREATE INDEX join_token_by_briefing ON join_token (briefing_id, site);

-- Which node runs a room, and until when it may without saying so again.
CREATE TABLE room_lease (
  briefing_id uuid PRIMARY KEY,
  owner       text NOT NULL,
  until       timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON join_token, room_lease TO giaoban_app;
