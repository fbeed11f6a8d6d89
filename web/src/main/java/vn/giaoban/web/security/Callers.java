package vn.giaoban.web.security;

import io.r2dbc.spi.Readable;

/// Reads a [Caller] from a row with an account's `username`, `name`, `role`, `unit_code`.
final class Callers {
  private Callers() {}

  static Caller of(Readable row) {
    return new Caller(
        Columns.text(row, "username"),
        Columns.text(row, "name"),
        Role.valueOf(Columns.text(row, "role")),
        row.get("unit_code", String.class));
  }
}
