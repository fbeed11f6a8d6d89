package vn.giaoban.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A part that has no parts: a slice of the raw message, decoded when it is asked for.
public final class MimeLeaf {
  /// Longer text is cut, octets after decoding: no person reads more, no calendar is longer.
  static final int MAX_TEXT = 2_000_000;

  private final byte[] raw;
  private final int from;
  private final int to;
  private final String encoding;
  private final String mediaType;
  private final String charset;
  private final String method;
  private final String fileName;
  private final String contentId;
  private final boolean attachment;
  private @Nullable String text;
  private @Nullable String words;

  MimeLeaf(byte[] raw, int from, int to, PartHead head) {
    this.raw = raw;
    this.from = from;
    this.to = to;
    this.encoding = head.encoding();
    this.mediaType = head.mediaType();
    this.charset = head.parameter("charset");
    this.method = head.parameter("method");
    this.fileName = head.fileName();
    this.contentId = head.contentId();
    this.attachment = head.attachment();
  }

  /// Lower case, without parameters.
  public String mediaType() {
    return mediaType;
  }

  /// As named; empty without.
  public String charset() {
    return charset;
  }

  /// `method` parameter of a calendar part; empty without.
  public String method() {
    return method;
  }

  /// Decoded, as the sender gave it; empty without.
  public String fileName() {
    return fileName;
  }

  /// `Content-ID` without its brackets; empty without.
  public String contentId() {
    return contentId;
  }

  /// Whether its disposition says that it is an attachment.
  public boolean attachment() {
    return attachment;
  }

  /// The content, transfer encoding undone while it is read. Faults of the encoding are passed
  /// over.
  public InputStream open() {
    var slice = new ByteArrayInputStream(raw, from, to - from);
    try {
      return MimeUtility.decode(slice, encoding);
    } catch (MessagingException e) {
      // An encoding nobody knows: as it stands.
      return slice;
    }
  }

  /// The whole content; no longer than the message it came in.
  public byte[] octets() {
    return read(Integer.MAX_VALUE);
  }

  /// Length of the content in octets. Reads it.
  public long size() {
    try (var in = open()) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return 0;
    }
  }

  /// The content as text; what is beyond 2,000,000 octets is cut.
  public String text() {
    var known = text;
    if (known == null) {
      known = TextDecoding.decode(read(MAX_TEXT), charset);
      text = known;
    }
    return known;
  }

  /// The text without the tags of HTML, if it is that.
  public String words() {
    var known = words;
    if (known == null) {
      known = mediaType.equals("text/html") ? PlainText.ofHtml(text()) : text();
      words = known;
    }
    return known;
  }

  /// Whether it may hold a calendar object: by type, else by name.
  public boolean calendar() {
    return mediaType.equals("text/calendar")
        || mediaType.equals("application/ics")
        || fileName.toLowerCase(Locale.ROOT).endsWith(".ics");
  }

  private byte[] read(int limit) {
    try (var in = open()) {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw new UncheckedIOException("a slice in memory is always readable", e);
    }
  }
}
