-- Papers that came by mail are looked into after everything else is understood: that takes its time.
ALTER TABLE inbox DROP CONSTRAINT inbox_state_check;
ALTER TABLE inbox ADD CONSTRAINT inbox_state_check
  CHECK (state IN ('NEW', 'FILING', 'DONE', 'UNCLEAR', 'SETTLED'));
ALTER TABLE inbox ADD COLUMN request uuid;  -- which request they answer, while they are being filed
CREATE INDEX inbox_filing ON inbox (arrival) WHERE state = 'FILING';
