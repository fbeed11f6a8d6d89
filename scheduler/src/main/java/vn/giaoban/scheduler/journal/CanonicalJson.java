package vn.giaoban.scheduler.journal;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one spelling of a JSON value that hashes are taken over: RFC 8785 (members sorted by UTF-16
/// code units, no white space, the shortest escapes) without floating-point numbers, whose spelling
/// a database may change. Whole numbers keep every digit.
final class CanonicalJson {
  private CanonicalJson() {}

  /// The value as plain JSON types (String, Boolean, Long or BigInteger, List, Map, null). Values
  /// of time, ids and enums become text. What PostgreSQL's `jsonb` cannot hold (NUL, half a
  /// surrogate pair) becomes U+FFFD.
  ///
  /// @throws IllegalArgumentException for a number with a fraction or a type that is not JSON
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> storable(text);
      case Boolean truth -> truth;
      case Byte n -> n.longValue();
      case Short n -> n.longValue();
      case Integer n -> n.longValue();
      case Long n -> n;
      case BigInteger n -> n.bitLength() < Long.SIZE ? (Object) n.longValue() : n;
      case Map<?, ?> map -> plainMap(map);
      case Collection<?> list -> {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Instant _, OffsetDateTime _, LocalDate _, Duration _, UUID _, Enum<?> _ ->
          value.toString();
      default ->
          throw new IllegalArgumentException(
              "payload value: " + value.getClass().getName() + " (expected: JSON without floats)");
    };
  }

  /// [#plain] of a whole object, members in the given order.
  static Map<String, @Nullable Object> plainMap(Map<?, ?> map) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    map.forEach((key, member) -> members.put(storable((String) key), plain(member)));
    return members;
  }

  /// The canonical text of a plain value.
  static String write(@Nullable Object plain) {
    var out = new StringBuilder(256);
    write(plain, out);
    return out.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(text, out);
      case Boolean truth -> out.append(truth.booleanValue());
      case Integer n -> out.append(n.intValue());
      case Long n -> out.append(n.longValue());
      case BigInteger n -> out.append(n);
      case List<?> list -> {
        out.append('[');
        String separator = "";
        for (Object item : list) {
          out.append(separator);
          write(item, out);
          separator = ",";
        }
        out.append(']');
      }
      case Map<?, ?> map -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : new TreeMap<>(map).entrySet()) {
          out.append(separator);
          quote((String) member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append('}');
      }
      default ->
          throw new IllegalArgumentException(
              "value: " + value.getClass().getName() + " (expected: plain JSON without floats)");
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  static String storable(String text) {
    boolean clean = text.codePoints().noneMatch(CanonicalJson::unstorable);
    if (clean) {
      return text;
    }
    var out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(unstorable(c) ? 0xFFFD : c));
    return out.toString();
  }

  private static boolean unstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
