-- When a briefing was changed last, for calendars that fetch what is new. The number of the
-- transaction, not a time or a sequence: of those still under way the smallest is known, so a
-- reader can never pass one that commits late (docs/calendar.md).
ALTER TABLE briefing
  ADD COLUMN changed    xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN published  boolean NOT NULL DEFAULT false;  -- in the week's public programme

CREATE FUNCTION briefing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id();
  NEW.changed_at := now();
  RETURN NEW;
END
$$;

CREATE TRIGGER briefing_changed BEFORE UPDATE ON briefing
  FOR EACH ROW EXECUTE FUNCTION briefing_changed();

CREATE INDEX briefing_by_change ON briefing (changed);
CREATE INDEX briefing_by_change_time ON briefing (changed_at);

-- The calendar's question: what takes place in this span?
CREATE INDEX briefing_during ON briefing USING gist (tstzrange(starts_at, ends_at));
CREATE INDEX briefing_published ON briefing (starts_at) WHERE published;

-- Calendars that programs subscribe to. Only the SHA-256 of the token is kept.
CREATE TABLE calendar_feed (
  id           uuid PRIMARY KEY,
  owner        text NOT NULL REFERENCES account ON DELETE CASCADE,
  kind         text NOT NULL CHECK (kind IN ('ALL', 'UNIT', 'PERSON')),
  target       text,              -- a unit's code or a user name
  name         text NOT NULL CHECK (name <> ''),
  hash         bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz,
  CHECK ((kind = 'ALL') = (target IS NULL))
);
CREATE INDEX calendar_feed_by_owner ON calendar_feed (owner);

GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO giaoban_app;
