package vn.giaoban.mail.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The header fields at the beginning of a message or a part (RFC 5322 section 2.2), each unfolded,
/// as text.
///
/// @param fields by name, in any case
/// @param end index of the first octet behind the empty line
record HeaderSection(Map<String, List<String>> fields, int end) {
  /// Fields behind these octets or beyond this number are passed over: header bombs.
  private static final int MAX_OCTETS = 300_000;

  private static final int MAX_FIELDS = 1_000;

  static HeaderSection read(byte[] raw, int from, int to) {
    var fields = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    var count = 0;
    var odd = -1;
    var at = from;
    while (at < to) {
      var end = lineEnd(raw, at, to);
      if (isEmpty(raw, at, end)) {
        return new HeaderSection(fields, Math.min(to, end + 1));
      }
      var colon = colon(raw, at, end);
      if (colon < 0 && at > from && !isBlank(raw[at]) && odd < 0) {
        odd = at;
      }
      while (end + 1 < to && isBlank(raw[end + 1])) {
        end = lineEnd(raw, end + 1, to);
      }
      if (colon > at && count < MAX_FIELDS && end - from < MAX_OCTETS) {
        count++;
        fields
            .computeIfAbsent(ascii(raw, at, colon), _ -> new ArrayList<>())
            .add(unfolded(raw, colon + 1, end));
      }
      at = end + 1;
    }
    // A line that is no field is passed over, unless it is where the empty line was forgotten.
    return odd < 0
        ? new HeaderSection(fields, to)
        : new HeaderSection(read(raw, from, odd).fields(), odd);
  }

  /// Index of the line feed, or `to`.
  static int lineEnd(byte[] raw, int from, int to) {
    var at = from;
    while (at < to && raw[at] != '\n') {
      at++;
    }
    return at;
  }

  private static boolean isEmpty(byte[] raw, int from, int end) {
    return from == end || (end == from + 1 && raw[from] == '\r');
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  /// Where the name of a field ends: printable ASCII, perhaps blanks (RFC 5322 section 4.5), then a
  /// colon. `From ` lines of mbox have none.
  private static int colon(byte[] raw, int from, int end) {
    var bound = Math.min(end, from + 200);
    var blank = false;
    for (var i = from; i < bound; i++) {
      if (raw[i] == ':') {
        return i > from ? i : -1;
      }
      if (isBlank(raw[i]) ? i == from : raw[i] <= ' ' || blank) {
        return -1;
      }
      blank = isBlank(raw[i]);
    }
    return -1;
  }

  private static String ascii(byte[] raw, int from, int to) {
    return new String(raw, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1).strip();
  }

  /// Line breaks of folding go, the blanks behind them stay; no other control character passes, so
  /// nothing made of a field can smuggle another one.
  private static String unfolded(byte[] raw, int from, int to) {
    var octets = Arrays.copyOfRange(raw, from, to);
    var length = 0;
    for (byte octet : octets) {
      if (octet != '\n' && octet != '\r') {
        octets[length++] = octet >= 0 && octet < ' ' && octet != 0x1B ? (byte) ' ' : octet;
      }
    }
    return TextDecoding.decode(Arrays.copyOf(octets, length), "").strip();
  }
}
