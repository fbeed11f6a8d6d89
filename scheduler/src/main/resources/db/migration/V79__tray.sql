-- A proposed time that is not taken is answered by a calendar object, too (DECLINECOUNTER). Which
-- methods there are say the writers alone.
ALTER TABLE outbox DROP CONSTRAINT outbox_calendar_method_check;
-- What came from one invitee of a meeting, for its line of the board.
CREATE INDEX inbox_by_briefing ON inbox (briefing_id, recipient) WHERE briefing_id IS NOT NULL;
-- What was dealt with, the latest first: to look it up, and to undo it.
CREATE INDEX inbox_settled_lately ON inbox (settled_at DESC) WHERE state = 'SETTLED';
