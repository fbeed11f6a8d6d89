package vn.giaoban.web.minutes;

import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.minutes.MinutesBody;
import vn.giaoban.scheduler.minutes.MinutesBody.Attendance;
import vn.giaoban.scheduler.minutes.MinutesBody.Decided;
import vn.giaoban.scheduler.minutes.MinutesBody.Proceeding;
import vn.giaoban.scheduler.minutes.MinutesBody.Signer;
import vn.giaoban.scheduler.minutes.MinutesBody.Stay;
import vn.giaoban.scheduler.minutes.MinutesSheet;
import vn.giaoban.scheduler.minutes.VietnamTime;

/// Lays out minutes as XHTML after template 1.9 of Decree 30/2020/NĐ-CP; the measures are in
/// `minutes.css`. The words are the template's, so they are Vietnamese and stand here.
final class MinutesHtml {
  private final MinutesSheet sheet;
  private final MinutesBody body;
  private final StringBuilder out = new StringBuilder();

  private MinutesHtml(MinutesSheet sheet) {
    this.sheet = sheet;
    this.body = sheet.body();
  }

  /// The whole document, style included.
  static String of(MinutesSheet sheet, String css) {
    return new MinutesHtml(sheet).document(css);
  }

  private String document(String css) {
    out.append("<html lang=\"vi\"><head><meta charset=\"UTF-8\"/><title>")
        .append(text("Biên bản " + sheet.title()))
        .append("</title><style>")
        .append(css)
        .append("</style></head><body class=\"")
        .append(sheet.notation() == null ? "draft" : "final")
        .append("\">");
    head();
    title();
    heading();
    attendance();
    signersNamed();
    proceedings();
    votes();
    decisions();
    closing();
    signatures();
    return out.append("</body></html>").toString();
  }

  private void head() {
    var office = sheet.office();
    var notation = sheet.notation();
    out.append("<table class=\"head\"><tr><td class=\"office\">");
    if (!office.superior().isEmpty()) {
      out.append("<div>").append(text(office.superior())).append("</div>");
    }
    out.append("<div class=\"name\">")
        .append(text(office.name()))
        .append("</div><div class=\"office-rule\"></div><div class=\"number\">Số: ")
        .append(
            notation == null
                ? "<span class=\"blank\"></span>/" + text(sheet.symbol())
                : text(notation))
        .append("</div>");
    if (notation == null) {
      out.append("<div class=\"draft-mark\">DỰ THẢO</div>");
    }
    out.append("</td><td class=\"state\"><div>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>")
        .append("<div class=\"motto\">Độc lập - Tự do - Hạnh phúc</div></td></tr></table>");
  }

  private void title() {
    out.append("<div class=\"kind\">BIÊN BẢN</div><div class=\"subject\">")
        .append(text(sheet.title()))
        .append("</div><div class=\"subject-rule\"></div>");
  }

  private void heading() {
    var started = body.heading().startedAt();
    paragraph(
        "Thời gian bắt đầu: "
            + (started == null ? "chưa bắt đầu." : VietnamTime.moment(started) + "."));
    paragraph("Địa điểm: " + sentence(body.heading().place()));
    free(body.opening());
  }

  private void attendance() {
    var all = body.attendance();
    if (all.isEmpty()) {
      return;
    }
    long took = all.stream().filter(Attendance::tookPart).count();
    int people = all.stream().filter(Attendance::tookPart).mapToInt(Attendance::people).sum();
    var summary =
        took == all.size()
            ? "Thành phần tham dự: đủ %d đơn vị".formatted(took)
            : "Thành phần tham dự: %d trên %d đơn vị".formatted(took, all.size());
    paragraph(summary + (people > 0 ? ", %d người.".formatted(people) : "."));
    out.append("<table class=\"list\"><thead><tr><th class=\"no\">STT</th><th>Đơn vị</th>")
        .append("<th class=\"how\">Tham dự</th><th class=\"when\">Thời gian có mặt</th>")
        .append("<th class=\"count\">Số người</th></tr></thead><tbody>");
    int number = 0;
    for (var site : all) {
      out.append("<tr><td class=\"no\">")
          .append(++number)
          .append("</td><td>")
          .append(text(site.name()))
          .append(site.note().isBlank() ? "" : "<br/><i>" + text(site.note()) + "</i>")
          .append("</td><td class=\"how\">")
          .append(presence(site))
          .append("</td><td class=\"when\">")
          .append(stays(site.stays()))
          .append("</td><td class=\"count\">")
          .append(site.people() > 0 ? site.people() : "")
          .append("</td></tr>");
    }
    out.append("</tbody></table>");
  }

  private static String presence(Attendance site) {
    var words =
        switch (site.presence()) {
          case PRESENT -> "Có mặt";
          case LATE -> "Đến muộn";
          case ABSENT -> "Vắng";
          case EXCUSED -> "Vắng có phép";
        };
    return site.byHand() ? words + " (*)" : words;
  }

  private static String stays(List<Stay> stays) {
    return stays.stream()
        .map(stay -> clock(stay.from()) + " - " + clock(stay.to()))
        .collect(Collectors.joining("<br/>"));
  }

  private static String clock(@Nullable OffsetDateTime time) {
    return time == null ? "…" : "%02d:%02d".formatted(time.getHour(), time.getMinute());
  }

  private void signersNamed() {
    if (body.attendance().stream().anyMatch(Attendance::byHand)) {
      out.append("<p class=\"note\">(*) Thư ký ghi nhận.</p>");
    }
    paragraph("Chủ trì (chủ tọa): " + named(body.heading().chair()));
    paragraph("Thư ký (người ghi biên bản): " + named(body.heading().secretary()));
  }

  private static String named(Signer signer) {
    if (signer.name().isBlank()) {
      return "……………………";
    }
    return sentence(
        signer.title().isBlank() ? signer.name() : signer.name() + ", " + signer.title());
  }

  private void proceedings() {
    paragraph("Nội dung (theo diễn biến cuộc họp):");
    int number = 0;
    for (var proceeding : body.proceedings()) {
      out.append("<p class=\"item\">")
          .append(++number)
          .append(". ")
          .append(text(proceeding.title()))
          .append("</p>");
      if (!proceeding.presenter().isBlank()) {
        paragraph("Trình bày: " + sentence(proceeding.presenter()));
      }
      times(proceeding);
      if (!proceeding.documents().isEmpty()) {
        paragraph(
            "Tài liệu trình chiếu: "
                + proceeding.documents().stream()
                    .map(document -> "“" + document + "”")
                    .collect(Collectors.joining("; "))
                + ".");
      }
      if (!proceeding.speeches().isEmpty()) {
        paragraph(
            "Phát biểu: "
                + proceeding.speeches().stream()
                    .map(s -> "%s (%s)".formatted(s.name(), VietnamTime.length(s.seconds())))
                    .collect(Collectors.joining("; "))
                + ".");
      }
      free(proceeding.text());
    }
  }

  private void times(Proceeding proceeding) {
    var from = proceeding.startedAt();
    var to = proceeding.finishedAt();
    if (proceeding.item() == null) {
      return;
    }
    if (from == null || to == null) {
      paragraph("Cuộc họp chưa xem xét nội dung này.");
      return;
    }
    List<String> lengths = new ArrayList<>();
    lengths.add(VietnamTime.length(proceeding.actualSeconds()));
    if (proceeding.plannedSeconds() > 0) {
      lengths.add("dự kiến " + VietnamTime.length(proceeding.plannedSeconds()));
    }
    paragraph(
        "Thời gian: từ %s đến %s (%s)."
            .formatted(VietnamTime.hour(from), VietnamTime.hour(to), String.join(", ", lengths)));
  }

  private void votes() {
    if (body.votes().isEmpty()) {
      return;
    }
    out.append("<p class=\"item\">Kết quả biểu quyết:</p>");
    int number = 0;
    for (var vote : body.votes()) {
      var counts =
          vote.options().stream()
              .map(option -> "%s: %d".formatted(option.text(), option.count()))
              .collect(Collectors.joining("; "));
      var byHand = vote.byHand() > 0 ? ", %d qua điện thoại".formatted(vote.byHand()) : "";
      paragraph(
          "%d. %s %s; %d trên %d đơn vị biểu quyết%s. %s."
              .formatted(
                  ++number,
                  sentence(vote.question()),
                  vote.secret() ? "Bỏ phiếu kín" : "Biểu quyết công khai",
                  vote.ballots(),
                  vote.voters(),
                  byHand,
                  counts));
    }
  }

  private void decisions() {
    if (body.decisions().isEmpty()) {
      return;
    }
    out.append("<p class=\"item\">Kết luận của chủ tọa:</p>");
    int number = 0;
    for (var decided : body.decisions()) {
      paragraph(++number + ". " + sentence(decided.text()) + task(decided));
    }
  }

  private static String task(Decided decided) {
    var task = new StringBuilder();
    var due = decided.due();
    if (!decided.unitName().isBlank()) {
      task.append(" Đơn vị thực hiện: ").append(decided.unitName());
      if (!decided.helpers().isEmpty()) {
        task.append("; phối hợp: ").append(String.join(", ", decided.helpers()));
      }
      task.append(due == null ? "." : "; ");
    }
    if (due != null) {
      task.append(decided.unitName().isBlank() ? " Thời hạn: " : "thời hạn: ")
          .append(VietnamTime.date(due))
          .append('.');
    }
    if (!decided.acknowledged().isEmpty()) {
      task.append(" Đã nhận nhiệm vụ tại cuộc họp: ")
          .append(String.join(", ", decided.acknowledged()))
          .append('.');
    }
    return task.toString();
  }

  private void closing() {
    var closing = body.closing().strip();
    while (closing.endsWith(".") || closing.endsWith("/")) {
      closing = closing.substring(0, closing.length() - 1);
    }
    if (!closing.isEmpty()) {
      paragraph(closing + "./.");
    }
  }

  private void signatures() {
    out.append("<table class=\"signatures\"><tr><td><div class=\"post\">THƯ KÝ</div>")
        .append("<div class=\"room\"></div><div class=\"signer\">")
        .append(text(body.heading().secretary().name()))
        .append("</div></td><td><div class=\"post\">CHỦ TỌA</div>")
        .append("<div class=\"room\"></div><div class=\"signer\">")
        .append(text(body.heading().chair().name()))
        .append("</div></td></tr></table>")
        .append("<div class=\"recipients\"><div class=\"label\">Nơi nhận:</div>");
    for (var recipient : body.recipients()) {
      out.append("<div>- ").append(text(trimmed(recipient))).append(";</div>");
    }
    out.append("<div>- Lưu: VT, Hồ sơ.</div></div>");
  }

  /// What the secretary wrote: a line break is a new paragraph.
  private void free(String words) {
    words.lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(line.strip()));
  }

  private void paragraph(String words) {
    out.append("<p>").append(text(words)).append("</p>");
  }

  private static String sentence(String words) {
    var bare = words.strip();
    return bare.isEmpty() || ".!?…".indexOf(bare.charAt(bare.length() - 1)) >= 0
        ? bare
        : bare + ".";
  }

  private static String trimmed(String line) {
    return line.strip().replaceAll("^[-–]\\s*|[;.]+$", "");
  }

  /// Composed letters (a font draws them better than letter and mark), escaped; characters that XML
  /// does not know are left out.
  private static String text(String words) {
    var composed = Normalizer.normalize(words, Normalizer.Form.NFC);
    var escaped = new StringBuilder(composed.length() + 16);
    composed
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\t', '\n', '\r' -> escaped.append(' ');
            default -> {
              boolean known = c >= 0x20 && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff);
              if (known && c != 0x7f) {
                escaped.appendCodePoint(c);
              }
            }
          }
        });
    return escaped.toString();
  }
}
