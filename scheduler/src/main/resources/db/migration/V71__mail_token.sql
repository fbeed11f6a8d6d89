-- What the tokens in our reply addresses and return paths stand for. Nothing can be read out of a
-- token; a row is written with the first mail that carries it.
CREATE TABLE mail_token (
  token       text PRIMARY KEY,
  briefing_id uuid NOT NULL REFERENCES briefing ON DELETE CASCADE,
  recipient   text NOT NULL
);
CREATE INDEX mail_token_by_briefing ON mail_token (briefing_id, recipient);

GRANT SELECT, INSERT, UPDATE, DELETE ON mail_token TO giaoban_app;
