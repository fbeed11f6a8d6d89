-- In which order mails are looked at: of several that arrive at one moment, too.
ALTER TABLE inbox ADD COLUMN arrival bigint GENERATED ALWAYS AS IDENTITY;
DROP INDEX inbox_new;
CREATE INDEX inbox_new ON inbox (arrival) WHERE state = 'NEW';

-- Names a mail by what stays the same when a server delivers it twice.
ALTER TABLE inbox ADD COLUMN print text;
CREATE INDEX inbox_by_message ON inbox (message_id) WHERE message_id IS NOT NULL;

-- Mails that may have to be moved on their server.
CREATE INDEX inbox_place_here ON inbox_place (mailbox) WHERE moved IS NULL OR moved = 'UNCLEAR';

-- A mailbox is named by its folder now; without one, INBOX was meant.
UPDATE inbox_position SET mailbox = mailbox || 'INBOX' WHERE mailbox LIKE '%/';

-- Whose an address was lately.
DROP INDEX invitation_by_address;
CREATE INDEX invitation_by_address ON invitation (lower(address), sent_at DESC NULLS LAST);

-- The office's relay does not vouch for whoever sent the answer.
ALTER TABLE invitation ADD COLUMN reply_unverified boolean NOT NULL DEFAULT false;

-- A proposed time is declined by a calendar object, too (RFC 5546 section 3.2.8).
ALTER TABLE outbox DROP CONSTRAINT outbox_calendar_method_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_calendar_method_check
  CHECK (calendar_method IN ('REQUEST', 'CANCEL', 'DECLINECOUNTER'));
