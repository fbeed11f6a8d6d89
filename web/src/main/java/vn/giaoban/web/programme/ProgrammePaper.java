package vn.giaoban.web.programme;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import vn.giaoban.scheduler.minutes.VietnamTime;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.paper.Paper;

/// Prints the programme on A4 across, headed as Decree 30/2020/NĐ-CP wants it.
final class ProgrammePaper {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE", Texts.VIETNAMESE);

  private final String css = Paper.styleSheet("/programme/paper.css");
  private final Texts texts;

  ProgrammePaper(Texts texts) {
    this.texts = texts;
  }

  /// The PDF. Computes for some tenths of a second.
  byte[] print(ProgrammeSheet sheet) {
    try (PdfBoxRenderer renderer = Paper.of(html(sheet)).buildPdfRenderer()) {
      renderer.layout();
      renderer.createPDFWithoutClosing();
      var document = renderer.getPdfDocument();
      var about = document.getDocumentInformation();
      about.setTitle(say("programme.title") + " " + sheet.week());
      // The same programme gives the same octets but for this: the day it is about.
      Calendar monday = GregorianCalendar.from(sheet.week().monday().atStartOfDay(Written.ZONE));
      about.setCreationDate(monday);
      about.setModificationDate(monday);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String html(ProgrammeSheet sheet) {
    var office = sheet.office();
    var html = new StringBuilder(8192);
    html.append("<html lang=\"vi\"><head><title>")
        .append(Markup.text(say("programme.title")))
        .append("</title><style>")
        .append(css)
        .append("</style></head><body><table class=\"head\"><tr><td class=\"left\">");
    if (!office.superior().isEmpty()) {
      html.append("<div>").append(Markup.text(office.superior())).append("</div>");
    }
    html.append("<div class=\"bold\">")
        .append(Markup.text(office.name()))
        .append("</div><div class=\"rule\"></div></td><td><div class=\"bold\">")
        .append("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><div class=\"motto\">")
        .append("Độc lập - Tự do - Hạnh phúc</div></td></tr></table><h1>")
        .append(Markup.text(say("programme.title").toUpperCase(Texts.VIETNAMESE)))
        .append("</h1><div class=\"span\">")
        .append(
            Markup.text(
                "(Từ "
                    + VietnamTime.date(sheet.week().monday())
                    + " đến "
                    + VietnamTime.date(sheet.week().sunday())
                    + ")"))
        .append("</div><table class=\"lines\"><thead><tr>");
    for (String column : List.of("day", "time", "what", "chair", "who", "where")) {
      html.append("<th class=\"")
          .append(column)
          .append("\">")
          .append(Markup.text(say("programme.column." + column)))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>");
    sheet.days().forEach(day -> day(html, day));
    html.append("</tbody></table><table class=\"foot\"><tr><td class=\"note\">")
        .append(Markup.text(sheet.settings().note()))
        .append("</td><td class=\"sign\">");
    if (!sheet.settings().signerTitle().isEmpty()) {
      html.append("<div class=\"bold\">")
          .append(Markup.text(sheet.settings().signerTitle()))
          .append("</div><div class=\"bold name\">")
          .append(Markup.text(sheet.settings().signerName()))
          .append("</div>");
    }
    html.append("</td></tr></table>");
    return html.append("</body></html>").toString();
  }

  private void day(StringBuilder html, ProgrammeSheet.Day day) {
    String name = WEEKDAY.format(day.date());
    StringBuilder cell =
        new StringBuilder("<b>")
            .append(
                Markup.text(name.substring(0, 1).toUpperCase(Texts.VIETNAMESE) + name.substring(1)))
            .append("</b><br/>")
            .append(DAY.format(day.date()));
    String feast = day.holiday();
    if (feast != null) {
      cell.append("<br/><i>").append(Markup.text(feast)).append("</i>");
    }
    if (day.lines().isEmpty()) {
      if (isWeekend(day.date()) && feast == null) {
        return;
      }
      html.append("<tr><td class=\"day\">")
          .append(cell)
          .append("</td><td colspan=\"5\" class=\"none\">")
          .append(feast == null ? "" : Markup.text(say("programme.off")))
          .append("</td></tr>");
      return;
    }
    boolean first = true;
    for (ProgrammeSheet.Line line : day.lines()) {
      html.append("<tr>");
      if (first) {
        html.append("<td class=\"day\" rowspan=\"")
            .append(day.lines().size())
            .append("\">")
            .append(cell)
            .append("</td>");
        first = false;
      }
      html.append("<td class=\"time\">")
          .append(Markup.text(line.time()))
          .append("</td><td>")
          .append(line.cancelled() ? "<b>" + Markup.text(say("programme.cancelled")) + "</b> " : "")
          .append(Markup.text(line.title()))
          .append("</td><td>")
          .append(Markup.text(line.chair()))
          .append("</td><td>")
          .append(Markup.text(line.participants()))
          .append("</td><td>")
          .append(Markup.text(line.place()))
          .append("</td></tr>");
    }
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() > 5;
  }

  private String say(String key) {
    return texts.text(Texts.VIETNAMESE, key);
  }
}
