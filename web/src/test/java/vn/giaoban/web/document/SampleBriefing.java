package vn.giaoban.web.document;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;

/// A briefing as rows, with one agenda item and one invited unit of its own.
///
/// @param unit code of the invited unit
public record SampleBriefing(UUID id, UUID item, String unit) {
  /// Makes one.
  public static SampleBriefing in(DatabaseClient database) {
    var id = UUID.randomUUID();
    var item = UUID.randomUUID();
    var unit = "x" + id.toString().substring(0, 8);
    execute(
        database,
        """
        INSERT INTO briefing (id, title, starts_at, ends_at, chair, chair_name, state, created_by,
          created_at)
        VALUES ('%s', 'Giao ban tuần', '2026-11-23T08:00+07', '2026-11-23T09:40+07', 'chutich',
          'Nguyễn Văn An', 'SCHEDULED', 'thuky', '2026-11-22T08:00+07')
        """
            .formatted(id));
    execute(
        database,
        """
        INSERT INTO agenda_item (id, briefing_id, position, title, seconds)
        VALUES ('%s', '%s', 0, 'Phòng chống bão', 1800)
        """
            .formatted(item, id));
    execute(
        database,
        """
        WITH made AS (
          INSERT INTO unit (id, code, name, level, email, valid)
          VALUES (gen_random_uuid(), '%s', 'Xã Hải Hậu', 'COMMUNE', 'haihau@ninhbinh.example',
            '[2025-07-01,)')
          RETURNING id)
        INSERT INTO briefing_unit (briefing_id, unit_id, position) SELECT '%s', id, 0 FROM made
        """
            .formatted(unit, id));
    return new SampleBriefing(id, item, unit);
  }

  /// Closes it, as its room would.
  public void close(DatabaseClient database, Journal journal) {
    execute(
        database,
        "UPDATE briefing SET state = 'CLOSED', closed_at = '2026-11-23T09:40+07' WHERE id = '%s'"
            .formatted(id));
    journal
        .append(id, Actor.account("chutich"), "RoomClosed", Map.of("by", "account:chutich"))
        .block(Duration.ofSeconds(10));
  }

  /// Where its documents are.
  public String documents() {
    return "/api/briefings/%s/documents".formatted(id);
  }

  /// Where its minutes are.
  public String minutes() {
    return "/api/briefings/%s/minutes".formatted(id);
  }

  private static void execute(DatabaseClient database, String sql) {
    database.sql(sql).then().block(Duration.ofSeconds(10));
  }
}
