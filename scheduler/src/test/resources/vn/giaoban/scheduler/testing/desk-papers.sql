-- Documents, minutes and the journal. The journal's hashes are of the right form only: these data
-- are for measuring how fast it is read, not whether it is whole.

CREATE TEMP TABLE desk_document AS
SELECT m, b.n, b.id AS briefing_id, md5('document/' || m)::uuid AS id, b.starts_at,
  CASE WHEN m < current_setting('desk.briefings')::int AND b.state = 'CLOSED' AND b.n % 40 <> 0
       THEN 'MINUTES' ELSE 'PAPER' END AS purpose,
  CASE WHEN m < current_setting('desk.briefings')::int AND b.state = 'CLOSED' AND b.n % 40 <> 0
       THEN 'Thông báo kết luận ' || lower(left(b.title, 1)) || substr(b.title, 2)
       ELSE paper[1 + m % 12] || ' ' || topic[1 + (b.n * 13 + b.n / 40 + m / 997) % 40]
         || CASE m % 3 WHEN 0 THEN ' quý ' || (array['I', 'II', 'III', 'IV'])[1 + m / 7 % 4] || ' năm '
                         || to_char(b.date, 'YYYY')
              WHEN 1 THEN ' của ' || (SELECT u.name FROM desk_unit u
                                      WHERE u.era = b.era AND u.place = (m * 31 + m / 492) % 492)
              ELSE ' ngày ' || to_char(b.date, 'DD/MM/YYYY') END END AS title
FROM generate_series(0, current_setting('desk.documents')::int - 1) AS m
JOIN desk_briefing b ON b.n = m % current_setting('desk.briefings')::int, desk_word;

INSERT INTO document (id, briefing_id, purpose, title, agenda_item)
SELECT id, briefing_id, purpose, title, NULL FROM desk_document;

INSERT INTO document_version (document_id, version, file_name, media_type, size, sha256, pages,
  added_by, added_at)
SELECT id, 1, 'tai-lieu-' || m || '.pdf', 'application/pdf', 200000 + m % 100000,
  encode(sha256(convert_to('document/' || m, 'UTF8')), 'hex'), 1 + m % 20, 'admin',
  least(now(), starts_at) - interval '4 days'
FROM desk_document;

INSERT INTO minutes (briefing_id, version, approved_by, approved_name, approved_at, number, notation,
  issued_on, sha256, document_id, distributed_at)
SELECT b.id, 1, b.chair, 'Lãnh đạo', b.starts_at + interval '2 days', 1 + b.n % 9000,
  (1 + b.n % 9000) || '/TB-UBND', b.date + 2,
  encode(sha256(convert_to('document/' || d.m, 'UTF8')), 'hex'), d.id, b.starts_at + interval '3 days'
FROM desk_briefing b JOIN desk_document d ON d.briefing_id = b.id AND d.purpose = 'MINUTES';

INSERT INTO minutes_version (briefing_id, version, title, body, written_by, written_at)
SELECT b.id, 1, 'Thông báo kết luận ' || b.title,
  jsonb_build_object(
    'heading', jsonb_build_object('startedAt', b.starts_at, 'endedAt', b.starts_at + interval '55 minutes',
      'place', 'Trụ sở UBND tỉnh', 'chair', jsonb_build_object('name', 'Lãnh đạo', 'title', ''),
      'secretary', jsonb_build_object('name', 'Thư ký', 'title', '')),
    'opening', 'Cuộc họp bàn về ' || topic[1 + (b.n * 13 + b.n / 40) % 40] || '.',
    'attendance', '[]'::jsonb,
    'proceedings', (SELECT jsonb_agg(jsonb_build_object('item', md5('item/' || b.n || '/' || i)::uuid,
        'title', paper[1 + (b.n + i * 5) % 12] || ' ' || topic[1 + (b.n * 13 + b.n / 40 + i * i * 7) % 40],
        'presenter', '', 'plannedSeconds', 720, 'actualSeconds', 700, 'speeches', '[]'::jsonb,
        'documents', '[]'::jsonb,
        'text', 'Các đại biểu thảo luận về ' || topic[1 + (b.n + i * 3) % 40] || '; đề nghị làm rõ tiến độ '
          || topic[1 + (b.n * 7 + i) % 40] || ' và trách nhiệm của từng đơn vị.'))
      FROM generate_series(1, 4) AS i),
    'decisions', (SELECT jsonb_agg(jsonb_build_object('id', 'd' || i, 'item', NULL,
        'text', 'Giao ' || u.name || ' chủ trì, hoàn thành ' || topic[1 + (b.n * 13 + i * 11) % 40]
          || ', báo cáo UBND tỉnh.',
        'unit', u.code, 'unitName', u.name, 'due', b.date + 10 * i,
        'helpers', '[]'::jsonb, 'acknowledged', '[]'::jsonb))
      FROM generate_series(1, 2) AS i
      JOIN desk_unit u ON u.era = b.era AND u.place = (b.n * 7 + i * 29) % 492),
    'closing', 'Cuộc họp kết thúc cùng ngày', 'recipients', '[]'::jsonb, 'votes', '[]'::jsonb),
  'admin', b.starts_at + interval '1 day'
FROM desk_briefing b JOIN minutes m ON m.briefing_id = b.id, desk_word;

INSERT INTO journal (briefing_id, seq, at, actor, kind, payload, prev_hash, hash)
SELECT b.id, row_number() OVER (PARTITION BY b.id ORDER BY e.at), e.at, e.actor, e.kind, e.payload,
  repeat('0', 64), encode(sha256(convert_to(b.n || e.kind, 'UTF8')), 'hex')
FROM desk_briefing b CROSS JOIN LATERAL (VALUES
  ('BriefingScheduled', 'account:admin', least(now(), b.starts_at) - interval '8 days', true,
   jsonb_build_object('title', b.title)),
  ('InvitationsRequested', 'account:admin', least(now(), b.starts_at) - interval '7 days', true,
   jsonb_build_object('recipients', b.size)),
  ('BriefingCancelled', 'account:admin', b.starts_at - interval '1 day', b.state = 'CANCELLED',
   jsonb_build_object('reason', 'Trùng lịch công tác')),
  ('RoomOpened', 'job:open-rooms', b.starts_at - interval '30 minutes', b.state = 'CLOSED',
   jsonb_build_object('by', 'job:open-rooms')),
  ('RoomClosed', 'account:admin', b.starts_at + interval '55 minutes', b.state = 'CLOSED',
   jsonb_build_object('by', 'account:admin')),
  ('MinutesDistributed', 'account:admin', b.starts_at + interval '3 days',
   b.state = 'CLOSED' AND b.n % 40 <> 0, jsonb_build_object('recipients', b.size))
) AS e (kind, actor, at, happened, payload)
WHERE e.happened;

INSERT INTO journal_head (briefing_id, seq, hash)
SELECT DISTINCT ON (briefing_id) briefing_id, seq, hash FROM journal
ORDER BY briefing_id, seq DESC;

-- The text of one document in twenty.
INSERT INTO document_text (sha256, text)
SELECT encode(sha256(convert_to('document/' || m, 'UTF8')), 'hex'),
  (SELECT string_agg('Thực hiện chỉ đạo của UBND tỉnh về ' || topic[1 + (m * 3 + i * 7) % 40]
     || ', các sở, ngành và địa phương đã tập trung ' || topic[1 + (m + i * 11) % 40]
     || '; đến nay đạt ' || (m + i * 13) % 100 || '% kế hoạch năm, còn vướng mắc về '
     || topic[1 + (m * 7 + i) % 40] || '.', E'\n') FROM generate_series(1, 8) AS i)
FROM generate_series(0, current_setting('desk.documents')::int - 1, 20) AS m, desk_word;
SELECT search_rebuild();
