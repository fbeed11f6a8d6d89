-- Units that are invited together: named one by one, or found by a rule on the day they are needed.
CREATE TABLE unit_group (
  id         uuid PRIMARY KEY,
  name       text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  note       text,
  rule       jsonb,                                  -- null: the members below
  version    integer NOT NULL DEFAULT 0,
  folded     text GENERATED ALWAYS AS (fold(name)) STORED,
  CONSTRAINT unit_group_once UNIQUE (folded)
);
-- By body: a member that is renamed or moved stays a member.
CREATE TABLE unit_group_member (
  group_id uuid NOT NULL REFERENCES unit_group ON DELETE CASCADE,
  body     uuid NOT NULL REFERENCES unit,
  PRIMARY KEY (group_id, body)
);
CREATE INDEX unit_group_member_by_body ON unit_group_member (body);

GRANT SELECT, INSERT, UPDATE, DELETE ON unit_group, unit_group_member TO giaoban_app;
