package vn.giaoban.web.quality;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.web.room.JoinSeat;

/// The table `site_quality`.
@Component
class QualityStore {
  private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

  private final DatabaseClient database;

  QualityStore(DatabaseClient database) {
    this.database = database;
  }

  private record Trend(String site, SiteSheet.Meeting meeting) {}

  /// Adds a report to a site's sums, while the room is open.
  Mono<Void> add(JoinSeat who, QualityReport report, Instant now) {
    return database
        .sql(
            """
            INSERT INTO site_quality AS q
              (briefing_id, site, name, seconds, loss_seconds, poor_seconds, voice_only_seconds,
               tcp_seconds, overload_seconds, microphone_seconds, worst_loss, worst_rtt,
               changed_at)
            SELECT b.id, :site, :name, :seconds, :loss, :poor, :voice, :tcp, :overload,
                   :microphone, :worstLoss, :worstRtt, :now
            FROM briefing b WHERE b.id = :briefing AND b.state = 'OPEN'
            ON CONFLICT (briefing_id, site) DO UPDATE SET
              seconds = q.seconds + excluded.seconds,
              loss_seconds = q.loss_seconds + excluded.loss_seconds,
              poor_seconds = q.poor_seconds + excluded.poor_seconds,
              voice_only_seconds = q.voice_only_seconds + excluded.voice_only_seconds,
              tcp_seconds = q.tcp_seconds + excluded.tcp_seconds,
              overload_seconds = q.overload_seconds + excluded.overload_seconds,
              microphone_seconds = q.microphone_seconds + excluded.microphone_seconds,
              worst_loss = greatest(q.worst_loss, excluded.worst_loss),
              worst_rtt = greatest(q.worst_rtt, excluded.worst_rtt),
              changed_at = excluded.changed_at\
            """)
        .bind("briefing", who.briefing())
        .bind("site", who.seat().site())
        .bind("name", who.seat().name())
        .bind("seconds", (long) report.seconds())
        .bind("loss", (long) report.loss())
        .bind("poor", (long) report.poor())
        .bind("voice", (long) report.voiceOnly())
        .bind("tcp", (long) report.tcp())
        .bind("overload", (long) report.overload())
        .bind("microphone", (long) report.microphone())
        .bind("worstLoss", report.worstLoss())
        .bind("worstRtt", report.worstRtt())
        .bind("now", now)
        .then();
  }

  /// The sheets of a meeting's sites, the worst lines first, each with the meetings before.
  Mono<List<SiteSheet>> sheets(UUID briefing) {
    var trends = trends(briefing).collectMultimap(Trend::site, Trend::meeting);
    return trends.flatMap(bySite ->
        database
            .sql(
                """
                SELECT * FROM site_quality WHERE briefing_id = :briefing
                ORDER BY loss_seconds + poor_seconds DESC, name\
                """)
            .bind("briefing", briefing)
            .map((row, _) ->
                sheet(row, List.copyOf(bySite.getOrDefault(text(row, "site"), List.of()))))
            .all()
            .collectList());
  }

  private Flux<Trend> trends(UUID briefing) {
    return database
        .sql(
            """
            SELECT * FROM (
              SELECT q.site, b.id, b.title, b.starts_at, q.seconds,
                     greatest(q.loss_seconds, q.poor_seconds) AS bad,
                     row_number() OVER (PARTITION BY q.site ORDER BY b.starts_at DESC) AS n
              FROM site_quality q JOIN briefing b ON b.id = q.briefing_id,
                   briefing this
              WHERE this.id = :briefing AND b.starts_at <= this.starts_at
                AND q.site IN (SELECT site FROM site_quality WHERE briefing_id = :briefing)
            ) latest
            WHERE n <= :most ORDER BY starts_at\
            """)
        .bind("briefing", briefing)
        .bind("most", SiteSheet.MOST)
        .map((row, _) ->
            new Trend(
                text(row, "site"),
                new SiteSheet.Meeting(
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    text(row, "title"),
                    Objects.requireNonNull(row.get("starts_at", Instant.class)).atOffset(VIETNAM),
                    number(row, "seconds"),
                    number(row, "bad"))))
        .all();
  }

  private static SiteSheet sheet(Readable row, List<SiteSheet.Meeting> trend) {
    long seconds = number(row, "seconds");
    long tcp = number(row, "tcp_seconds");
    return new SiteSheet(
        text(row, "site"),
        text(row, "name"),
        seconds,
        number(row, "loss_seconds"),
        number(row, "poor_seconds"),
        number(row, "voice_only_seconds"),
        SiteSheet.path(seconds, tcp),
        tcp,
        number(row, "overload_seconds"),
        number(row, "microphone_seconds"),
        Objects.requireNonNull(row.get("worst_loss", Integer.class)) / 10.0,
        Objects.requireNonNull(row.get("worst_rtt", Integer.class)),
        trend);
  }

  private static long number(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
