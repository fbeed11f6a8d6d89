-- Where a unit sits in a meeting: its hall, and below it the sites of hamlets and street groups.
CREATE TABLE site (
  id        uuid PRIMARY KEY,
  body      uuid NOT NULL REFERENCES unit,
  above     uuid REFERENCES site ON DELETE CASCADE,  -- null: a site of the unit itself
  name      text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  place     text,
  phone     text,
  seats     integer CHECK (seats BETWEEN 1 AND 100000),
  equipment jsonb NOT NULL DEFAULT '[]',             -- [{"kind", "name", "count"}]
  keeper    text,                                    -- who looks after it
  note      text,
  position  integer NOT NULL DEFAULT 0,
  version   integer NOT NULL DEFAULT 0,
  CHECK (above <> id)
);
CREATE INDEX site_by_body ON site (body, position);
CREATE INDEX site_by_above ON site (above);

-- Whom to call or write to at a unit, apart from those who lead it.
CREATE TABLE contact (
  id       uuid PRIMARY KEY,
  body     uuid NOT NULL REFERENCES unit,
  name     text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  duty     text,
  email    text,
  phone    text,
  position integer NOT NULL DEFAULT 0,
  version  integer NOT NULL DEFAULT 0
);
CREATE INDEX contact_by_body ON contact (body, position);

GRANT SELECT, INSERT, UPDATE, DELETE ON site, contact TO giaoban_app;
