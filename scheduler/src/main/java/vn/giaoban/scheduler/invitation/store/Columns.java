package vn.giaoban.scheduler.invitation.store;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/// Columns that are never null.
final class Columns {
  private Columns() {}

  static String text(Readable row, String column) {
    return required(row, column, String.class);
  }

  static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
