-- Mail that must leave. A row is written in the transaction of what caused it; a sender claims it
-- for a while (SENDING until claimed_until), hands it over, and records the server's answer.
CREATE TABLE outbox (
  id              uuid PRIMARY KEY,
  key             text NOT NULL UNIQUE,        -- names this mail among all mail ever sent
  kind            text NOT NULL
                  CHECK (kind IN ('CANCELLATION', 'REMINDER', 'INVITATION', 'NOTICE', 'MINUTES')),
  priority        integer NOT NULL,            -- lowest first
  briefing_id     uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  recipient       text NOT NULL,
  address         text NOT NULL,
  name            text NOT NULL,
  subject         text NOT NULL,
  -- What it says; emptied when it is sent, for it holds the recipient's own link.
  body            text,
  html            text,
  calendar_method text CHECK (calendar_method IN ('REQUEST', 'CANCEL')),
  calendar        text,
  attachments     jsonb NOT NULL DEFAULT '[]',
  message_id      text NOT NULL UNIQUE,        -- derived from key: the same for every try
  state           text NOT NULL DEFAULT 'WAITING'
                  CHECK (state IN ('WAITING', 'SENDING', 'SENT', 'FAILED')),
  created_at      timestamptz NOT NULL,
  next_try_at     timestamptz NOT NULL,
  tries           integer NOT NULL DEFAULT 0,  -- refusals of this very mail; a server that is down is none
  claimed_by      text,
  claimed_until   timestamptz,
  deferral_told   boolean NOT NULL DEFAULT false,
  last_error      text,
  finished_at     timestamptz
);
CREATE INDEX outbox_due ON outbox (priority, next_try_at, created_at)
  WHERE state IN ('WAITING', 'SENDING');
CREATE INDEX outbox_by_briefing ON outbox (briefing_id, recipient);

-- What one recipient of a briefing has been told and has answered. The row stays when the
-- recipient is no longer invited: its calendar must be told that, too.
CREATE TABLE invitation (
  briefing_id  uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  recipient    text NOT NULL,                  -- a unit's code, or a person's user name
  kind         text NOT NULL CHECK (kind IN ('UNIT', 'PERSON')),
  name         text NOT NULL,
  address      text,                           -- null: none known
  method       text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
  sequence     integer NOT NULL,
  attempt      integer NOT NULL DEFAULT 0,     -- rises when the same is sent again after a bounce
  status       text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'DELIVERED', 'BOUNCED')),
  error        text,
  message_id   text,
  sent_at      timestamptz,
  seen_at      timestamptz,
  part_stat    text NOT NULL DEFAULT 'NEEDS_ACTION' CHECK (part_stat IN
               ('NEEDS_ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED', 'DELEGATED')),
  replied_at   timestamptz,                    -- when the answer was given, by its own clock
  via          text,
  comment      text,
  delegate     text,
  PRIMARY KEY (briefing_id, recipient)
);
CREATE INDEX invitation_by_message ON invitation (message_id);
CREATE INDEX invitation_by_address ON invitation (lower(address));

-- How far the office's mailbox has been read.
CREATE TABLE inbox_position (
  mailbox      text PRIMARY KEY,
  uid_validity bigint NOT NULL,
  last_uid     bigint NOT NULL
);

-- Mail that came in: kept raw first, understood afterwards.
CREATE TABLE inbox (
  id           uuid PRIMARY KEY,
  sha256       bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
  raw          bytea NOT NULL,
  received_at  timestamptz NOT NULL,
  state        text NOT NULL DEFAULT 'NEW'
               CHECK (state IN ('NEW', 'DONE', 'UNCLEAR', 'SETTLED')),
  kind         text,                           -- what it is, once read
  reason       text,                           -- why a person must look
  sender       text,
  sender_name  text,
  subject      text,
  body         text,
  briefing_id  uuid REFERENCES briefing ON DELETE SET NULL,
  recipient    text,                           -- whose answer it seems to be
  part_stat    text,                           -- which answer it seems to be
  settled_by   text,
  settled_at   timestamptz
);
CREATE INDEX inbox_new ON inbox (received_at) WHERE state = 'NEW';
CREATE INDEX inbox_unclear ON inbox (received_at) WHERE state = 'UNCLEAR';

-- One reminder per version of the briefing, lead time and recipient, however often a job fires.
CREATE TABLE reminder (
  briefing_id  uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  sequence     integer NOT NULL,
  lead_seconds bigint NOT NULL,
  recipient    text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (briefing_id, sequence, lead_seconds, recipient)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, invitation, inbox_position, inbox, reminder
  TO giaoban_app;
