package vn.giaoban.web.journal;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.journal.JournalVerdict;
import vn.giaoban.scheduler.journal.JournalVerifier;
import vn.giaoban.web.language.Texts;

/// `./giaoban journal verify`: checks the journal of every briefing, beside a running server or
/// without one. Only reads.
public final class JournalVerifyCommand {
  private JournalVerifyCommand() {}

  /// Prints one line per briefing and one at the end. Blocks.
  ///
  /// @param database on any role that may read `journal`, `journal_head` and `briefing`
  /// @return exit status: 0 when every journal is as it was written, else 1
  public static int run(DatabaseClient database, Texts texts, Locale language, PrintStream out) {
    Map<UUID, String> titles = titles(database);
    int broken = 0;
    int count = 0;
    for (JournalVerdict verdict : new JournalVerifier(database).verifyAll().toIterable(1)) {
      count++;
      broken += verdict.ok() ? 0 : 1;
      out.println(line(verdict, titles, texts, language));
    }
    String end = broken == 0 ? "journal.verify.all-ok" : "journal.verify.some-broken";
    out.println(texts.text(language, end, Map.of("count", count, "broken", broken)));
    return broken == 0 ? 0 : 1;
  }

  private static String line(
      JournalVerdict verdict, Map<UUID, String> titles, Texts texts, Locale language) {
    String key = verdict.ok() ? "journal.verify.ok" : "journal.verify.broken";
    return texts.text(
        language,
        key,
        Map.of(
            "id",
            verdict.briefingId(),
            "title",
            titles.getOrDefault(verdict.briefingId(), "?"),
            "entries",
            verdict.entries(),
            "seq",
            Objects.requireNonNullElse(verdict.brokenAt(), 0L)));
  }

  private static Map<UUID, String> titles(DatabaseClient database) {
    List<Map<String, Object>> rows =
        database.sql("SELECT id, title FROM briefing").fetch().all().collectList().block();
    Map<UUID, String> titles = new HashMap<>();
    for (Map<String, Object> row : Objects.requireNonNull(rows)) {
      titles.put((UUID) row.get("id"), (String) row.get("title"));
    }
    return titles;
  }
}
