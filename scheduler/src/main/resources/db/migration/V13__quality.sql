-- How a meeting went for each site's line and machine, in seconds of the time it was connected.
CREATE TABLE site_quality (
  briefing_id        uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  site               text NOT NULL CHECK (site <> ''),
  name               text NOT NULL,
  seconds            bigint NOT NULL,  -- reported on at all
  loss_seconds       bigint NOT NULL,  -- more than 2 % of packets were lost
  poor_seconds       bigint NOT NULL,  -- speech suffered
  voice_only_seconds bigint NOT NULL,  -- the line carried no pictures
  tcp_seconds        bigint NOT NULL,  -- UDP did not get through
  overload_seconds   bigint NOT NULL,  -- the machine could not show all pictures
  microphone_seconds bigint NOT NULL,  -- no microphone, or one that gave nothing
  worst_loss         integer NOT NULL, -- thousandths
  worst_rtt          integer NOT NULL, -- milliseconds
  changed_at         timestamptz NOT NULL,
  PRIMARY KEY (briefing_id, site)
);
CREATE INDEX site_quality_by_site ON site_quality (site);

GRANT SELECT, INSERT, UPDATE, DELETE ON site_quality TO giaoban_app;
