package vn.giaoban.scheduler.record.store;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.record.IssuingOffice;

/// The office of the province that the organisation knows today.
public final class OfficeOfProvince implements IssuingOffice.Source {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  private final DatabaseClient database;
  private final InstantSource clock;

  public OfficeOfProvince(DatabaseClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Mono<IssuingOffice> office() {
    return database
        .sql("SELECT name FROM unit WHERE id = own_province(:today)")
        .bind("today", LocalDate.ofInstant(clock.instant(), VIETNAM))
        .map(row -> String.valueOf(row.get("name", String.class)))
        .one()
        .defaultIfEmpty("")
        .map(IssuingOffice::ofProvince);
  }
}
