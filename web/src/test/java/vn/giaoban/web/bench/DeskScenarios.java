package vn.giaoban.web.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.web.story.Api;

/// Each method is one scenario: what is asked, how often, and what is good enough.
final class DeskScenarios {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int UNITS = 492;

  /// Rare and common words, one and several, with and without diacritics.
  private static final List<String> QUERIES =
      List.of(
          "giải phóng mặt bằng",
          "giai phong mat bang",
          "bão số 3",
          "bao",
          "báo cáo",
          "giao ban tuần 12",
          "đê điều",
          "Xã Hải Hậu",
          "chuyển đổi số quý III năm 2024",
          "tàu cá IUU",
          "sổ đỏ",
          "hop",
          "dịch tả lợn châu Phi",
          "thông báo kết luận",
          "tiến độ cao tốc",
          "nghia vu quan su",
          "kế hoạch 2023",
          "nhà ở xã hội",
          "Tràng An",
          "không có từ này đâu xyzzy");

  private final Api api;
  private final DeskLoad load;
  private final List<String> units;
  private final LocalDate monday;

  /// @param load signed in as the administrator
  DeskScenarios(Api api, DeskLoad load) {
    this.api = api;
    this.load = load;
    this.units =
        StreamSupport.stream(api.get("/api/units").spliterator(), false)
            .map(unit -> unit.path("code").asString())
            .filter(code -> !code.equals("99"))
            .limit(UNITS)
            .toList();
    this.monday =
        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"))
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /// The week of one unit, another unit and another week each time.
  DeskFigure calendar() {
    load.atRate(100, Duration.ofSeconds(5), this::week); // the compiler has its turn first
    load.atRate(200, Duration.ofSeconds(8), this::week);
    var times = load.atRate(200, Duration.ofSeconds(15), this::week);
    return met(
        DeskFigure.atMost(
            25,
            "ms",
            "calendar",
            times.at(0.99),
            "a unit's week, p99 at 200/s; p50 %.1f, p95 %.1f, most %.1f ms"
                .formatted(times.at(0.5), times.at(0.95), times.at(1))),
        times);
  }

  private String week(int i) {
    var from = monday.minusWeeks(3 + i * 7 % 200);
    return "/api/calendar/events?unit=%s&from=%s&to=%s"
        .formatted(unitOf(from, i), from, from.plusDays(6));
  }

  /// Communes of before July 2025 had other codes.
  private String unitOf(LocalDate day, int i) {
    int place = i * 37 % UNITS;
    if (place < 28) {
      return "99-S%02d".formatted(place + 1);
    }
    return Integer.toString((day.isBefore(LocalDate.of(2025, 7, 1)) ? 40_000 : 50_000) + place);
  }

  /// One search after the other, as somebody types them.
  DeskFigure search() {
    load.inTurn(60, DeskScenarios::query);
    var times = load.inTurn(300, DeskScenarios::query);
    return met(
        DeskFigure.atMost(
            60,
            "ms",
            "search",
            times.at(0.95),
            "p95; p50 %.1f, most %.1f ms".formatted(times.at(0.5), times.at(1))),
        times);
  }

  private static String query(int i) {
    var q = URLEncoder.encode(QUERIES.get(i % QUERIES.size()), StandardCharsets.UTF_8);
    return "/api/search?q="
        + q
        + (i % 3 == 1 ? "&type=DOCUMENT" : "")
        + (i % 5 == 2 ? "&page=2" : "");
  }

  /// A common hour of all units within 30 days.
  DeskFigure freeSlots() {
    var body =
        JSON.writeValueAsString(
            Map.of(
                "units",
                units,
                "chair",
                "lanhdao01",
                "duration",
                "PT1H",
                "from",
                monday.plusDays(14) + "T00:00:00+07:00",
                "to",
                monday.plusDays(44) + "T00:00:00+07:00"));
    load.posting(10, "/api/briefings/free-slots", _ -> body);
    var times = load.posting(40, "/api/briefings/free-slots", _ -> body);
    return met(
        DeskFigure.atMost(
            150,
            "ms",
            "free-slots",
            times.at(0.95),
            "%d units, 30 days, p95; p50 %.1f ms".formatted(units.size(), times.at(0.5))),
        times);
  }

  /// The board of the largest meeting ahead.
  DeskFigure attendance() {
    var briefing =
        StreamSupport.stream(
                api.get(
                        "/api/briefings?from=%s&to=%s"
                            .formatted(monday.plusDays(14), monday.plusDays(14)))
                    .spliterator(),
                false)
            .max(java.util.Comparator.comparingInt(b -> b.path("units").size()))
            .orElseThrow();
    var path = "/api/briefings/" + briefing.path("id").asString() + "/attendance";
    load.inTurn(20, _ -> path);
    var times = load.inTurn(60, _ -> path);
    return met(
        DeskFigure.atMost(
            50,
            "ms",
            "attendance",
            times.at(0.95),
            "%d units, p95; p50 %.1f ms".formatted(briefing.path("units").size(), times.at(0.5))),
        times);
  }

  /// A hundred requests for one slot of one chair at the same moment.
  DeskFigure bookings() {
    var times = new int[3];
    for (int round = 0; round < times.length; round++) {
      var start = monday.plusDays(12).atTime(7 + round * 2, 0); // Saturday: nobody is busy
      var statuses =
          load.together(
              100,
              "/api/briefings",
              i ->
                  JSON.writeValueAsString(
                      Map.of(
                          "title",
                          "Tranh một khung giờ " + i,
                          "startsAt",
                          start + ":00+07:00",
                          "duration",
                          "PT1H",
                          "chair",
                          "lanhdao01",
                          "units",
                          units.subList(i, i + 3))));
      int made = (int) Arrays.stream(statuses).filter(s -> s == 201).count();
      int refused = (int) Arrays.stream(statuses).filter(s -> s == 409).count();
      if (refused + made != 100) {
        throw new IllegalStateException("answers: " + Arrays.toString(statuses));
      }
      times[round] = made;
    }
    boolean once = IntStream.of(times).allMatch(made -> made == 1);
    return new DeskFigure(
        "bookings",
        IntStream.of(times).max().orElse(0),
        1,
        "",
        once,
        "of 100 at once, so many were made in %d rounds: %s"
            .formatted(times.length, Arrays.toString(times)));
  }

  /// 34 provinces and 3,321 communes, in one file.
  DeskFigure importUnits() throws IOException {
    var csv = new StringBuilder("code,name,level,parent,email,validFrom\n");
    for (int p = 0; p < 34; p++) {
      csv.append("P%02d,Tỉnh Đo tải %d,PROVINCE,,,2025-07-01\n".formatted(p, p));
    }
    for (int c = 0; c < 3321; c++) {
      csv.append(
          "Q%05d,Xã Đo tải %d,COMMUNE,P%02d,xa%d@do-tai.example,2025-07-01\n"
              .formatted(c, c, c % 34, c));
    }
    long begun = System.nanoTime();
    int status =
        load.upload(
            "/api/units/import", "units.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (status / 100 != 2) {
      throw new IllegalStateException("answered " + status);
    }
    return DeskFigure.atMost(5, "s", "import", seconds, "34 provinces, 3,321 communes");
  }

  private static DeskFigure met(DeskFigure figure, DeskLoad.Times times) {
    return times.refused() == 0
        ? figure
        : new DeskFigure(
            figure.name(),
            figure.value(),
            figure.goal(),
            figure.unit(),
            false,
            times.refused()
                + " of "
                + times.sorted().length
                + " not answered 200; "
                + figure.note());
  }
}
