package vn.giaoban.web.security;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// Columns that are NOT NULL in the tables of this package.
final class Columns {
  private Columns() {}

  static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class), column);
  }

  static UUID uuid(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, UUID.class), column);
  }

  static Instant instant(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Instant.class), column);
  }
}
