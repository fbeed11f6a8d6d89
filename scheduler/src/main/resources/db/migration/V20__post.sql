-- A unit row is one period of a body's life: under one name, below one parent. Renamed or moved,
-- the body goes on in a new row; merged or split, it ends and new bodies begin. What belongs to the
-- body (posts, sites, contacts) refers to `body`, what belongs to a day (a briefing) to `id`.
ALTER TABLE unit
  ADD COLUMN body            uuid REFERENCES unit,
  ADD COLUMN phone           text,
  ADD COLUMN address         text,
  -- QĐ 20/2020/QĐ-TTg: "H61.02.03"; and the older form of QCVN 102:2016: "000.00.14.H20". Both are
  -- in use at once during the change-over.
  ADD COLUMN agency_code     text CHECK (agency_code ~ '^[0-9A-Za-z.]{1,35}$'),
  ADD COLUMN agency_code_old text CHECK (agency_code_old ~ '^[0-9A-Za-z.]{13}$'),
  ADD COLUMN tags            text[] NOT NULL DEFAULT '{}',
  ADD COLUMN version         integer NOT NULL DEFAULT 0;
UPDATE unit SET body = id;
ALTER TABLE unit ALTER COLUMN body SET NOT NULL;
CREATE INDEX unit_by_body ON unit (body);
CREATE INDEX unit_by_agency_code ON unit (agency_code) WHERE agency_code IS NOT NULL;

CREATE FUNCTION unit_begins_a_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.body := coalesce(NEW.body, NEW.id);
  RETURN NEW;
END
$$;
CREATE TRIGGER unit_begins_a_body BEFORE INSERT ON unit
  FOR EACH ROW EXECUTE FUNCTION unit_begins_a_body();

-- What is invited: an office that persons hold in turn.
CREATE TABLE post (
  id      uuid PRIMARY KEY,
  body    uuid NOT NULL REFERENCES unit,
  title   text COLLATE "vi-x-icu" NOT NULL CHECK (title <> ''),
  rank    integer NOT NULL CHECK (rank BETWEEN 1 AND 999),  -- lower is higher
  head    boolean NOT NULL,                                 -- leads the unit
  valid   daterange NOT NULL CHECK (NOT isempty(valid)),
  version integer NOT NULL DEFAULT 0,
  CONSTRAINT post_one_head_at_a_time
    EXCLUDE USING gist (body WITH =, valid WITH &&) WHERE (head)
);
CREATE INDEX post_by_body ON post (body, rank);

-- Who holds it from when to when. At most one holder and one who acts in his place on a day;
-- substitutes, who may sit in for either, are any number.
CREATE TABLE post_holder (
  id       uuid PRIMARY KEY,
  post_id  uuid NOT NULL REFERENCES post ON DELETE CASCADE,
  name     text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  username text,   -- an account
  email    text,
  phone    text,
  standing text NOT NULL CHECK (standing IN ('HOLDER', 'ACTING', 'SUBSTITUTE')),
  held     daterange NOT NULL CHECK (NOT isempty(held)),
  folded   text GENERATED ALWAYS AS (fold(name)) STORED,
  CONSTRAINT post_holder_one_at_a_time
    EXCLUDE USING gist (post_id WITH =, standing WITH =, held WITH &&)
    WHERE (standing <> 'SUBSTITUTE')
);
CREATE INDEX post_holder_by_post ON post_holder (post_id);
CREATE INDEX post_holder_by_username ON post_holder (username) WHERE username IS NOT NULL;

-- The post that leads a unit, as it is usually called.
CREATE FUNCTION usual_head(level text, name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
  WHEN level = 'DEPARTMENT' THEN CASE
    WHEN name LIKE 'Sở %' THEN 'Giám đốc Sở'
    WHEN name LIKE 'Văn phòng %' THEN 'Chánh Văn phòng'
    WHEN name LIKE 'Thanh tra %' THEN 'Chánh Thanh tra'
    WHEN name LIKE 'Ban %' THEN 'Trưởng Ban'
    WHEN name LIKE 'Phòng %' THEN 'Trưởng phòng'
    WHEN name LIKE 'Chi cục %' THEN 'Chi cục trưởng Chi cục'
    WHEN name LIKE 'Công an %' THEN 'Trưởng Công an'
    WHEN name LIKE 'Bộ Chỉ huy %' OR name LIKE 'Ban Chỉ huy %' THEN 'Chỉ huy trưởng'
    WHEN name ~ '^(Trung tâm|Đài|Bệnh viện|Bảo tàng|Thư viện) '
      THEN 'Giám đốc ' || (regexp_match(name, '^(Trung tâm|Đài|Bệnh viện|Bảo tàng|Thư viện) '))[1]
    ELSE 'Thủ trưởng'
  END
  WHEN name LIKE 'Thành phố %' THEN 'Chủ tịch UBND thành phố'
  WHEN level = 'PROVINCE' THEN 'Chủ tịch UBND tỉnh'
  WHEN name LIKE 'Quận %' THEN 'Chủ tịch UBND quận'
  WHEN name LIKE 'Thị xã %' THEN 'Chủ tịch UBND thị xã'
  WHEN level = 'DISTRICT' THEN 'Chủ tịch UBND huyện'
  WHEN name LIKE 'Phường %' THEN 'Chủ tịch UBND phường'
  WHEN name LIKE 'Thị trấn %' THEN 'Chủ tịch UBND thị trấn'
  WHEN name LIKE 'Đặc khu %' THEN 'Chủ tịch UBND đặc khu'
  ELSE 'Chủ tịch UBND xã'
END;

-- Every body has somebody who answers for it, from its first day.
CREATE FUNCTION unit_has_a_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO post (id, body, title, rank, head, valid)
  VALUES (gen_random_uuid(), NEW.id, usual_head(NEW.level, NEW.name), 1, true,
          daterange(lower(NEW.valid), NULL));
  RETURN NULL;
END
$$;
CREATE TRIGGER unit_has_a_head AFTER INSERT ON unit
  FOR EACH ROW WHEN (NEW.body = NEW.id) EXECUTE FUNCTION unit_has_a_head();
INSERT INTO post (id, body, title, rank, head, valid)
SELECT gen_random_uuid(), id, usual_head(level, name), 1, true, daterange(lower(valid), NULL)
FROM unit;

-- Whom a letter was addressed to when it was sent.
ALTER TABLE invitation ADD COLUMN post text, ADD COLUMN holder text;

GRANT SELECT, INSERT, UPDATE, DELETE ON post, post_holder TO giaoban_app;
