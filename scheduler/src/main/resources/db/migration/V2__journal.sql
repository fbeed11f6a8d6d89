-- One row per thing that happened to a briefing. No foreign key: the journal outlives everything.
CREATE TABLE journal (
  briefing_id uuid        NOT NULL,
  seq         bigint      NOT NULL CHECK (seq > 0),
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  kind        text        NOT NULL,
  payload     jsonb       NOT NULL,
  prev_hash   text        NOT NULL CHECK (prev_hash ~ '^[0-9a-f]{64}$'),
  hash        text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (briefing_id, seq)
);
CREATE INDEX journal_by_kind ON journal (briefing_id, kind);

-- The last link of each chain. Locking this row orders those who append; keeping the last seq and
-- hash here shows when entries were cut off at the end.
CREATE TABLE journal_head (
  briefing_id uuid PRIMARY KEY,
  seq         bigint NOT NULL,
  hash        text   NOT NULL
);

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only (% refused)', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

-- Wakes the readers of every node once the entry is committed.
CREATE FUNCTION journal_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('journal', NEW.briefing_id::text || ' ' || NEW.seq);
  RETURN NULL;
END
$$;

CREATE TRIGGER journal_notify AFTER INSERT ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_notify();

GRANT SELECT, INSERT ON journal TO giaoban_app;
GRANT SELECT, INSERT, UPDATE ON journal_head TO giaoban_app;
