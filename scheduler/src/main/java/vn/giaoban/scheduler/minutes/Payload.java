package vn.giaoban.scheduler.minutes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
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

  /// Every text of a list.
  List<String> texts(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /// Every whole number of a list.
  List<Long> numbers(String field) {
    return fields.get(field) instanceof List<?> list
        ? list.stream()
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).longValue())
            .toList()
        : List.of();
  }

  /// How many members an object has.
  int size(String field) {
    return fields.get(field) instanceof Map<?, ?> map ? map.size() : 0;
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
