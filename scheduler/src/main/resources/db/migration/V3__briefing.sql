CREATE TABLE briefing (
  id             uuid PRIMARY KEY,
  title          text COLLATE "vi-x-icu" NOT NULL CHECK (title <> ''),
  starts_at      timestamptz NOT NULL,
  ends_at        timestamptz NOT NULL,
  chair          text NOT NULL,   -- a unit's code or a person's user name, as given
  chair_name     text NOT NULL,   -- as it was when the briefing was scheduled
  chair_unit     uuid REFERENCES unit,  -- null: the chair is a person
  state          text NOT NULL CHECK (state IN ('SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED')),
  sequence       integer NOT NULL DEFAULT 0,  -- iCalendar SEQUENCE
  opened_at      timestamptz,
  closed_at      timestamptz,
  cancelled_at   timestamptz,
  created_by     text NOT NULL,
  created_at     timestamptz NOT NULL,
  folded         text GENERATED ALWAYS AS (fold(title)) STORED,
  CHECK (ends_at > starts_at)
);
CREATE INDEX briefing_by_time ON briefing (starts_at, ends_at);
-- What the start-up looks for: rooms that should have been opened or closed meanwhile.
CREATE INDEX briefing_unfinished ON briefing (starts_at) WHERE state IN ('SCHEDULED', 'OPEN');

CREATE TABLE briefing_unit (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  unit_id     uuid NOT NULL REFERENCES unit,
  position    integer NOT NULL,
  PRIMARY KEY (briefing_id, unit_id)
);
CREATE INDEX briefing_unit_by_unit ON briefing_unit (unit_id);

CREATE TABLE agenda_item (
  id             uuid PRIMARY KEY,
  briefing_id    uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  position       integer NOT NULL,
  title          text NOT NULL CHECK (title <> ''),
  seconds        bigint NOT NULL CHECK (seconds > 0),
  presenter      text,
  presenter_name text,
  UNIQUE (briefing_id, position) DEFERRABLE INITIALLY DEFERRED
);

-- Who is taken, when, by which briefing. The database itself refuses that one resource is taken
-- twice at the same time, however many servers and requests try it at once.
CREATE TABLE booking (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  resource    text NOT NULL,      -- unit:<id> or person:<user name>
  role        text NOT NULL CHECK (role IN ('CHAIR', 'UNIT')),
  who         text NOT NULL,      -- code or user name, for the answer
  who_name    text NOT NULL,
  during      tstzrange NOT NULL CHECK (NOT isempty(during)),
  forced      boolean NOT NULL,   -- taken although somebody else had it
  PRIMARY KEY (briefing_id, resource),
  CONSTRAINT booking_once_at_a_time
    EXCLUDE USING gist (resource WITH =, during WITH &&) WHERE (NOT forced)
);
CREATE INDEX booking_by_resource ON booking USING gist (resource, during);

-- The constraint sees only bookings made without force among themselves. A booking made without
-- force must give way to a forced one as well. This check needs no lock: if the forced one is not
-- visible yet, it commits later, and a forced booking may come later than any other.
CREATE FUNCTION booking_gives_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM booking other
    WHERE other.resource = NEW.resource
      AND other.during && NEW.during
      AND other.forced
      AND other.briefing_id <> NEW.briefing_id
  ) THEN
    RAISE EXCEPTION 'resource % is taken', NEW.resource
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'booking_once_at_a_time';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER booking_gives_way BEFORE INSERT ON booking
  FOR EACH ROW WHEN (NOT NEW.forced) EXECUTE FUNCTION booking_gives_way();

GRANT SELECT, INSERT, UPDATE, DELETE ON briefing, briefing_unit, agenda_item, booking
  TO giaoban_app;
