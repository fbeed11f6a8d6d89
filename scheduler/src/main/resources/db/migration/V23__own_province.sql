-- Whose office this is, when the list of the whole country has been brought in: the province whose
-- departments are known; with one province, that one.
CREATE FUNCTION own_province(on_day date) RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  SELECT p.id FROM unit p
  WHERE p.level = 'PROVINCE' AND p.valid @> on_day
  ORDER BY (SELECT count(*) FROM unit d JOIN unit above ON above.id = d.parent
            WHERE above.body = p.body AND d.level = 'DEPARTMENT' AND d.valid @> on_day) DESC,
           p.code
  LIMIT 1);

-- Lists of a level, by code.
CREATE INDEX unit_by_level ON unit (level, code);
