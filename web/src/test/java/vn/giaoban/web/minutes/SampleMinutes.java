package vn.giaoban.web.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.scheduler.minutes.MinutesBody.Attendance;
import vn.giaoban.scheduler.minutes.MinutesBody.Decided;
import vn.giaoban.scheduler.minutes.MinutesBody.Heading;
import vn.giaoban.scheduler.minutes.MinutesBody.Presence;
import vn.giaoban.scheduler.minutes.MinutesBody.Proceeding;
import vn.giaoban.scheduler.minutes.MinutesBody.Signer;
import vn.giaoban.scheduler.minutes.MinutesBody.Speech;
import vn.giaoban.scheduler.minutes.MinutesBody.Stay;
import vn.giaoban.scheduler.minutes.MinutesSheet;
import vn.giaoban.scheduler.record.IssuingOffice;

/// Minutes as a weekly briefing gives them.
final class SampleMinutes {
  private SampleMinutes() {}

  static MinutesSheet sheet(@Nullable String notation, int units) {
    return new MinutesSheet(
        IssuingOffice.ofProvince("Tỉnh Ninh Bình"),
        notation,
        "BB-VPUBND",
        "Họp giao ban trực tuyến tuần 47 năm 2026 với các xã, phường ven biển",
        body(units),
        Instant.parse("2026-11-23T03:00:00Z"));
  }

  static MinutesBody body(int units) {
    List<Attendance> attendance = new ArrayList<>();
    attendance.add(
        new Attendance(
            "13966",
            "Xã Hải Hậu",
            Presence.PRESENT,
            false,
            3,
            List.of(stay("07:50", "08:12"), stay("08:14", "09:40")),
            ""));
    attendance.add(
        new Attendance(
            "14011", "Xã Giao Thủy", Presence.LATE, false, 2, List.of(stay("08:10", "09:40")), ""));
    attendance.add(
        new Attendance(
            "14089",
            "Phường Hoa Lư",
            Presence.EXCUSED,
            true,
            0,
            List.of(),
            "Chủ tịch UBND phường đi công tác, đã báo cáo bằng văn bản"));
    for (int i = 4; i <= units; i++) {
      attendance.add(
          new Attendance(
              "u" + i,
              "Xã Thử Nghiệm số " + i,
              Presence.PRESENT,
              false,
              1 + i % 4,
              List.of(stay("07:55", "09:40")),
              ""));
    }
    return new MinutesBody(
        new Heading(
            time("08:00"),
            time("09:40"),
            "Phòng họp trực tuyến",
            new Signer("Nguyễn Văn An", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),
            new Signer("Trần Thị Mai", "Chuyên viên Văn phòng")),
        "",
        attendance,
        List.of(
            new Proceeding(
                "a1",
                "Công tác phòng, chống bão số 9 và khắc phục hậu quả mưa lũ",
                "Sở Nông nghiệp và Môi trường",
                1800,
                1500,
                time("08:05"),
                time("08:30"),
                List.of(
                    new Speech("13966", "Xã Hải Hậu", 300, 1),
                    new Speech("14011", "Xã Giao Thủy", 95, 1)),
                List.of("Báo cáo nhanh tình hình thiệt hại do bão số 9"),
                "Sở Nông nghiệp và Môi trường báo cáo: toàn tỉnh có 12 xã bị ảnh hưởng; tuyến đê"
                    + " biển Hải Hậu sạt lở 350 m, đã gia cố tạm thời bằng rọ đá.\n"
                    + "Xã Hải Hậu đề nghị tỉnh hỗ trợ 2.000 rọ đá và lực lượng xung kích."),
            new Proceeding(
                "a2",
                "Tiến độ thu ngân sách nhà nước quý IV",
                "",
                1200,
                3900,
                time("08:35"),
                time("09:40"),
                List.of(new Speech("14011", "Xã Giao Thủy", 2400, 1)),
                List.of(),
                ""),
            new Proceeding(
                "a3", "Nội dung khác", "", 600, 0, null, null, List.of(), List.of(), "")),
        List.of(
            new Decided(
                "1",
                "a1",
                "Tổ chức trực ban 24/24 giờ tại các điểm đê xung yếu; báo cáo Văn phòng trước 16"
                    + " giờ hằng ngày",
                "13966",
                "Xã Hải Hậu",
                LocalDate.parse("2026-11-30")),
            new Decided(
                "2", null, "Các xã rà soát, lập danh sách hộ bị thiệt hại.", null, "", null)),
        "Cuộc họp kết thúc vào 09 giờ 40 phút, ngày 23 tháng 11 năm 2026",
        List.of("Như thành phần tham dự", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"),
        List.of(
            new MinutesBody.Voted(
                "v1",
                "a1",
                "Thông qua phương án di dân ven biển?",
                false,
                List.of(
                    new MinutesBody.Option("Tán thành", 19),
                    new MinutesBody.Option("Không tán thành", 4)),
                25,
                23,
                2)));
  }

  private static Stay stay(String from, String to) {
    return new Stay(time(from), time(to));
  }

  private static OffsetDateTime time(String time) {
    return OffsetDateTime.parse("2026-11-23T" + time + ":00+07:00");
  }
}
