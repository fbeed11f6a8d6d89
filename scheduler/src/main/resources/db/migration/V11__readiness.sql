-- What a site says of itself before a meeting: whether it is ready, who is on duty there, and what
-- the check of its line and devices found.
CREATE TABLE site_readiness (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  site        text NOT NULL CHECK (site <> ''),
  ready_at    timestamptz,  -- null: it has not said so, or has taken it back
  people      integer CHECK (people > 0),
  duty_name   text,
  duty_phone  text,
  checked     jsonb,        -- the latest check; null: none yet
  checked_at  timestamptz,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (briefing_id, site)
);
-- Who was on duty the last time, for sites that have not been heard of this time.
CREATE INDEX site_readiness_last_duty ON site_readiness (site, changed_at DESC)
  WHERE duty_phone IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON site_readiness TO giaoban_app;
