-- Secret ballots that are not counted yet (docs/adr/0015-secret-ballots.md). One row holds all counts
-- of a vote: with a row for each option, the transaction that wrote it last would tell who chose it.
CREATE TABLE room_urn (
  briefing_id uuid NOT NULL,
  vote        text NOT NULL,
  counts      integer[] NOT NULL,
  PRIMARY KEY (briefing_id, vote)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON room_urn TO giaoban_app;
