-- A province of 492 invited units with five years behind it: the units, and the words to make titles
-- of. Everything is worked out of numbers, so two runs on one day make the same data. Read by
-- DeskData, which sets desk.briefings and desk.documents.

CREATE TEMP TABLE desk_word AS SELECT
  array['An','Bình','Cẩm','Đại','Đông','Gia','Giao','Hải','Hồng','Hưng','Khánh','Kim','Liên','Long',
    'Mỹ','Nam','Nghĩa','Ngọc','Ninh','Phú','Phúc','Quang','Quỳnh','Sơn','Tân','Tây','Thanh','Thái',
    'Thịnh','Thuận','Thụy','Tiên','Trung','Trực','Vân','Việt','Vĩnh','Xuân','Ý','Yên'] AS first,
  array['An','Bình','Châu','Cường','Đông','Giang','Hà','Hải','Hậu','Hòa','Hoàng','Hội','Hưng','Khê',
    'Lâm','Lộc','Mỹ','Minh','Ninh','Phong','Phú','Phúc','Sơn','Tân','Thành','Thắng','Thịnh','Thọ',
    'Tiến','Trạch','Trị','Trung','Tường','Vinh','Vượng','Xá','Xuân','Yên','Đức','Ninh'] AS last,
  array['giải phóng mặt bằng','phòng chống thiên tai','cải cách hành chính','chuyển đổi số',
    'giải ngân vốn đầu tư công','thu ngân sách','nông thôn mới','an toàn giao thông',
    'phòng cháy chữa cháy','ứng phó bão số 3','sắp xếp đơn vị hành chính','tiếp công dân',
    'giải quyết khiếu nại tố cáo','bảo vệ môi trường','quản lý đất đai','cấp sổ đỏ',
    'tuyển sinh đầu cấp','khám chữa bệnh','bảo hiểm y tế','tiêm chủng mở rộng',
    'giảm nghèo bền vững','du lịch Tràng An','lễ hội đầu xuân','khu công nghiệp Mỹ Thuận',
    'cao tốc Ninh Bình – Hải Phòng','đê điều và hồ đập','vệ sinh an toàn thực phẩm',
    'xuất khẩu lao động','chính quyền hai cấp','dịch vụ công trực tuyến','quy hoạch tỉnh',
    'nhà ở xã hội','trường chuẩn quốc gia','dịch tả lợn châu Phi','hợp tác xã nông nghiệp',
    'nuôi trồng thủy sản','tàu cá và chống khai thác IUU','điểm cầu truyền hình',
    'an ninh trật tự','nghĩa vụ quân sự'] AS topic,
  array['Báo cáo kết quả','Tờ trình về','Kế hoạch triển khai','Dự thảo Quyết định về',
    'Biên bản kiểm tra','Công văn đôn đốc','Phụ lục số liệu','Báo cáo thẩm định','Đề cương',
    'Bài trình bày','Dự thảo Nghị quyết về','Thông báo kết luận về'] AS paper,
  array['Giao ban tuần','Họp chuyên đề','Hội nghị sơ kết','Hội nghị trực tuyến','Họp rà soát',
    'Họp giao ban công tác','Hội nghị triển khai','Họp khẩn'] AS meeting;

INSERT INTO unit (id, code, name, level, parent, email, valid) VALUES
  (md5('unit/99')::uuid, '99', 'Tỉnh Sông Hồng', 'PROVINCE', NULL, 'vanthu@songhong.example',
   daterange(NULL, NULL));

-- Places 0 to 27 are departments; 28 to 491 communes, others until 30 June 2025 than since.
CREATE TEMP TABLE desk_unit AS
SELECT place, era, md5('unit/' || code)::uuid AS id, code, name, level, valid
FROM (
  SELECT place, era,
    CASE WHEN place < 28 THEN '99-S' || lpad((place + 1)::text, 2, '0')
         ELSE (CASE era WHEN 0 THEN 40000 ELSE 50000 END + place)::text END AS code,
    CASE WHEN place < 28 THEN 'Sở ' || initcap(split_part(topic[1 + place], ' ', 1))
           || substr(topic[1 + place], 1 + length(split_part(topic[1 + place], ' ', 1)))
         ELSE CASE WHEN place % 9 = 0 THEN 'Phường ' ELSE 'Xã ' END
           || first[1 + (place * 7 + era * 11) % 40] || ' ' || last[1 + (place / 12 + era * 17) % 40]
    END AS name,
    CASE WHEN place < 28 THEN 'DEPARTMENT' ELSE 'COMMUNE' END AS level,
    CASE WHEN place < 28 THEN daterange(NULL, NULL)
         WHEN era = 0 THEN daterange(NULL, DATE '2025-07-01')
         ELSE daterange(DATE '2025-07-01', NULL) END AS valid
  FROM desk_word, generate_series(0, 491) AS place, generate_series(0, 1) AS era
) AS named;

INSERT INTO unit (id, code, name, level, parent, email, valid)
SELECT DISTINCT ON (id) id, code, name, level, md5('unit/99')::uuid,
  lower(code) || '@songhong.example', valid
FROM desk_unit ORDER BY id;
INSERT INTO unit_successor (unit_id, successor_id)
SELECT before.id, after.id FROM desk_unit before JOIN desk_unit after USING (place)
WHERE before.era = 0 AND after.era = 1 AND place >= 28;
CREATE INDEX ON desk_unit (era, place);

-- The head of each unit (a trigger made the post) is held by two persons in turn.
INSERT INTO post_holder (id, post_id, name, email, phone, standing, held)
SELECT gen_random_uuid(), p.id,
  (array['Nguyễn','Trần','Lê','Phạm','Hoàng','Vũ','Đặng','Bùi'])[1 + (hashtext(p.id::text) & 7)] || ' '
    || (array['Văn','Thị','Đức','Minh','Thu','Quang'])[1 + turn * 3 + ((hashtext(p.id::text) >> 4) & 1)]
    || ' ' || (SELECT first[1 + ((hashtext(p.id::text) >> 6) & 31)] FROM desk_word),
  NULL, '0912' || lpad(((hashtext(p.id::text) & 1048575) % 1000000)::text, 6, '0'), 'HOLDER',
  CASE turn WHEN 0 THEN daterange(NULL, DATE '2024-06-01') ELSE daterange(DATE '2024-06-01', NULL) END
FROM post p, generate_series(0, 1) AS turn
WHERE p.head AND NOT EXISTS (SELECT FROM post_holder h WHERE h.post_id = p.id);

INSERT INTO account (username, name, title, role, unit_code, password)
SELECT 'lanhdao' || lpad(n::text, 2, '0'), 'Lãnh đạo ' || n, 'Phó Chủ tịch UBND tỉnh', 'CHAIR', NULL,
  'none' -- no hash: nobody signs in as them
FROM generate_series(1, 12) AS n;
