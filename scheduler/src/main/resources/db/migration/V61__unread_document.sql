-- Contents whose text nobody has read yet; the trigger leaves a note in the transaction that brings
-- the version, so none is forgotten when the server dies.
CREATE TABLE unread_document (
  sha256      text PRIMARY KEY,
  tries       integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX unread_document_due ON unread_document (next_try_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON unread_document TO giaoban_app;

CREATE FUNCTION document_unread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unread_document (sha256)
  SELECT NEW.sha256 WHERE NOT EXISTS (SELECT FROM document_text t WHERE t.sha256 = NEW.sha256)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER document_unread AFTER INSERT ON document_version
  FOR EACH ROW EXECUTE FUNCTION document_unread();

INSERT INTO unread_document (sha256) SELECT DISTINCT sha256 FROM document_version;
