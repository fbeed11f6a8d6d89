package vn.giaoban.web.attendance;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.Board;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.table.TableFile;

/// A board as a table for a spreadsheet, in the reader's language.
final class BoardTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(Times.ZONE);

  private static final List<String> COLUMNS =
      List.of(
          "unit",
          "name",
          "group",
          "post",
          "holder",
          "phone",
          "email",
          "status",
          "bounce",
          "sent",
          "registered",
          "opened",
          "opens",
          "downloads",
          "reply",
          "replied",
          "delegate",
          "comment",
          "chases",
          "present",
          "minutes");

  private final Texts texts;
  private final BounceWords bounces;
  private final Locale language;

  BoardTable(Texts texts, BounceWords bounces, Locale language) {
    this.texts = texts;
    this.bounces = bounces;
    this.language = language;
  }

  String csv(Board board) {
    return new TableFile(rows(board)).csv();
  }

  byte[] xlsx(Board board) {
    return new TableFile(rows(board)).xlsx(texts.text(language, "board.sheet"), 2);
  }

  private List<List<?>> rows(Board board) {
    var rows = new ArrayList<List<?>>();
    rows.add(COLUMNS.stream().map(name -> texts.text(language, "board.column." + name)).toList());
    board.rows().forEach(row -> rows.add(row(row)));
    return rows;
  }

  private List<?> row(BoardRow row) {
    var bounce = row.bounce();
    return List.<Object>of(
        row.unit(),
        row.name(),
        row.groupName().isEmpty()
            ? texts.text(language, "board.group." + row.group())
            : row.groupName(),
        text(row.post()),
        text(row.holder()),
        text(row.phone()),
        text(row.address()),
        row.status() == null
            ? texts.text(language, "board.status.NONE")
            : texts.text(
                language, "invitation.status." + row.status().name().toLowerCase(Locale.ROOT)),
        bounce == null ? "" : bounces.reason(bounce, language),
        time(row.sentAt()),
        row.registeredNumber() == null ? time(row.registeredAt()) : row.registeredNumber(),
        time(row.seenAt()),
        row.opens(),
        row.downloads(),
        texts.text(language, "board.reply." + row.reply()),
        time(row.repliedAt()),
        text(row.delegate()),
        text(row.comment()),
        row.chases(),
        row.present() ? texts.text(language, "board.yes") : "",
        row.present() ? row.presentSeconds() / 60 : "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "" : TIME.format(at);
  }
}
