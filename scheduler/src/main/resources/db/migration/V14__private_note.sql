-- Notes people keep for themselves on a meeting's papers. The owner is a site's id, which for a
-- person is the account's name. Documents are never deleted; an agenda item may be, its note stays.
CREATE TABLE private_note (
  briefing_id uuid        NOT NULL REFERENCES briefing,
  owner       text        NOT NULL CHECK (owner <> ''),
  document_id uuid        REFERENCES document,
  page        integer     CHECK (page > 0),
  agenda_item uuid,
  text        text        NOT NULL CHECK (text <> ''),
  updated_at  timestamptz NOT NULL,
  CHECK ((document_id IS NULL) <> (agenda_item IS NULL)),
  UNIQUE NULLS NOT DISTINCT (briefing_id, owner, document_id, page, agenda_item)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON private_note TO giaoban_app;
