-- Kinds of meetings: what a briefing begins with.
CREATE TABLE template (
  code        text PRIMARY KEY CHECK (code ~ '^[A-Za-z0-9._-]{1,40}$'),
  name        text COLLATE "vi-x-icu" NOT NULL CHECK (name <> ''),
  note        text NOT NULL DEFAULT '',        -- what it is for
  form        jsonb NOT NULL,                  -- members of a request for a briefing
  levels      text[] NOT NULL DEFAULT '{}',    -- all units of these levels are invited
  groups      text[] NOT NULL DEFAULT '{}',    -- and those of these groups
  urgent      boolean NOT NULL DEFAULT false,  -- offered on the page for urgent meetings
  position    integer NOT NULL DEFAULT 0,
  version     integer NOT NULL DEFAULT 0,
  changed_by  text,
  changed_at  timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON template TO giaoban_app;

INSERT INTO template (code, name, note, form, levels, urgent, position) VALUES
('WEEKLY', 'Giao ban tuần',
 'Họp giao ban định kỳ hằng tuần với các sở, ban, ngành và các xã, phường.',
 '{"title": "Giao ban tuần {tuan}", "duration": "PT1H40M",
   "agenda": [
     {"title": "Kiểm điểm việc thực hiện kết luận giao ban tuần trước", "duration": "PT20M"},
     {"title": "Tình hình kinh tế - xã hội trong tuần", "duration": "PT40M"},
     {"title": "Nhiệm vụ trọng tâm tuần tới", "duration": "PT30M"},
     {"title": "Kết luận của chủ trì", "duration": "PT10M"}],
   "invitationDays": 3, "documentDays": 3, "reminders": ["P1D", "PT1H", "PT15M"],
   "letterText": "", "microphones": "MUTED", "quorum": "", "layout": "STAGE"}',
 '{DEPARTMENT,COMMUNE}', false, 10),
('THEMATIC', 'Họp chuyên đề',
 'Họp về một chuyên đề với các đơn vị liên quan.',
 '{"title": "Họp chuyên đề: ", "duration": "PT2H",
   "agenda": [
     {"title": "Báo cáo của cơ quan chuẩn bị", "duration": "PT20M"},
     {"title": "Ý kiến của các đơn vị", "duration": "PT1H20M"},
     {"title": "Kết luận của chủ trì", "duration": "PT20M"}],
   "invitationDays": 3, "documentDays": 3, "reminders": ["P3D", "P1D", "PT1H"],
   "letterText": "Đề nghị đơn vị chuẩn bị ý kiến bằng văn bản, gửi trước khi họp.",
   "microphones": "FLOOR_ONLY", "quorum": "2/3", "layout": "DOCUMENT"}',
 '{}', false, 20),
('URGENT', 'Họp khẩn',
 'Họp ngay khi có thiên tai, sự cố: mời tất cả, không áp dụng hạn gửi giấy mời.',
 '{"title": "Họp khẩn: ", "duration": "PT45M",
   "agenda": [
     {"title": "Tình hình", "duration": "PT10M"},
     {"title": "Báo cáo nhanh của các địa bàn", "duration": "PT25M"},
     {"title": "Chỉ đạo", "duration": "PT10M"}],
   "invitationDays": 0, "documentDays": 0, "reminders": ["PT15M"],
   "letterText": "Họp khẩn. Đề nghị đơn vị bố trí người dự ngay.",
   "microphones": "MUTED", "quorum": "", "layout": "STAGE"}',
 '{DEPARTMENT,COMMUNE}', true, 30);
