-- Where the minutes of a briefing stand. The text itself is in minutes_version.
CREATE TABLE minutes (
  briefing_id    uuid PRIMARY KEY REFERENCES briefing,
  version        integer NOT NULL CHECK (version > 0),
  approved_by    text,
  approved_name  text,
  approved_at    timestamptz,
  number         integer,
  notation       text,
  issued_on      date,
  sha256         text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  document_id    uuid REFERENCES document,
  distributed_at timestamptz,
  -- Approved wholly or not at all; sent only when approved.
  CHECK (num_nulls(approved_by, approved_name, approved_at, number, notation, issued_on, sha256,
                   document_id) IN (0, 8)),
  CHECK (distributed_at IS NULL OR approved_at IS NOT NULL)
);

-- Every text the minutes ever had: nothing that somebody wrote is lost by somebody else's edit.
CREATE TABLE minutes_version (
  briefing_id uuid        NOT NULL REFERENCES minutes,
  version     integer     NOT NULL CHECK (version > 0),
  title       text        NOT NULL CHECK (title <> ''),
  body        jsonb       NOT NULL,
  written_by  text        NOT NULL,
  written_at  timestamptz NOT NULL,
  PRIMARY KEY (briefing_id, version)
);

GRANT SELECT, INSERT, UPDATE ON minutes TO giaoban_app;
GRANT SELECT, INSERT ON minutes_version TO giaoban_app;
