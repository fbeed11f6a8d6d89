-- The office's own words for its letters. Every change is a new version; a version without words
-- goes back to those that Giaoban came with.
CREATE TABLE letter_template (
  kind       text NOT NULL,
  language   text NOT NULL CHECK (language IN ('vi', 'en')),
  version    integer NOT NULL CHECK (version > 0),
  subject    text,
  body       text,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (kind, language, version),
  CHECK ((subject IS NULL) = (body IS NULL))
);

GRANT SELECT, INSERT ON letter_template TO giaoban_app;
