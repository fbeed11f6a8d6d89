-- Briefings, whom they invite, what was sent and answered. Six starts a day, eight briefings at each,
-- Monday to Friday. At one start the units are dealt out among the eight, so nobody is in two places.
-- This week and the next are left free: a server that runs on these data has nothing to do by itself.

CREATE TEMP TABLE desk_briefing AS
WITH slots AS (
  SELECT slot, slot / 6 AS day, slot % 6 AS hour,
    (current_setting('desk.briefings')::int / 8 / 30) - 8 AS present -- the first week after now
  FROM generate_series(0, current_setting('desk.briefings')::int / 8 - 1) AS slot
), dated AS (
  SELECT slot, hour,
    date_trunc('week', now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + day % 5
      + 7 * (day / 5 - present + CASE WHEN day / 5 >= present THEN 2 ELSE 0 END) AS date
  FROM slots
), sized AS (
  SELECT slot * 8 + k AS n, slot, hour, date, k,
    CASE WHEN slot % 30 = 0 THEN CASE k WHEN 0 THEN 485 ELSE 1 END
         ELSE (array[45, 25, 15, 12, 10, 6, 5, 3])[1 + k] END AS size,
    CASE WHEN slot % 30 = 0 THEN CASE k WHEN 0 THEN 0 ELSE 484 + k END
         ELSE (array[0, 45, 70, 85, 97, 107, 113, 118])[1 + k] END AS place
  FROM dated, generate_series(0, 7) AS k
)
SELECT n, slot, md5('briefing/' || n)::uuid AS id, k, size, place, date,
  CASE WHEN date < DATE '2025-07-01' THEN 0 ELSE 1 END AS era,
  (date + (array['07:30','08:40','09:50','13:30','14:40','15:50'])[1 + hour]::time)
    AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts_at,
  CASE WHEN date > now()::date THEN 'SCHEDULED' WHEN n % 33 = 7 THEN 'CANCELLED' ELSE 'CLOSED'
  END AS state,
  'lanhdao' || lpad((1 + (k + slot) % 12)::text, 2, '0') AS chair,
  CASE WHEN size = 485 THEN 'Giao ban tuần ' || to_char(date, 'IW') || ' năm ' || to_char(date, 'YYYY')
       ELSE meeting[2 + n % 7] || ' về ' || topic[1 + (n * 13 + n / 40) % 40] END AS title
FROM sized, desk_word;
CREATE UNIQUE INDEX ON desk_briefing (n);
ANALYZE desk_briefing;

INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, sequence, opened_at,
  closed_at, cancelled_at, created_by, created_at)
SELECT id, title, starts_at, starts_at + interval '1 hour', chair,
  'Lãnh đạo ' || substr(chair, 8)::int, state, 0,
  CASE state WHEN 'CLOSED' THEN starts_at - interval '30 minutes' END,
  CASE state WHEN 'CLOSED' THEN starts_at + interval '55 minutes' END,
  CASE state WHEN 'CANCELLED' THEN starts_at - interval '1 day' END,
  'admin', least(now(), starts_at) - interval '8 days'
FROM desk_briefing;

-- Step times start modulo 492 is a different order of the units at every start.
CREATE TEMP TABLE desk_invited AS
SELECT b.n, b.id AS briefing_id, b.starts_at, b.state, i AS position, u.id AS unit_id, u.code, u.name
FROM desk_briefing b CROSS JOIN LATERAL generate_series(0, b.size - 1) AS i
JOIN desk_unit u ON u.era = b.era AND u.place = ((b.place + i)
  * (array[1,5,7,11,13,17,19,23,25,29,31,35,37,43,47,49])[1 + b.slot % 16] + b.slot * 31) % 492;
ANALYZE desk_invited;

INSERT INTO briefing_unit (briefing_id, unit_id, position)
SELECT briefing_id, unit_id, position + 1 FROM desk_invited;

INSERT INTO booking (briefing_id, resource, role, who, who_name, during, forced)
SELECT briefing_id, 'unit:' || unit_id, 'UNIT', code, name,
  tstzrange(starts_at, starts_at + interval '1 hour', '[)'), false
FROM desk_invited WHERE state <> 'CANCELLED'
UNION ALL
SELECT id, 'person:' || chair, 'CHAIR', chair, 'Lãnh đạo ' || substr(chair, 8)::int,
  tstzrange(starts_at, starts_at + interval '1 hour', '[)'), false
FROM desk_briefing WHERE state <> 'CANCELLED';

INSERT INTO agenda_item (id, briefing_id, position, title, seconds, presenter, presenter_name)
SELECT md5('item/' || n || '/' || i)::uuid, id, i,
  paper[1 + (n + i * 5) % 12] || ' ' || topic[1 + (n * 13 + n / 40 + i * i * 7) % 40], 720, NULL, NULL
FROM desk_briefing, desk_word, generate_series(1, 4) AS i;

INSERT INTO invitation (briefing_id, recipient, kind, name, address, method, sequence, status,
  message_id, sent_at, seen_at, part_stat, replied_at, via, comment)
SELECT briefing_id, code, 'UNIT', name, lower(code) || '@songhong.example',
  CASE state WHEN 'CANCELLED' THEN 'CANCEL' ELSE 'REQUEST' END, 0,
  CASE WHEN dice = 0 THEN 'BOUNCED' WHEN dice < 60 THEN 'DELIVERED' ELSE 'SENT' END,
  '<' || md5('invitation/' || n || '/' || code) || '@songhong.example>',
  least(now(), starts_at) - interval '7 days',
  CASE WHEN dice BETWEEN 5 AND 85 THEN least(now(), starts_at) - interval '6 days' END,
  CASE WHEN dice BETWEEN 5 AND 74 THEN 'ACCEPTED' WHEN dice BETWEEN 75 AND 79 THEN 'DELEGATED'
       WHEN dice BETWEEN 80 AND 83 THEN 'DECLINED' WHEN dice = 84 THEN 'TENTATIVE'
       ELSE 'NEEDS_ACTION' END,
  CASE WHEN dice BETWEEN 5 AND 84 THEN least(now(), starts_at) - interval '5 days' END,
  CASE WHEN dice BETWEEN 5 AND 84 THEN 'MAIL' END,
  CASE WHEN dice BETWEEN 80 AND 83 THEN 'Bận tiếp đoàn kiểm tra' END
FROM (SELECT *, (n * 17 + position * 29) % 100 AS dice FROM desk_invited) AS i;

-- Mail of the last year and reminders of the last quarter; before, retention has taken them away.
INSERT INTO outbox (id, key, kind, priority, briefing_id, recipient, address, name, subject,
  message_id, state, created_at, next_try_at, tries, finished_at)
SELECT md5('outbox/' || n || '/' || code)::uuid, 'invitation/' || briefing_id || '/' || code || '/0/0',
  'INVITATION', 20, briefing_id, code, lower(code) || '@songhong.example', name, 'Giấy mời họp',
  '<' || md5('invitation/' || n || '/' || code) || '@songhong.example>', 'SENT',
  least(now(), starts_at) - interval '7 days', least(now(), starts_at) - interval '7 days', 0,
  least(now(), starts_at) - interval '7 days'
FROM desk_invited WHERE starts_at > now() - interval '1 year';

INSERT INTO reminder (briefing_id, sequence, lead_seconds, recipient, at)
SELECT briefing_id, 0, 86400, code, starts_at - interval '1 day'
FROM desk_invited WHERE starts_at BETWEEN now() - interval '90 days' AND now();

INSERT INTO inbox (id, sha256, raw, received_at, state, kind, reason, sender, subject, body,
  briefing_id, recipient, part_stat, octets)
SELECT md5('inbox/' || n || '/' || code)::uuid, sha256(convert_to(n || '/' || code, 'UTF8')),
  convert_to('Subject: Accepted', 'UTF8'), starts_at - interval '5 days',
  CASE WHEN n % 100 = 3 AND position = 0 THEN 'UNCLEAR' ELSE 'DONE' END, 'REPLY',
  CASE WHEN n % 100 = 3 AND position = 0 THEN 'unknown-sender' END,
  lower(code) || '@songhong.example', 'Accepted: Giấy mời họp', 'Chúng tôi sẽ dự họp.', briefing_id,
  code, 'ACCEPTED', octet_length(convert_to('Subject: Accepted', 'UTF8'))
FROM desk_invited WHERE starts_at BETWEEN now() - interval '90 days' AND now();
