-- How often a briefing was changed: what an edit was made on, and whether somebody else was faster.
ALTER TABLE briefing ADD COLUMN version integer NOT NULL DEFAULT 0;

-- What its kind of meeting (or somebody by hand) arranged for it.
ALTER TABLE briefing
  ADD COLUMN kind              text,      -- code of its template
  ADD COLUMN hall              text,      -- code of a hall of the register; it is booked
  ADD COLUMN location          text,      -- its name, or where it is in words
  ADD COLUMN invitation_days   integer CHECK (invitation_days >= 0),   -- working days before the start
  ADD COLUMN document_days     integer CHECK (document_days >= 0),
  ADD COLUMN reminder_seconds  bigint[] NOT NULL DEFAULT '{}',         -- before the start; empty: the usual ones
  ADD COLUMN letter_text       text NOT NULL DEFAULT '',
  ADD COLUMN microphones       text CHECK (microphones IN ('FREE', 'MUTED', 'FLOOR_ONLY')),
  ADD COLUMN quorum            text CHECK (quorum ~ '^>?[0-9]+/[0-9]+$'),
  ADD COLUMN layout            text CHECK (layout IN ('STAGE', 'DOCUMENT', 'GRID'));
CREATE INDEX briefing_by_kind ON briefing (kind, starts_at) WHERE kind IS NOT NULL;

-- Of a series: which one, and the moment its rule names (iCalendar RECURRENCE-ID), which stays when
-- the briefing itself is moved.
ALTER TABLE briefing
  ADD COLUMN series_id     uuid,
  ADD COLUMN recurrence_id timestamptz,
  ADD CONSTRAINT briefing_once_in_a_series UNIQUE (series_id, recurrence_id)
    DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT briefing_in_a_series_has_its_moment
    CHECK ((series_id IS NULL) = (recurrence_id IS NULL));

-- Persons who present or hold an invited post, and halls, are in one place only, too.
ALTER TABLE booking
  DROP CONSTRAINT booking_role_check,
  ADD CONSTRAINT booking_role_check
    CHECK (role IN ('CHAIR', 'LEADER', 'PRESENTER', 'UNIT', 'HALL'));
