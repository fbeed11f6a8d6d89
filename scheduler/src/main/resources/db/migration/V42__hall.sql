-- Halls and meeting rooms: what can be used by one briefing at a time.
CREATE TABLE hall (
  code     text PRIMARY KEY CHECK (code <> ''),
  name     text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  seats    integer CHECK (seats > 0),
  address  text NOT NULL DEFAULT '',
  note     text NOT NULL DEFAULT '',     -- equipment, whom to ask for the key
  closed   boolean NOT NULL DEFAULT false, -- no longer to be chosen; briefings keep it
  folded   text GENERATED ALWAYS AS (fold(name)) STORED
);
CREATE UNIQUE INDEX hall_by_name ON hall (folded) WHERE NOT closed;
GRANT SELECT, INSERT, UPDATE, DELETE ON hall TO giaoban_app;
