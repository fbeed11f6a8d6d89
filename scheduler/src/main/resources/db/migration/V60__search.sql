-- What can be found by words (docs/adr/0016-search.md): one row for each thing, kept by triggers in
-- the transaction that changes the thing, so that no writer can forget it.

-- What a document says, by its content: two documents with one content say the same. Read once, in
-- the background; null: read, and there is no text to be had (a scan, a picture, a broken file).
CREATE TABLE document_text (
  sha256   text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  text     text CHECK (length(text) <= 200000),
  read_at  timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON document_text TO giaoban_app;

-- A text as it is spelt, in lower case, NFC, and with one place for the tone of syllables that are written in
-- two ways: "hòa" is "hoà", "khỏe" "khoẻ", "thúy" "thuý". The same as vn.giaoban.scheduler.search.Spelling.
CREATE FUNCTION spelt(given text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    lower(CASE WHEN given IS NFC NORMALIZED THEN given ELSE normalize(given, NFC) END collate "und-x-icu")
    , 'óa', 'oá'), 'òa', 'oà'), 'ỏa', 'oả'), 'õa', 'oã'), 'ọa', 'oạ')
    , 'óe', 'oé'), 'òe', 'oè'), 'ỏe', 'oẻ'), 'õe', 'oẽ'), 'ọe', 'oẹ')
    , 'úy', 'uý'), 'ùy', 'uỳ'), 'ủy', 'uỷ'), 'ũy', 'uỹ'), 'ụy', 'uỵ');

-- The words of a text as they are searched for: each as it is spelt, and each without diacritics.
-- Numbers and signs of documents fall apart: 45/2018/QĐ-TTg is "45 2018 qđ ttg". Not fold(): this
-- is called a million times when an index is built, and translate() takes a third of the time.
CREATE FUNCTION searched(given text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text;
BEGIN
  IF given = '' THEN
    RETURN '';
  END IF;
  words := translate(spelt(given), '/-._@:', '      ');
  RETURN to_tsvector('simple'::regconfig, words || ' ' || translate(words,
    'áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'));
END
$$;

CREATE TABLE search_entry (
  kind        text NOT NULL
              CHECK (kind IN ('BRIEFING', 'DOCUMENT', 'MINUTES', 'DECISION', 'UNIT')),
  ref         text NOT NULL,              -- its id; of a decision: briefing/decision
  briefing_id uuid,                       -- null: belongs to none
  at          timestamptz NOT NULL,       -- the start of its briefing
  title       text NOT NULL,
  heading     text NOT NULL,              -- weighs more than the text, less than the title
  body        text NOT NULL,
  vector      tsvector NOT NULL GENERATED ALWAYS AS (
                setweight(searched(title), 'A') || setweight(searched(heading), 'B')
                || setweight(searched(body), 'D')) STORED,
  -- Where it belongs, as words, so that one index answers all at once: k:DOCUMENT, m:24323 (month of
  -- the briefing since the year 0), u:14215 (unit that is invited or chairs), open (for everybody).
  place       tsvector NOT NULL,
  PRIMARY KEY (ref, kind)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry TO giaoban_app;

CREATE FUNCTION search_month(at timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN isfinite(at) THEN 'm:' || (extract(year FROM at AT TIME ZONE 'Asia/Ho_Chi_Minh') * 12
  + extract(month FROM at AT TIME ZONE 'Asia/Ho_Chi_Minh') - 1)::int ELSE 'm:0' END;

-- Of a briefing: its month and its units.
CREATE VIEW search_place AS
SELECT b.id AS briefing_id, array_to_tsvector(
  array(SELECT DISTINCT 'u:' || u.code FROM briefing_unit i JOIN unit u ON u.id = i.unit_id
        WHERE i.briefing_id = b.id)
  || array(SELECT 'u:' || u.code FROM unit u WHERE u.id = b.chair_unit)
  || search_month(b.starts_at)) AS place
FROM briefing b;
GRANT SELECT ON search_place TO giaoban_app;

-- What the rows are made of.
CREATE VIEW search_source AS
SELECT 'BRIEFING' AS kind, b.id AS of, b.id::text AS ref, b.id AS briefing_id, b.starts_at AS at,
  true AS everybody, b.title::text AS title,
  coalesce((SELECT string_agg(i.title, E'\n' ORDER BY i.position) FROM agenda_item i
            WHERE i.briefing_id = b.id), '') AS heading,
  concat_ws(E'\n', b.chair_name, (
    SELECT string_agg(i.presenter_name, E'\n' ORDER BY i.position) FROM agenda_item i
    WHERE i.briefing_id = b.id)) AS body
FROM briefing b
UNION ALL
-- Minutes are searched as such, not once more as the file made of them.
SELECT 'DOCUMENT', d.id, d.id::text, d.briefing_id, b.starts_at, true, d.title, v.file_name,
  coalesce(t.text, '')
FROM document d JOIN briefing b ON b.id = d.briefing_id
JOIN LATERAL (
  SELECT file_name, sha256 FROM document_version v WHERE v.document_id = d.id
  ORDER BY version DESC LIMIT 1) v ON true
LEFT JOIN document_text t ON t.sha256 = v.sha256
WHERE d.purpose = 'PAPER'
UNION ALL
SELECT 'MINUTES', m.briefing_id, m.briefing_id::text, m.briefing_id, b.starts_at, m.approved_at IS NOT NULL, v.title,
  concat_ws(' ', m.notation, (
    SELECT string_agg(p ->> 'title', E'\n') FROM jsonb_array_elements(v.body -> 'proceedings') p)),
  left(concat_ws(E'\n', v.body ->> 'opening', (
    SELECT string_agg(p ->> 'text', E'\n') FROM jsonb_array_elements(v.body -> 'proceedings') p)),
    200000)
FROM minutes m JOIN minutes_version v USING (briefing_id, version)
JOIN briefing b ON b.id = m.briefing_id
UNION ALL
SELECT 'DECISION', m.briefing_id, m.briefing_id || '/' || (d ->> 'id'), m.briefing_id, b.starts_at,
  m.approved_at IS NOT NULL, coalesce(d ->> 'text', ''), coalesce(d ->> 'unitName', ''), b.title
FROM minutes m JOIN minutes_version v USING (briefing_id, version)
JOIN briefing b ON b.id = m.briefing_id,
LATERAL jsonb_array_elements(v.body -> 'decisions') d
UNION ALL
SELECT 'UNIT', u.id, u.id::text, NULL, coalesce(lower(u.valid)::timestamptz, '-infinity'), true, u.name,
  u.code, coalesce((SELECT string_agg(s.name, E'\n' ORDER BY s.code)
                    FROM unit_successor f JOIN unit s ON s.id = f.successor_id
                    WHERE f.unit_id = u.id), '')
FROM unit u;
GRANT SELECT ON search_source TO giaoban_app;

CREATE FUNCTION search_placed(kind text, everybody boolean, at timestamptz, place tsvector)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array['k:' || kind] || CASE WHEN everybody THEN array['open'] END
  || CASE WHEN place IS NULL THEN array[search_month(at)] END) || coalesce(place, '');

-- Makes the rows of some things anew; `things` are the ids they are made of.
CREATE FUNCTION search_again(kinds text[], things uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry e
  WHERE e.kind = ANY(kinds) AND e.ref = ANY(things::text[]);
  IF 'DECISION' = ANY(kinds) THEN
    DELETE FROM search_entry e WHERE e.kind = 'DECISION' AND e.briefing_id = ANY(things);
  END IF;
  INSERT INTO search_entry (kind, ref, briefing_id, at, title, heading, body, place)
  SELECT kind, ref, s.briefing_id, at, title, heading, body, search_placed(kind, everybody, at, p.place)
  FROM search_source s LEFT JOIN search_place p ON p.briefing_id = s.briefing_id
  WHERE s.kind = ANY(kinds) AND s.of = ANY(things)
  ON CONFLICT DO NOTHING; -- two decisions with one id: the first
END
$$;

-- Of some briefings the time or the units have changed.
CREATE FUNCTION search_moved(briefings uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE search_entry e SET at = b.starts_at, place = p.place || array_to_tsvector(
    array['k:' || e.kind] || CASE WHEN e.place @@ 'open' THEN array['open'] END)
  FROM briefing b JOIN search_place p ON p.briefing_id = b.id
  WHERE e.briefing_id = b.id AND b.id = ANY(briefings)
$$;

CREATE FUNCTION search_units_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_moved(array(SELECT DISTINCT briefing_id FROM changed));
  RETURN NULL;
END
$$;
CREATE TRIGGER search_unit_invited AFTER INSERT ON briefing_unit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_units_changed();
CREATE TRIGGER search_unit_uninvited AFTER DELETE ON briefing_unit
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_units_changed();

CREATE FUNCTION search_briefing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_entry WHERE briefing_id = OLD.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.starts_at <> OLD.starts_at
      OR NEW.chair_unit IS DISTINCT FROM OLD.chair_unit) THEN
    PERFORM search_moved(array[NEW.id]);
  END IF;
  IF TG_OP = 'INSERT' OR NEW.title <> OLD.title OR NEW.chair_name <> OLD.chair_name THEN
    PERFORM search_again('{BRIEFING}', array[NEW.id]);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_briefing AFTER INSERT OR UPDATE OR DELETE ON briefing
  FOR EACH ROW EXECUTE FUNCTION search_briefing_changed();

-- Once for an agenda, however many items are written.
CREATE FUNCTION search_agenda_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_again('{BRIEFING}', array(SELECT DISTINCT briefing_id FROM changed));
  RETURN NULL;
END
$$;
CREATE TRIGGER search_agenda_added AFTER INSERT ON agenda_item
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_agenda_changed();
CREATE TRIGGER search_agenda_changed AFTER UPDATE ON agenda_item
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_agenda_changed();
CREATE TRIGGER search_agenda_removed AFTER DELETE ON agenda_item
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_agenda_changed();

CREATE FUNCTION search_document_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'document_version' THEN
    PERFORM search_again('{DOCUMENT}', array[NEW.document_id]);
  ELSIF TG_TABLE_NAME = 'document_text' THEN
    PERFORM search_again('{DOCUMENT}',
      array(SELECT document_id FROM document_version v WHERE v.sha256 = NEW.sha256));
  ELSIF TG_OP = 'DELETE' THEN
    DELETE FROM search_entry WHERE ref = OLD.id::text AND kind = 'DOCUMENT';
  ELSE
    PERFORM search_again('{DOCUMENT}', array[NEW.id]);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_document AFTER UPDATE OR DELETE ON document
  FOR EACH ROW EXECUTE FUNCTION search_document_changed();
-- A document without a version cannot be read, so it is found from its first version on.
CREATE TRIGGER search_document AFTER INSERT ON document_version
  FOR EACH ROW EXECUTE FUNCTION search_document_changed();
CREATE TRIGGER search_document AFTER INSERT OR UPDATE ON document_text
  FOR EACH ROW WHEN (NEW.text IS NOT NULL) EXECUTE FUNCTION search_document_changed();

-- A version may be written before the row that makes it the valid one, or after.
CREATE FUNCTION search_minutes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_again('{MINUTES,DECISION}', array[NEW.briefing_id]);
  RETURN NULL;
END
$$;
CREATE TRIGGER search_minutes AFTER INSERT OR UPDATE ON minutes
  FOR EACH ROW EXECUTE FUNCTION search_minutes_changed();
CREATE TRIGGER search_minutes AFTER INSERT ON minutes_version
  FOR EACH ROW EXECUTE FUNCTION search_minutes_changed();

-- Once for an import, however many units it brings.
CREATE FUNCTION search_unit_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'unit' THEN
    PERFORM search_again('{UNIT}', array(SELECT id FROM changed));
  ELSE
    PERFORM search_again('{UNIT}', array(SELECT DISTINCT unit_id FROM changed));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER search_unit_added AFTER INSERT ON unit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed();
CREATE TRIGGER search_unit_changed AFTER UPDATE ON unit
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed();
CREATE TRIGGER search_unit_removed AFTER DELETE ON unit
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed();
CREATE TRIGGER search_successor_added AFTER INSERT ON unit_successor
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed();
CREATE TRIGGER search_successor_removed AFTER DELETE ON unit_successor
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION search_unit_changed();

-- What is there already; and after data were brought in past the triggers. The oldest first, as they
-- would have come.
CREATE FUNCTION search_rebuild() RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_entry;
  WITH p AS MATERIALIZED (SELECT * FROM search_place)
  INSERT INTO search_entry (kind, ref, briefing_id, at, title, heading, body, place)
  SELECT kind, ref, s.briefing_id, at, title, heading, body, search_placed(kind, everybody, at, p.place)
  FROM search_source s LEFT JOIN p ON p.briefing_id = s.briefing_id
  ORDER BY at
  ON CONFLICT DO NOTHING;
$$;
SELECT search_rebuild();

CREATE INDEX search_entry_by_word ON search_entry USING gin (vector, place) WITH (fastupdate = off);
CREATE INDEX search_entry_by_briefing ON search_entry (briefing_id);
