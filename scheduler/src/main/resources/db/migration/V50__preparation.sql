-- What must be ready before a briefing: by whom, and until when.
--
-- The usual list of a briefing is worked out, not stored (scheduler/preparation); a row is written
-- when something of it is ticked, changed or taken off, and for what the secretary adds.
CREATE TABLE checklist_item (
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  id          uuid NOT NULL,
  key         text,                 -- which of the usual ones; null: the secretary's own
  text        text NOT NULL,        -- the secretary's own words; empty: the usual ones
  owner       text NOT NULL DEFAULT '',
  due         timestamptz,
  done_at     timestamptz,
  done_by     text,
  removed     boolean NOT NULL DEFAULT false,
  place       bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (briefing_id, id),
  CHECK (key IS NOT NULL OR text <> '')
);

-- A unit has been asked for a paper. The agenda item is no foreign key: an agenda is rewritten as a
-- whole when it is changed.
CREATE TABLE document_request (
  id            uuid PRIMARY KEY,
  briefing_id   uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  unit          text NOT NULL,      -- its code
  unit_name     text NOT NULL,
  agenda_item   uuid,               -- null: for the whole briefing
  what          text NOT NULL,
  due           timestamptz NOT NULL,
  asked_by      text NOT NULL,
  asked_at      timestamptz NOT NULL,
  chases        integer NOT NULL DEFAULT 0,
  chased_at     timestamptz,
  next_chase_at timestamptz,        -- null: not by itself any more
  mail_error    text,               -- why the unit does not know of it; null: it was told
  answered_at   timestamptz,
  waived_at     timestamptz,
  waived_by     text,
  waive_reason  text NOT NULL DEFAULT '',
  place         bigint GENERATED ALWAYS AS IDENTITY,
  CHECK (answered_at IS NULL OR waived_at IS NULL)
);
-- Asked once for an item; asking again changes the deadline.
CREATE UNIQUE INDEX document_request_once ON document_request (briefing_id, unit, agenda_item)
  NULLS NOT DISTINCT;
CREATE INDEX document_request_to_chase ON document_request (next_chase_at)
  WHERE next_chase_at IS NOT NULL;

CREATE TABLE document_request_answer (
  request_id  uuid NOT NULL REFERENCES document_request ON DELETE CASCADE,
  document_id uuid NOT NULL REFERENCES document,
  given_by    text NOT NULL,
  given_at    timestamptz NOT NULL,
  PRIMARY KEY (request_id, document_id)
);

-- Who has asked to speak on an agenda item (đăng ký phát biểu).
CREATE TABLE speaker (
  id            uuid PRIMARY KEY,
  briefing_id   uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  agenda_item   uuid NOT NULL,
  unit          text NOT NULL,      -- a unit's code, or a person's user name
  unit_name     text NOT NULL,
  name          text NOT NULL CHECK (name <> ''),
  title         text NOT NULL DEFAULT '',
  seconds       integer NOT NULL CHECK (seconds > 0),
  summary       text NOT NULL DEFAULT '',
  state         text NOT NULL CHECK (state IN ('ASKED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
  reason        text NOT NULL DEFAULT '',
  position      integer NOT NULL DEFAULT 0,
  via           text NOT NULL,
  registered_at timestamptz NOT NULL,
  decided_by    text,
  decided_at    timestamptz,
  UNIQUE (briefing_id, agenda_item, unit)
);

-- Mails of two more kinds: a paper is asked of a unit; one that is silent is asked for its answer.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('CANCELLATION', 'REMINDER',
  'INVITATION', 'DOCUMENT_REQUEST', 'CHASE', 'NOTICE', 'MINUTES'));

GRANT SELECT, INSERT, UPDATE, DELETE
  ON checklist_item, document_request, document_request_answer, speaker TO giaoban_app;
