package vn.giaoban.web.invitation;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.springframework.web.util.HtmlUtils;
import vn.giaoban.scheduler.invitation.Announcement;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.record.IssuingOffice;
import vn.giaoban.web.language.Times;

/// The letter of invitation after template 1.7 of Decree 30/2020/NĐ-CP, as XHTML; the measures are
/// in `letter.css`. The words are the template's, so they are Vietnamese and stand here. Number and
/// signature are left for the clerk.
final class LetterHtml {
  private LetterHtml() {}

  static String of(Announcement a, IssuingOffice office, String message, Instant now, String css) {
    var when = new When(a.startsAt(), a.endsAt());
    var out = new StringBuilder(4096);
    out.append("<html lang=\"vi\"><head><meta charset=\"UTF-8\"/><title>Giấy mời</title><style>")
        .append(css)
        .append("</style></head><body>");
    head(out, office, now);
    out.append("<div class=\"kind\">GIẤY MỜI</div><div class=\"subject\">")
        .append(safe("Dự họp trực tuyến: " + a.title()))
        .append("</div><div class=\"subject-rule\"></div>");
    paragraph(out, office.fullName() + " trân trọng kính mời:");
    out.append("<ul>");
    a.recipients().stream()
        .filter(r -> !r.chair())
        .map(Recipient::name)
        .forEach(name -> out.append("<li>- ").append(safe(name)).append("</li>"));
    out.append("</ul>");
    paragraph(out, "Tới dự: " + a.title() + ".");
    paragraph(out, "Chủ trì: " + a.chairName() + ".");
    paragraph(out, "Thời gian: " + when.formal() + ".");
    var place = a.place();
    paragraph(
        out,
        "Địa điểm: "
            + (place == null ? "" : place + "; các đơn vị ở xa dự tại ")
            + "phòng họp trực tuyến, theo đường dẫn riêng gửi từng đơn vị trong thư mời.");
    if (!a.agenda().isEmpty()) {
      paragraph(out, "Nội dung:");
      out.append("<ol>");
      for (var item : a.agenda()) {
        var presenter = item.presenter() == null ? "" : "; " + item.presenter();
        out.append("<li>")
            .append(
                safe(item.title() + " (" + item.duration().toMinutes() + " phút" + presenter + ")"))
            .append("</li>");
      }
      out.append("</ol>");
    }
    a.words(message).lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(out, line));
    paragraph(
        out, "Đề nghị các đơn vị vào phòng họp trước giờ họp 10 phút để kiểm tra đường truyền./.");
    out.append("<table class=\"sign\"><tr><td class=\"to\"><b>Nơi nhận:</b><br/>- Như trên;<br/>")
        .append("- Lưu: VT.</td><td class=\"who\">")
        .append(safe(office.name()))
        .append("</td></tr></table></body></html>");
    return out.toString();
  }

  private static void head(StringBuilder out, IssuingOffice office, Instant now) {
    out.append("<table class=\"head\"><tr><td class=\"left\"><div>")
        .append(safe(office.superior()))
        .append("</div><div class=\"bold\">")
        .append(safe(office.name()))
        .append("</div><div class=\"rule\"></div><div class=\"number\">Số: ")
        .append("<span class=\"blank\"></span>/GM-")
        .append(safe(office.abbreviation()))
        .append("</div></td><td class=\"right\"><div class=\"bold\">")
        .append("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>")
        .append("<div class=\"motto\">Độc lập - Tự do - Hạnh phúc</div><div class=\"date\">")
        .append(safe(date(now.atZone(Times.ZONE))))
        .append("</div></td></tr></table>");
  }

  private static String date(ZonedDateTime day) {
    var month = day.getMonthValue();
    return "Ngày %02d tháng %s năm %d"
        .formatted(
            day.getDayOfMonth(), month < 3 ? "0" + month : Integer.toString(month), day.getYear());
  }

  private static void paragraph(StringBuilder out, String text) {
    out.append("<p>").append(safe(text)).append("</p>");
  }

  /// Of the signs below the space, XML knows none but the line's and the tab's.
  private static String safe(String text) {
    return HtmlUtils.htmlEscapeDecimal(text.replaceAll("\\p{Cntrl}", " "), "UTF-8");
  }
}
