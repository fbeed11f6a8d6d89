-- The way of every invitation, over years: when its mail arrived or came back, who was in the room
-- for how long, which addresses are no good, and who was told that somebody must be called.
ALTER TABLE invitation
  ADD COLUMN queued_at    timestamptz,  -- put into the outbox, in its present version
  ADD COLUMN delivered_at timestamptz,
  ADD COLUMN bounced_at   timestamptz;
CREATE INDEX invitation_by_recipient ON invitation (recipient, briefing_id);

-- Every mail that came back. Closed once something has arrived at the address again.
CREATE TABLE bounce (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address     text NOT NULL CHECK (address = lower(address)),
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  recipient   text NOT NULL,
  at          timestamptz NOT NULL,
  reason      text NOT NULL,            -- BounceReason
  error       text NOT NULL,            -- as the mail server put it
  closed_at   timestamptz
);
CREATE INDEX bounce_open ON bounce (address, at) WHERE closed_at IS NULL;
CREATE INDEX bounce_by_recipient ON bounce (recipient, briefing_id);
CREATE INDEX bounce_by_briefing ON bounce (briefing_id);

-- Who was in the room of a meeting that is over, counted from its journal.
CREATE TABLE presence (
  briefing_id     uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  site            text NOT NULL,        -- a unit's code, or a person's user name
  came_at         timestamptz,          -- null: marked present by hand, e.g. by telephone
  seconds         integer NOT NULL CHECK (seconds >= 0),
  meeting_seconds integer NOT NULL CHECK (meeting_seconds >= 0),
  PRIMARY KEY (briefing_id, site)
);
CREATE TABLE presence_counted (
  briefing_id uuid PRIMARY KEY REFERENCES briefing ON DELETE CASCADE,
  at          timestamptz NOT NULL
);

-- Stays of sites in rooms. A second joining without a leaving is a seat taken over: the stay goes
-- on. The meeting lasts from the roll call (or the first item, or the hour it was called for) until
-- the room is closed or the last site has left; of a meeting under way, until now.
CREATE FUNCTION presence_of(briefing uuid)
RETURNS TABLE (site text, here boolean, came_at timestamptz, seconds integer,
  meeting_seconds integer)
LANGUAGE sql STABLE AS $$
  WITH about AS (
    SELECT coalesce(b.closed_at, now()) AS closed,
      coalesce((SELECT min(j.at) FROM journal j WHERE j.briefing_id = b.id
          AND j.kind IN ('RollCallStarted', 'AgendaItemStarted')), b.starts_at) AS began
    FROM briefing b WHERE b.id = briefing),
  moves AS (
    SELECT j.payload ->> 'site' AS site, j.kind, j.at, j.seq,
      lead(j.at) OVER (PARTITION BY j.payload ->> 'site' ORDER BY j.seq) AS until
    FROM journal j
    WHERE j.briefing_id = briefing AND j.kind IN ('SiteJoined', 'SiteLeft')),
  stays AS (
    SELECT m.site, m.at, least(coalesce(m.until, a.closed), a.closed) AS until, m.seq
    FROM moves m CROSS JOIN about a WHERE m.kind = 'SiteJoined'),
  meeting AS (
    SELECT a.began, greatest(a.began, coalesce((SELECT max(s.until) FROM stays s), a.began)) AS ended
    FROM about a),
  stayed AS (
    SELECT s.site, min(s.at) AS came_at, max(s.seq) AS seq,
      sum(greatest(0, extract(epoch FROM s.until - greatest(s.at, m.began)))) AS seconds
    FROM stays s CROSS JOIN meeting m GROUP BY s.site),
  marked AS (
    SELECT DISTINCT ON (j.payload ->> 'site') j.payload ->> 'site' AS site, j.seq,
      j.payload ->> 'presence' IN ('PRESENT', 'LATE') AS here
    FROM journal j WHERE j.briefing_id = briefing AND j.kind = 'SiteMarked'
    ORDER BY j.payload ->> 'site', j.seq DESC)
  SELECT coalesce(s.site, k.site),
    CASE WHEN k.site IS NULL OR k.seq < s.seq THEN s.site IS NOT NULL ELSE k.here END,
    s.came_at, coalesce(round(s.seconds), 0)::integer,
    round(extract(epoch FROM m.ended - m.began))::integer
  FROM stayed s FULL JOIN marked k ON k.site = s.site CROSS JOIN meeting m
$$;

-- Meetings of the past are counted now.
INSERT INTO presence
  SELECT b.id, p.site, p.came_at, p.seconds, p.meeting_seconds
  FROM briefing b CROSS JOIN LATERAL presence_of(b.id) p
  WHERE b.state = 'CLOSED' AND p.here AND p.site IS NOT NULL
    AND EXISTS (SELECT FROM journal j WHERE j.briefing_id = b.id AND j.kind IN ('SiteJoined', 'SiteMarked'));
INSERT INTO presence_counted SELECT id, now() FROM briefing WHERE state = 'CLOSED';

-- A meeting's list of whom to call, once for each version of it.
CREATE TABLE escalation (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  sequence    integer NOT NULL,
  at          timestamptz NOT NULL,
  units       text[] NOT NULL,
  PRIMARY KEY (briefing_id, sequence)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON bounce, presence, presence_counted, escalation
  TO giaoban_app;
