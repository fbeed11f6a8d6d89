package vn.giaoban.scheduler.minutes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a journal entry. What is not there, or not what it should be, reads as
/// empty: one strange entry must not cost a province its minutes.
record Payload(Map<String, @Nullable Object> fields) {
  String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  @Nullable String textOrNull(String field) {
    return fields.get(field) instanceof String text && !text.isBlank() ? text : null;
  }

  long number(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }

  boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  @Nullable LocalDate date(String field) {
    try {
      return fields.get(field) instanceof String text ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
