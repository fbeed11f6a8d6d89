-- How often an invitation was opened, when the receiving office entered it in its register, and how
-- often its silence was broken into.
ALTER TABLE invitation
  ADD COLUMN opens             integer NOT NULL DEFAULT 0,
  ADD COLUMN opened_at         timestamptz,  -- last counted
  ADD COLUMN registered_at     timestamptz,  -- vào sổ, at the receiving office
  ADD COLUMN registered_number text,         -- its number there (số đến)
  ADD COLUMN chases            integer NOT NULL DEFAULT 0,
  ADD COLUMN chased_at         timestamptz,
  ADD COLUMN chased_by         text;         -- the channels: MAIL, SMS
UPDATE invitation SET opens = 1, opened_at = seen_at WHERE seen_at IS NOT NULL;

-- Who comes in the place of whoever was invited (cử dự thay).
CREATE TABLE substitution (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  recipient   text NOT NULL,               -- whose place it is
  name        text NOT NULL CHECK (name <> ''),
  title       text NOT NULL DEFAULT '',
  phone       text NOT NULL DEFAULT '',
  post_id     uuid,                        -- the substitute's post, when it was chosen from a list
  rank        integer,                     -- as known: 1 head, 2 deputy head, …; null: unknown
  state       text NOT NULL CHECK (state IN ('APPROVED', 'WAITING', 'REFUSED')),
  reason      text NOT NULL DEFAULT '',    -- of a refusal
  named_at    timestamptz NOT NULL,
  via         text NOT NULL,
  decided_by  text,
  decided_at  timestamptz,
  PRIMARY KEY (briefing_id, recipient)
);

-- A briefing's own rules on who must come; without a row the usual ones of its kind.
CREATE TABLE attendance_rule (
  briefing_id         uuid PRIMARY KEY REFERENCES briefing ON DELETE CASCADE,
  quorum_numerator    integer NOT NULL CHECK (quorum_numerator > 0),
  quorum_denominator  integer NOT NULL CHECK (quorum_denominator BETWEEN 1 AND 100),
  quorum_more_than    boolean NOT NULL,
  substitute_rank     integer CHECK (substitute_rank BETWEEN 1 AND 9),  -- null: anybody
  substitute_strict   boolean NOT NULL
);

-- Who has fetched which version of a paper, by link or account.
CREATE TABLE document_download (
  document_id uuid NOT NULL REFERENCES document,
  version     integer NOT NULL,
  reader      text NOT NULL,               -- a unit's code, or a person's user name
  briefing_id uuid NOT NULL REFERENCES briefing,
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  times       integer NOT NULL DEFAULT 1,
  PRIMARY KEY (document_id, version, reader)
);
CREATE INDEX document_download_by_briefing ON document_download (briefing_id, reader);

GRANT SELECT, INSERT, UPDATE, DELETE ON substitution, attendance_rule, document_download
  TO giaoban_app;
