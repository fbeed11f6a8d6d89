-- What the tray shows of a mail without reading it again, and what became of it.
ALTER TABLE inbox
  ADD COLUMN message_id     text,
  ADD COLUMN octets         bigint,              -- as its server told; more than raw when too large
  ADD COLUMN verified       text NOT NULL DEFAULT 'UNKNOWN'
                            CHECK (verified IN ('PASSED', 'FAILED', 'UNKNOWN')),
  ADD COLUMN automatic      boolean NOT NULL DEFAULT false,
  ADD COLUMN suggestion     jsonb,               -- what its words seem to answer
  ADD COLUMN proposed_start timestamptz,         -- of a COUNTER
  ADD COLUMN proposed_end   timestamptz,
  ADD COLUMN attachments    jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN detail         text NOT NULL DEFAULT '',  -- what exactly was in the way
  ADD COLUMN answered_at    timestamptz,         -- when a machine's answer to it was put into the outbox
  ADD COLUMN settlement     jsonb;               -- what the secretary did, and what stood before
UPDATE inbox SET octets = octet_length(raw);
ALTER TABLE inbox ALTER COLUMN octets SET NOT NULL;

-- How many answers a sender got of us lately.
CREATE INDEX inbox_answered ON inbox (lower(sender), answered_at) WHERE answered_at IS NOT NULL;

-- Where on its server a mail lies, so that it can be moved when it is clear what it is. The same
-- mail may lie there twice, and lies at another place after UIDVALIDITY has changed.
CREATE TABLE inbox_place (
  mailbox      text NOT NULL,                    -- server, account and folder
  uid_validity bigint NOT NULL,
  uid          bigint NOT NULL,
  inbox_id     uuid NOT NULL REFERENCES inbox ON DELETE CASCADE,
  moved        text CHECK (moved IN ('PROCESSED', 'UNCLEAR', 'GONE')),  -- null: where it came
  PRIMARY KEY (mailbox, uid_validity, uid)
);
CREATE INDEX inbox_place_of ON inbox_place (inbox_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON inbox_place TO giaoban_app;
