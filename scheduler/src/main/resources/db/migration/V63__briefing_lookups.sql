-- What is looked for every minute, or with every mail that comes in, among years of briefings: those
-- that are not over yet, and those that were called off.
CREATE INDEX briefing_by_end ON briefing (ends_at);
CREATE INDEX briefing_cancelled ON briefing (id) WHERE state = 'CANCELLED';
