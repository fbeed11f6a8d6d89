package vn.giaoban.web.attendance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.paper.Paper;

/// Prints whom to call: those who have not answered, with room to write down what they say. It is
/// worked with on paper by the office, so its words are Vietnamese and stand here.
@Component
class CallListPaper {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy", Locale.ROOT).withZone(Times.ZONE);

  private static final String CSS =
      """
      @page { size: A4 landscape; margin: 15mm 12mm 15mm 15mm;
        @bottom-right { content: counter(page) "/" counter(pages); font: 10pt 'Liberation Serif'; } }
      body { font-family: 'Liberation Serif'; font-size: 11pt; }
      h1 { font-size: 15pt; margin: 0 0 2pt; }
      p { margin: 0 0 8pt; }
      table { border-collapse: collapse; width: 100%; -fs-table-paginate: paginate; }
      th, td { border: 0.6pt solid #333; padding: 4pt 5pt; text-align: left; vertical-align: top; }
      th { background: #eee; }
      tr { page-break-inside: avoid; }
      .n { width: 8mm; text-align: right; } .u { width: 62mm; } .h { width: 52mm; }
      .t { width: 34mm; } .w { width: 34mm; }
      .group { background: #f6f6f6; font-weight: bold; }
      """;

  private final InstantSource clock;

  CallListPaper(InstantSource clock) {
    this.clock = clock;
  }

  byte[] pdf(Briefing briefing, Board board) throws IOException {
    var out = new ByteArrayOutputStream();
    Paper.of(html(briefing, board)).toStream(out).run();
    return out.toByteArray();
  }

  private String html(Briefing briefing, Board board) {
    var out = new StringBuilder(8192);
    var silent = board.rows().stream().filter(BoardRow::silent).toList();
    out.append("<html lang=\"vi\"><head><meta charset=\"UTF-8\"/><title>Danh sách gọi điện</title>")
        .append("<style>")
        .append(CSS)
        .append("</style></head><body><h1>Danh sách gọi điện: ")
        .append(safe(briefing.title()))
        .append("</h1><p>Cuộc họp lúc ")
        .append(TIME.format(briefing.startsAt()))
        .append(". ")
        .append(silent.size())
        .append("/")
        .append(board.rows().size())
        .append(" đơn vị chưa trả lời giấy mời, tính đến ")
        .append(TIME.format(clock.instant()))
        .append(".</p>");
    if (silent.isEmpty()) {
      return out.append("<p>Tất cả đơn vị đã trả lời.</p></body></html>").toString();
    }
    out.append("<table><thead><tr><th class=\"n\">TT</th><th class=\"u\">Đơn vị</th>")
        .append("<th class=\"h\">Người được mời</th><th class=\"t\">Điện thoại</th>")
        .append("<th class=\"w\">Tình trạng</th><th>Kết quả gọi</th></tr></thead><tbody>");
    var group = "";
    for (var i = 0; i < silent.size(); i++) {
      var row = silent.get(i);
      if (!row.groupName().isEmpty() && !row.groupName().equals(group)) {
        group = row.groupName();
        out.append("<tr><td colspan=\"6\" class=\"group\">")
            .append(safe(group))
            .append("</td></tr>");
      }
      out.append("<tr><td class=\"n\">")
          .append(i + 1)
          .append("</td><td>")
          .append(safe(row.name()))
          .append("</td><td>")
          .append(safe(words(row.post(), row.holder())))
          .append("</td><td>")
          .append(safe(row.phone() == null ? "(chưa có số)" : row.phone()))
          .append("</td><td>")
          .append(safe(state(row)))
          .append("</td><td></td></tr>");
    }
    return out.append("</tbody></table></body></html>").toString();
  }

  private static String words(@Nullable String post, @Nullable String holder) {
    if (post == null || holder == null) {
      return post == null ? (holder == null ? "" : holder) : post;
    }
    return post + " " + holder;
  }

  private static String state(BoardRow row) {
    if (row.status() == InvitationStatus.BOUNCED) {
      return "Thư bị trả lại";
    }
    var seen = row.seenAt() == null ? "Chưa mở" : "Đã mở " + row.opens() + " lần";
    return row.chases() == 0 ? seen : seen + ", đã nhắc " + row.chases() + " lần";
  }

  /// Of the signs below the space, XML knows none but the line's and the tab's.
  private static String safe(String text) {
    return HtmlUtils.htmlEscapeDecimal(text.replaceAll("\\p{Cntrl}", " "), "UTF-8");
  }
}
