-- Meetings that recur. A row says how; each meeting is a briefing of its own, made some time ahead.
CREATE TABLE series (
  id            uuid PRIMARY KEY,
  rule          text NOT NULL,          -- RRULE (RFC 5545), of Vietnam's time
  starts        timestamp NOT NULL,     -- the first moment of the rule, Vietnam's time
  form          jsonb NOT NULL,         -- what each briefing begins with
  ex_dates      timestamptz[] NOT NULL DEFAULT '{}',
  r_dates       timestamptz[] NOT NULL DEFAULT '{}',
  holidays      text NOT NULL CHECK (holidays IN ('KEEP', 'BEFORE', 'AFTER', 'SKIP')),
  carry_over    boolean NOT NULL,
  made_until    timestamptz NOT NULL,   -- briefings of all moments before it are made
  finished      boolean NOT NULL,       -- no moment comes after it
  follows       uuid REFERENCES series, -- the series it was cut from
  version       integer NOT NULL DEFAULT 0,
  trouble       text,                   -- why the next briefings could not be made
  created_by    text NOT NULL,
  created_at    timestamptz NOT NULL
);
CREATE INDEX series_to_be_continued ON series (made_until) WHERE NOT finished;
CREATE INDEX series_by_what_it_follows ON series (follows) WHERE follows IS NOT NULL;

ALTER TABLE briefing
  ADD CONSTRAINT briefing_of_a_series FOREIGN KEY (series_id) REFERENCES series,
  -- When what was left undone went into the next agenda of the series.
  ADD COLUMN carried_at timestamptz;
CREATE INDEX briefing_to_carry_over ON briefing (closed_at)
  WHERE series_id IS NOT NULL AND state = 'CLOSED' AND carried_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON series TO giaoban_app;
