-- A document of a briefing. The agenda item is no foreign key: an agenda is rewritten as a whole
-- when it is changed, and a document outlives the item it was for.
CREATE TABLE document (
  id          uuid PRIMARY KEY,
  briefing_id uuid NOT NULL REFERENCES briefing,
  purpose     text NOT NULL CHECK (purpose IN ('PAPER', 'MINUTES')),
  title       text COLLATE "vi-x-icu" NOT NULL CHECK (title <> ''),
  agenda_item uuid,
  place       bigint GENERATED ALWAYS AS IDENTITY  -- the order in which they were added
);
CREATE INDEX document_by_briefing ON document (briefing_id, place);
CREATE UNIQUE INDEX document_one_minutes ON document (briefing_id) WHERE purpose = 'MINUTES';

-- What was once a version stays it: the application may add, never change.
CREATE TABLE document_version (
  document_id uuid        NOT NULL REFERENCES document,
  version     integer     NOT NULL CHECK (version > 0),
  file_name   text        NOT NULL CHECK (file_name <> ''),
  media_type  text        NOT NULL,
  size        bigint      NOT NULL CHECK (size > 0),
  sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  pages       integer     NOT NULL CHECK (pages >= 0),
  added_by    text        NOT NULL,
  added_at    timestamptz NOT NULL,
  PRIMARY KEY (document_id, version)
);
CREATE INDEX document_version_by_content ON document_version (sha256);

-- The last number given per calendar year and type of document (Decree 30/2020/NĐ-CP, article 15).
-- The row stays locked until the taker commits: whoever rolls back gives the number back, so the
-- series has no gap and no number twice.
CREATE TABLE register_series (
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  type text    NOT NULL,
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (year, type)
);

CREATE TABLE register_entry (
  id           uuid PRIMARY KEY,
  year         integer      NOT NULL,
  type         text         NOT NULL,
  number       integer      NOT NULL CHECK (number > 0),
  notation     varchar(30)  NOT NULL,
  issued_on    date         NOT NULL,
  subject      varchar(500) NOT NULL CHECK (subject <> ''),
  issuing_unit varchar(200) NOT NULL,
  signer       varchar(50)  NOT NULL,
  pages        integer      NOT NULL CHECK (pages BETWEEN 0 AND 999),
  taken_by     text         NOT NULL,
  taken_at     timestamptz  NOT NULL,
  folded       text GENERATED ALWAYS AS (fold(notation || ' ' || subject || ' ' || signer)) STORED,
  UNIQUE (year, type, number),
  CHECK (year = extract(year FROM issued_on))
);

-- Ties one version of a document to a system of record: the register above, or one outside.
CREATE TABLE record_link (
  document_id    uuid        NOT NULL,
  version        integer     NOT NULL,
  system         text        NOT NULL,
  reference      text        NOT NULL,
  number         integer     NOT NULL,
  notation       text        NOT NULL,
  issued_on      date        NOT NULL,
  status         text        NOT NULL,
  linked_by      text        NOT NULL,
  linked_at      timestamptz NOT NULL,
  PRIMARY KEY (document_id, version, system),
  FOREIGN KEY (document_id, version) REFERENCES document_version (document_id, version)
);

GRANT SELECT, INSERT, UPDATE ON document, register_series, record_link TO giaoban_app;
GRANT SELECT, INSERT ON document_version, register_entry TO giaoban_app;
