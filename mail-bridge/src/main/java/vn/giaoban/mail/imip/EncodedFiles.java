package vn.giaoban.mail.imip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Attached files as base64 lines (RFC 2045 section 6.8), encoded once for all the mails they go
/// along with: a letter to thousands is in memory once. Files too large to keep are encoded while
/// they are sent, each time.
///
/// A path must mean the same content for ever, as those of content-addressed stores do.
public final class EncodedFiles {
  private static final int LINE = 76;
  private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

  /// About two of the largest letters that Zimbra's limit lets through, and many usual ones.
  private static final long KEPT_OCTETS = 32L << 20;

  private static final long LARGEST_KEPT = 12L << 20;

  private final Map<Path, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long octets;

  /// Writes the lines, the last one ended, too.
  void write(Path file, OutputStream out) throws IOException {
    var lines = kept(file);
    if (lines != null) {
      if (out instanceof PlainLines ready) {
        ready.writeLines(lines);
      } else {
        out.write(lines);
      }
      return;
    }
    encode(file, out);
    out.write(CRLF);
  }

  /// How many octets [#write] writes for a file of so many.
  static long encodedSize(long octets) {
    var characters = (octets + 2) / 3 * 4;
    return characters + (characters + LINE - 1) / LINE * 2;
  }

  private static void encode(Path file, OutputStream out) throws IOException {
    var open = new OpenEnded(out);
    try (var lines = Base64.getMimeEncoder(LINE, CRLF).wrap(open)) {
      Files.copy(file, lines);
    }
  }

  private synchronized byte @Nullable [] kept(Path file) throws IOException {
    var known = kept.get(file);
    if (known != null) {
      return known;
    }
    var size = Files.size(file);
    if (encodedSize(size) > LARGEST_KEPT) {
      return null;
    }
    var bytes = new java.io.ByteArrayOutputStream((int) encodedSize(size) + 2);
    encode(file, bytes);
    bytes.write(CRLF);
    var lines = bytes.toByteArray();
    kept.put(file, lines);
    octets += lines.length;
    var eldest = kept.entrySet().iterator();
    while (octets > KEPT_OCTETS && eldest.hasNext()) {
      var entry = eldest.next();
      if (!entry.getKey().equals(file)) {
        octets -= entry.getValue().length;
        eldest.remove();
      }
    }
    return lines;
  }

  /// Takes lines that need no more care: ended by CRLF, none beginning with a dot.
  public interface PlainLines {
    /// Writes them as they are.
    void writeLines(byte[] lines) throws IOException;
  }

  /// Not closed by the encoder, which must be closed to write its last group.
  private static final class OpenEnded extends java.io.FilterOutputStream {
    OpenEnded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }
}
