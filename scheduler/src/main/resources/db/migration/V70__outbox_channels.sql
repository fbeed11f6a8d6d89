-- Short messages leave by the same outbox as mail, by senders of their own: a mail server that is
-- down holds up no short message, and the other way round.
ALTER TABLE outbox ADD COLUMN channel text NOT NULL DEFAULT 'MAIL'
  CHECK (channel IN ('MAIL', 'SMS'));
-- Which kinds there are says OutboxMail.Kind alone.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
-- The Message-IDs of the first and the last mail of this briefing to this recipient: what a mail
-- program needs to show them as one conversation (RFC 5322 section 3.6.4).
ALTER TABLE outbox ADD COLUMN thread text;

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, priority, next_try_at, created_at)
  WHERE state IN ('WAITING', 'SENDING');
DROP INDEX outbox_by_briefing;
CREATE INDEX outbox_by_briefing ON outbox (briefing_id, recipient, created_at);
