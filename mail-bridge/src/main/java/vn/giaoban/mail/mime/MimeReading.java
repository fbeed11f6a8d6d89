package vn.giaoban.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Takes a raw message apart into its leaves (RFC 2046). Attached messages (`message/rfc822`) are
/// leaves too and are not entered: what stands in a message that came back is not said by its
/// sender.
///
/// Nothing of the message is copied or decoded here, and how much is looked at is bounded before it
/// is done: Jakarta Mail makes objects of every part first, and 100 MB of boundaries are gigabytes
/// of those. It decodes what is asked for.
public final class MimeReading {
  /// Deeper nesting is not entered.
  static final int MAX_DEPTH = 12;

  /// Parts after these, multiparts counted, are not looked at.
  static final int MAX_PARTS = 500;

  static {
    JakartaMail.ready();
    // Jakarta Mail reads these from the system only.
    System.setProperty("mail.mime.parameters.strict", "false");
    System.setProperty("mail.mime.base64.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoremissingbeginend", "true");
    System.setProperty("mail.mime.ignoreunknownencoding", "true");
    System.setProperty("mail.mime.decodetext.strict", "false");
  }

  private final byte[] raw;
  private final List<MimeLeaf> leaves = new ArrayList<>();
  private int parts;

  private MimeReading(byte[] raw) {
    this.raw = raw;
  }

  /// Reads a message. Never throws; the octets are not copied and must not change.
  ///
  /// @param raw the message as it came over the wire
  /// @return its headers and leaves; what could not be read is missing
  public static MimeContent read(byte[] raw) {
    var reading = new MimeReading(raw);
    var header = HeaderSection.read(raw, 0, raw.length);
    var head = PartHead.of(header.fields(), "text/plain");
    reading.collect(head, header.end(), raw.length, 0);
    var decoded = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    header
        .fields()
        .forEach((name, values) ->
            decoded.put(name, values.stream().map(EncodedWords::decode).toList()));
    var report = head.parameter("report-type").toLowerCase(Locale.ROOT);
    return new MimeContent(
        decoded,
        header.fields(),
        new RootType(head.mediaType(), report),
        List.copyOf(reading.leaves));
  }

  private void collect(PartHead head, int from, int to, int depth) {
    if (!head.mediaType().startsWith("multipart/")) {
      leaves.add(new MimeLeaf(raw, from, to, head));
    } else if (depth < MAX_DEPTH) {
      var digest = head.mediaType().equals("multipart/digest");
      split(head, from, to, digest ? "message/rfc822" : "text/plain", depth);
    }
  }

  /// Goes once through the lines of a multipart. Without a `boundary` parameter the first line that
  /// could be one is taken; without a last boundary the last part ends with the whole.
  private void split(PartHead head, int from, int to, String defaultType, int depth) {
    var named = head.parameter("boundary");
    var boundary = named.isEmpty() ? new byte[0] : ("--" + named).getBytes(StandardCharsets.UTF_8);
    var begun = -1;
    for (var at = from; at < to && parts < MAX_PARTS; ) {
      var end = HeaderSection.lineEnd(raw, at, to);
      if (end - at > 2 && raw[at] == '-' && raw[at + 1] == '-') {
        if (boundary.length == 0) {
          boundary = Arrays.copyOfRange(raw, at, lastVisible(at, end));
        }
        var kind = match(boundary, at, end);
        if (kind != Line.OTHER) {
          if (begun >= 0) {
            part(begun, withoutBreak(begun, at), defaultType, depth);
          }
          begun = end + 1;
          if (kind == Line.LAST) {
            return;
          }
        }
      }
      at = end + 1;
    }
    if (begun >= 0 && begun < to) {
      part(begun, to, defaultType, depth);
    }
  }

  private enum Line {
    NEXT,
    LAST,
    OTHER
  }

  /// A boundary may have blanks behind it, and nothing else (RFC 2046 section 5.1.1).
  private Line match(byte[] boundary, int from, int end) {
    var last = lastVisible(from, end);
    if (!Arrays.equals(
        raw, from, Math.min(last, from + boundary.length), boundary, 0, boundary.length)) {
      return Line.OTHER;
    }
    return switch (last - from - boundary.length) {
      case 0 -> Line.NEXT;
      case 2 -> raw[last - 1] == '-' && raw[last - 2] == '-' ? Line.LAST : Line.OTHER;
      default -> Line.OTHER;
    };
  }

  private int lastVisible(int from, int end) {
    var last = end;
    while (last > from && raw[last - 1] <= ' ' && raw[last - 1] >= 0) {
      last--;
    }
    return last;
  }

  /// The line break before a boundary belongs to the boundary.
  private int withoutBreak(int from, int at) {
    var end = at > from && raw[at - 1] == '\n' ? at - 1 : at;
    return end > from && raw[end - 1] == '\r' ? end - 1 : end;
  }

  private void part(int from, int to, String defaultType, int depth) {
    if (++parts > MAX_PARTS) {
      return;
    }
    var header = HeaderSection.read(raw, from, to);
    collect(PartHead.of(header.fields(), defaultType), header.end(), to, depth + 1);
  }
}
