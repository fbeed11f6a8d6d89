-- Rooms know one more layout than briefings could ask for.
ALTER TABLE briefing
  DROP CONSTRAINT briefing_layout_check,
  ADD CONSTRAINT briefing_layout_check CHECK (layout IN ('STAGE', 'DOCUMENT', 'PAIR', 'GRID'));

-- A kind of meeting says who may sit in for whom; a briefing of that kind keeps to it until it has a
-- rule of its own.
ALTER TABLE template
  ADD COLUMN substitute_rank   integer CHECK (substitute_rank BETWEEN 1 AND 9),  -- null: anybody
  ADD COLUMN substitute_strict boolean NOT NULL DEFAULT false;

-- Who stands on a day in the place of whoever bore a code: whoever bears it then, else the heir of
-- the last one that bore it (of several, when it was split, the one with the lowest code), else the
-- code itself.
CREATE FUNCTION unit_heir(given text, day date) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT u.code FROM unit u WHERE u.code = given AND u.valid @> day),
    (WITH RECURSIVE line (id, depth) AS (
       (SELECT u.id, 0 FROM unit u WHERE u.code = given AND upper(u.valid) <= day
        ORDER BY u.valid DESC LIMIT 1)
       UNION
       SELECT x.successor_id, l.depth + 1
       FROM line l JOIN unit_successor x ON x.unit_id = l.id WHERE l.depth < 12)
     SELECT u.code FROM line l JOIN unit u ON u.id = l.id
     WHERE u.valid @> day ORDER BY u.code LIMIT 1),
    given)
$$;

-- Every row of a unit's life: those that ever bore its code, and those it took over from.
CREATE FUNCTION unit_line(given text) RETURNS SETOF uuid
LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 3 AS $$
  WITH RECURSIVE line (id, depth) AS (
    SELECT u.id, 0 FROM unit u WHERE u.code = given
    UNION
    SELECT x.unit_id, l.depth + 1
    FROM line l JOIN unit_successor x ON x.successor_id = l.id WHERE l.depth < 12)
  SELECT DISTINCT id FROM line
$$;

GRANT EXECUTE ON FUNCTION unit_heir(text, date), unit_line(text) TO giaoban_app;
