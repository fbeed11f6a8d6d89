-- How the week's programme is published (lịch công tác tuần). No row: it is not.
CREATE TABLE programme (
  singleton    boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  enabled      boolean NOT NULL,
  note         text NOT NULL,   -- a line below the table; empty: none
  signer_title text NOT NULL,   -- as above a signature; empty: none
  signer_name  text NOT NULL,
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON programme TO giaoban_app;
