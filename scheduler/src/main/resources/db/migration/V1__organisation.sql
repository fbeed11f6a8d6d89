-- The role the application works as. Whoever migrates owns the tables; the application may only do
-- what is granted below, so that an error (or an intruder) in it cannot rewrite the journal.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'giaoban_app') THEN
    CREATE ROLE giaoban_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this server created it at the same moment
END
$$;

GRANT USAGE ON SCHEMA public TO giaoban_app;

-- Equality beside ranges in exclusion constraints.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Lower case without diacritics, so that "hai hau" finds "Hải Hậu" and "dong" finds "Đông".
-- Immutable and without dictionaries: it can stand in generated columns and indexes.
CREATE FUNCTION fold(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(
  regexp_replace(normalize(translate(given, 'đĐ', 'dd'), NFD), '[\u0300-\u036f]', '', 'g')
  COLLATE "C");

CREATE TABLE unit (
  id      uuid PRIMARY KEY,
  code    text NOT NULL CHECK (code <> ''),
  name    text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  level   text NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE', 'DEPARTMENT')),
  parent  uuid REFERENCES unit,
  email   text,
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  folded  text GENERATED ALWAYS AS (fold(name)) STORED,
  -- A code belongs to one unit at a time; years later it may belong to another.
  CONSTRAINT unit_code_once_at_a_time EXCLUDE USING gist (code WITH =, valid WITH &&)
);
CREATE INDEX unit_by_code ON unit (code);
CREATE INDEX unit_by_parent ON unit (parent);

-- Which units took over from a unit that ended; several when it was split.
CREATE TABLE unit_successor (
  unit_id      uuid NOT NULL REFERENCES unit,
  successor_id uuid NOT NULL REFERENCES unit,
  PRIMARY KEY (unit_id, successor_id),
  CHECK (unit_id <> successor_id)
);
CREATE INDEX unit_successor_backwards ON unit_successor (successor_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON unit, unit_successor TO giaoban_app;
