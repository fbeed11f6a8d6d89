package vn.giaoban.web.programme;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.paper.Paper;

/// The programme as a page: one answer, no script, readable on any telephone and by any machine.
final class ProgrammePage {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private final String css = Paper.styleSheet("/programme/page.css");
  private final Texts texts;

  ProgrammePage(Texts texts) {
    this.texts = texts;
  }

  /// @param today marked in the table
  /// @param before the week to go back to; null: no further
  /// @param after the week to go on to; null: no further
  String of(
      ProgrammeSheet sheet,
      LocalDate today,
      @Nullable Week before,
      @Nullable Week after,
      Locale language) {
    var say = new Say(texts, language);
    var week = sheet.week();
    String title =
        say.text(
            "programme.page-title",
            Map.of("n", week.number(), "office", sheet.office().fullName()));
    var html = new StringBuilder(16_384);
    head(html, language, title, sheet.office().fullName());
    html.append("<header class=\"top\"><p class=\"office\">")
        .append(Markup.text(sheet.office().fullName()))
        .append("</p><h1>")
        .append(say.words("programme.title"))
        .append("</h1><p class=\"span\">")
        .append(
            say.words(
                "programme.span",
                Map.of(
                    "n", week.number(),
                    "from", DAY.format(week.monday()),
                    "to", DAY.format(week.sunday()))))
        .append("</p></header><nav class=\"weeks\" aria-label=\"")
        .append(say.words("programme.weeks"))
        .append("\">");
    step(html, before, "programme.before", "prev", say);
    html.append("<a href=\"/lich-tuan\">").append(say.words("programme.now")).append("</a>");
    step(html, after, "programme.after", "next", say);
    html.append("<span class=\"grow\"></span><a href=\"/lich-tuan.pdf?tuan=")
        .append(week)
        .append("\">PDF</a><a href=\"/lich-tuan.rss\">RSS</a><a href=\"/lich-tuan.ics\">")
        .append(say.words("programme.subscribe"))
        .append("</a></nav><main>");
    if (sheet.lines().isEmpty()) {
      html.append("<p class=\"empty\">").append(say.words("programme.empty")).append("</p>");
    }
    for (ProgrammeSheet.Day day : sheet.days()) {
      day(html, day, today, language, say);
    }
    html.append("</main>");
    var settings = sheet.settings();
    if (!settings.note().isEmpty()) {
      html.append("<p class=\"note\">").append(Markup.text(settings.note())).append("</p>");
    }
    if (!settings.signerTitle().isEmpty()) {
      html.append("<p class=\"sign\"><b>")
          .append(Markup.text(settings.signerTitle()))
          .append("</b><br>")
          .append(Markup.text(settings.signerName()))
          .append("</p>");
    }
    return html.append("<footer>")
        .append(say.words("programme.zone"))
        .append("</footer></body></html>")
        .toString();
  }

  /// What is said instead when there is no such week.
  String notThere(Locale language) {
    var say = new Say(texts, language);
    var html = new StringBuilder(4096);
    head(html, language, say.text("programme.title", Map.of()), "");
    return html.append("<header class=\"top\"><h1>")
        .append(say.words("programme.no-week"))
        .append("</h1></header><p><a href=\"/lich-tuan\">")
        .append(say.words("programme.now"))
        .append("</a></p></body></html>")
        .toString();
  }

  private void head(StringBuilder html, Locale language, String title, String about) {
    html.append("<!doctype html><html lang=\"")
        .append(language.getLanguage())
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(Markup.text(title))
        .append("</title><meta name=\"viewport\" content=\"width=device-width\">")
        .append("<link rel=\"icon\" href=\"data:,\">")
        .append("<meta name=\"description\" content=\"")
        .append(Markup.text(about.isEmpty() ? title : title + " · " + about))
        .append("\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/lich-tuan.rss\">")
        .append("<style>")
        .append(css)
        .append("</style></head><body>");
  }

  private static void step(
      StringBuilder html, @Nullable Week week, String key, String rel, Say say) {
    if (week != null) {
      html.append("<a rel=\"")
          .append(rel)
          .append("\" href=\"/lich-tuan?tuan=")
          .append(week)
          .append("\">")
          .append(say.words(key))
          .append("</a>");
    }
  }

  private static void day(
      StringBuilder html, ProgrammeSheet.Day day, LocalDate today, Locale language, Say say) {
    boolean weekend = day.date().getDayOfWeek().getValue() > 5;
    if (day.lines().isEmpty() && weekend && day.holiday() == null) {
      return;
    }
    String name = DateTimeFormatter.ofPattern("EEEE", language).format(day.date());
    html.append("<section class=\"day")
        .append(day.date().equals(today) ? " today" : "")
        .append(day.holiday() == null ? "" : " off")
        .append("\"><h2>")
        .append(Markup.text(name.substring(0, 1).toUpperCase(language) + name.substring(1)))
        .append(" <span>")
        .append(DAY.format(day.date()))
        .append("</span> <small>")
        .append(say.words("programme.lunar", Map.of("date", day.lunar())))
        .append("</small>");
    String feast = day.holiday();
    if (feast != null) {
      html.append(" <em>").append(Markup.text(feast)).append("</em>");
    }
    html.append("</h2>");
    if (day.lines().isEmpty()) {
      html.append("<p class=\"none\">")
          .append(say.words(feast == null ? "programme.none" : "programme.off"))
          .append("</p>");
    }
    for (ProgrammeSheet.Line line : day.lines()) {
      html.append("<article class=\"line")
          .append(line.cancelled() ? " cancelled" : "")
          .append("\"><p class=\"time\"><time datetime=\"")
          .append(line.startsAt())
          .append("\">")
          .append(Markup.text(line.time()))
          .append("</time></p><div><h3>");
      if (line.cancelled()) {
        html.append("<b>").append(say.words("programme.cancelled")).append("</b> ");
      }
      html.append(Markup.text(line.title())).append("</h3><dl>");
      fact(html, say.words("programme.column.chair"), line.chair());
      fact(html, say.words("programme.column.who"), line.participants());
      fact(html, say.words("programme.column.where"), line.place());
      html.append("</dl></div></article>");
    }
    html.append("</section>");
  }

  private static void fact(StringBuilder html, String name, String value) {
    if (!value.isEmpty()) {
      html.append("<div><dt>")
          .append(name)
          .append("</dt><dd>")
          .append(Markup.text(value))
          .append("</dd></div>");
    }
  }

  /// Words of one language.
  private record Say(Texts texts, Locale language) {
    String text(String key, Map<String, ?> args) {
      return texts.text(language, key, args);
    }

    String words(String key) {
      return words(key, Map.of());
    }

    String words(String key, Map<String, ?> args) {
      return Markup.text(text(key, args));
    }
  }
}
