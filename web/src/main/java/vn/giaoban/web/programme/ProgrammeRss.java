package vn.giaoban.web.programme;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.giaoban.scheduler.writing.Written;
import vn.giaoban.web.language.Texts;

/// The programme as RSS 2.0: an item for each meeting of this and the next week.
final class ProgrammeRss {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE dd/MM HH:mm", Texts.VIETNAMESE).withZone(Written.ZONE);
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(Written.ZONE);

  private final Texts texts;
  private final String address;

  ProgrammeRss(Texts texts, String address) {
    this.texts = texts;
    this.address = address;
  }

  String of(List<ProgrammeSheet> weeks) {
    var first = weeks.getFirst();
    var xml = new StringBuilder(8192);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>");
    element(xml, "title", say("programme.title") + " · " + first.office().fullName());
    element(xml, "link", address + "/lich-tuan");
    element(xml, "description", say("programme.about"));
    element(xml, "language", "vi");
    element(xml, "ttl", "60");
    xml.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
        .append(Markup.text(address))
        .append("/lich-tuan.rss\"/>");
    Instant last = Instant.EPOCH;
    for (ProgrammeSheet week : weeks) {
      for (ProgrammeSheet.Line line : week.lines()) {
        last = line.changedAt().isAfter(last) ? line.changedAt() : last;
        item(xml, week, line);
      }
    }
    if (last.isAfter(Instant.EPOCH)) {
      element(xml, "lastBuildDate", RFC_822.format(last));
    }
    return xml.append("</channel></rss>").toString();
  }

  private void item(StringBuilder xml, ProgrammeSheet week, ProgrammeSheet.Line line) {
    xml.append("<item>");
    element(
        xml,
        "title",
        WHEN.format(line.startsAt())
            + ": "
            + (line.cancelled() ? say("programme.cancelled") + " " : "")
            + line.title());
    element(xml, "link", address + "/lich-tuan?tuan=" + week.week());
    xml.append("<guid isPermaLink=\"false\">").append(line.id()).append("</guid>");
    element(xml, "pubDate", RFC_822.format(line.changedAt()));
    element(
        xml,
        "description",
        line.time()
            + ". "
            + say("programme.column.chair")
            + ": "
            + line.chair()
            + ". "
            + (line.participants().isEmpty()
                ? ""
                : say("programme.column.who") + ": " + line.participants() + ". ")
            + line.place()
            + ".");
    xml.append("</item>");
  }

  private static void element(StringBuilder xml, String name, String value) {
    xml.append('<')
        .append(name)
        .append('>')
        .append(Markup.text(value))
        .append("</")
        .append(name)
        .append('>');
  }

  private String say(String key) {
    return texts.text(Texts.VIETNAMESE, key);
  }
}
