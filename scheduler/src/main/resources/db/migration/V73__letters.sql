-- Units whose letters are not in the office's language. By body: a unit that is renamed reads on.
CREATE TABLE letter_language (
  body       uuid PRIMARY KEY,
  language   text NOT NULL CHECK (language IN ('vi', 'en')),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Short letters of the office's to invitees of a briefing.
CREATE TABLE notice (
  id              uuid PRIMARY KEY,
  briefing_id     uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  subject         text NOT NULL,
  body            text NOT NULL,
  recipients      text[] NOT NULL,
  without_address text[] NOT NULL,
  sent_by         text NOT NULL,
  sent_at         timestamptz NOT NULL
);
CREATE INDEX notice_by_briefing ON notice (briefing_id, sent_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON letter_language, notice TO giaoban_app;
