package vn.giaoban.web.tracking;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.table.TableFile;

/// Tracking as tables for a spreadsheet, in the reader's language.
final class TrackingTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);

  private static final List<String> UNITS =
      List.of(
          "unit",
          "name",
          "parent",
          "invited",
          "sent",
          "bounced",
          "opened",
          "answered",
          "in-time",
          "answer-minutes",
          "held",
          "came",
          "declined",
          "substituted",
          "missed-minutes",
          "chases",
          "address");

  private static final List<String> WAYS =
      List.of(
          "title",
          "starts",
          "email",
          "status",
          "error",
          "queued",
          "sent-at",
          "delivered",
          "registered",
          "opened-at",
          "reply",
          "replied",
          "in-time",
          "delegate",
          "chases",
          "came",
          "present-minutes",
          "meeting-minutes");

  private final Texts texts;
  private final Locale language;

  TrackingTable(Texts texts, Locale language) {
    this.texts = texts;
    this.language = language;
  }

  TableFile units(TrackingView view) {
    var rows = head(UNITS);
    view.units()
        .forEach(line -> {
          var f = line.figures();
          var answer = f.answerMinutes();
          var trouble = line.trouble();
          rows.add(
              List.<Object>of(
                  line.unit(),
                  line.name(),
                  text(line.parentName()),
                  f.invited(),
                  f.sent(),
                  f.bounced(),
                  f.opened(),
                  f.answered(),
                  f.inTime(),
                  answer == null ? "" : answer,
                  f.held(),
                  f.came(),
                  f.declined(),
                  f.substituted(),
                  f.missedMinutes(),
                  f.chases(),
                  trouble == null ? "" : trouble.address() + ": " + trouble.text()));
        });
    return new TableFile(rows);
  }

  TableFile ways(TrackingView.OneUnit one) {
    var rows = head(WAYS);
    one.ways()
        .forEach(way ->
            rows.add(
                List.<Object>of(
                    way.title(),
                    time(way.startsAt()),
                    text(way.address()),
                    texts.text(
                        language, "invitation.status." + way.status().toLowerCase(Locale.ROOT)),
                    text(way.error()),
                    time(way.queuedAt()),
                    time(way.sentAt()),
                    time(way.deliveredAt()),
                    time(way.registeredAt()),
                    time(way.seenAt()),
                    texts.text(language, "board.reply." + way.reply()),
                    time(way.repliedAt()),
                    yes(way.inTime()),
                    text(way.delegate()),
                    way.chases(),
                    yes(way.came()),
                    way.came() ? way.presentMinutes() : "",
                    way.counted() && way.came() ? way.meetingMinutes() : "")));
    return new TableFile(rows);
  }

  String sheet() {
    return texts.text(language, "tracking.sheet");
  }

  private List<List<?>> head(List<String> columns) {
    var rows = new ArrayList<List<?>>();
    rows.add(
        columns.stream().map(name -> texts.text(language, "tracking.column." + name)).toList());
    return rows;
  }

  private String yes(boolean is) {
    return is ? texts.text(language, "board.yes") : "";
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String time(@Nullable OffsetDateTime at) {
    return at == null ? "" : TIME.format(at);
  }
}
