-- What the law leaves open about a year's holidays, and days that are not what the law alone makes
-- of them: swaps and feasts as announced. Everything else is computed.
CREATE TABLE calendar_year (
  year         integer PRIMARY KEY CHECK (year BETWEEN 1900 AND 2199),
  tet_before   integer NOT NULL CHECK (tet_before BETWEEN 0 AND 4),
  national_day text CHECK (national_day IN ('BEFORE', 'AFTER')),  -- null: the longer leave
  changed_by   text NOT NULL,
  changed_at   timestamptz NOT NULL
);

CREATE TABLE calendar_day (
  day        date PRIMARY KEY,
  off        boolean NOT NULL,
  name       text NOT NULL DEFAULT ''
);

GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_year, calendar_day TO giaoban_app;

-- As announced for these years. Tết from two days before its first day; working days swapped.
INSERT INTO calendar_year (year, tet_before, national_day, changed_by, changed_at) VALUES
  (2021, 2, 'AFTER', 'announced', now()),
  (2023, 2, 'BEFORE', 'announced', now()),
  (2024, 2, 'AFTER', 'announced', now()),
  (2025, 2, 'BEFORE', 'announced', now()),
  (2026, 1, 'BEFORE', 'announced', now());

INSERT INTO calendar_day (day, off, name) VALUES
  ('2024-04-29', true, 'Nghỉ hoán đổi'),
  ('2024-05-04', false, 'Làm bù ngày 29/4'),
  ('2025-04-26', false, 'Làm bù ngày 02/5'),
  ('2025-05-02', true, 'Nghỉ hoán đổi'),
  ('2026-01-02', true, 'Nghỉ hoán đổi'),
  ('2026-01-10', false, 'Làm bù ngày 02/01'),
  ('2026-08-22', false, 'Làm bù ngày 31/8'),
  ('2026-08-31', true, 'Nghỉ hoán đổi');
