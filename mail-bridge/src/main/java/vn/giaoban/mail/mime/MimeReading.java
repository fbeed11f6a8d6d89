package vn.giaoban.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Takes a raw message apart into its leaves. Attached messages (`message/rfc822`) are leaves too
/// and are not entered: what stands in a message that came back is not said by its sender.
public final class MimeReading {
  /// Deeper nesting is not entered.
  static final int MAX_DEPTH = 12;

  /// Parts after these are not looked at.
  static final int MAX_LEAVES = 200;

  /// Longer leaves are cut, octets after decoding.
  static final int MAX_LEAF = 20_000_000;

  private static final Session LENIENT = lenient();

  private MimeReading() {}

  private static Session lenient() {
    // Jakarta Mail reads these from the system only.
    System.setProperty("mail.mime.parameters.strict", "false");
    System.setProperty("mail.mime.multipart.ignoremissingboundaryparameter", "true");
    System.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
    System.setProperty("mail.mime.multipart.allowempty", "true");
    System.setProperty("mail.mime.base64.ignoreerrors", "true");
    System.setProperty("mail.mime.uudecode.ignoreerrors", "true");
    System.setProperty("mail.mime.ignoreunknownencoding", "true");
    System.setProperty("mail.mime.decodefilename", "true");
    System.setProperty("mail.mime.decodetext.strict", "false");
    var properties = new Properties();
    properties.setProperty("mail.mime.address.strict", "false");
    properties.setProperty("mail.mime.allowutf8", "true");
    return Session.getInstance(properties);
  }

  /// Reads a message.
  ///
  /// @param raw the message as it came over the wire
  /// @return its headers and leaves; what could not be read is missing
  public static MimeContent read(byte[] raw) {
    var leaves = new ArrayList<MimeLeaf>();
    try {
      var message = new MimeMessage(LENIENT, new SharedByteArrayInputStream(raw));
      collect(message, 0, leaves);
      return new MimeContent(headers(message), root(message), leaves);
    } catch (MessagingException | RuntimeException | StackOverflowError e) {
      return new MimeContent(Map.of(), new RootType("text/plain", ""), leaves);
    }
  }

  private static RootType root(MimePart part) throws MessagingException {
    var type = type(part);
    var report = type.getParameter("report-type");
    return new RootType(
        type.getBaseType().toLowerCase(Locale.ROOT),
        report == null ? "" : report.toLowerCase(Locale.ROOT));
  }

  private static Map<String, List<String>> headers(MimePart part) throws MessagingException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    var all =
        part instanceof MimeMessage message
            ? message.getAllHeaders()
            : ((Part) part).getAllHeaders();
    while (all.hasMoreElements()) {
      var header = all.nextElement();
      headers
          .computeIfAbsent(header.getName(), _ -> new ArrayList<>())
          .add(decode(header.getValue()));
    }
    return headers;
  }

  private static String decode(@Nullable String value) {
    if (value == null) {
      return "";
    }
    var unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded).strip();
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return unfolded.strip();
    }
  }

  private static void collect(MimePart part, int depth, List<MimeLeaf> leaves) {
    if (leaves.size() >= MAX_LEAVES || depth > MAX_DEPTH) {
      return;
    }
    try {
      var type = type(part);
      var base = type.getBaseType().toLowerCase(Locale.ROOT);
      if (base.startsWith("multipart/") && part.getContent() instanceof Multipart parts) {
        for (var i = 0; i < parts.getCount() && leaves.size() < MAX_LEAVES; i++) {
          if (parts.getBodyPart(i) instanceof MimePart child) {
            collect(child, depth + 1, leaves);
          }
        }
        return;
      }
      leaves.add(
          new MimeLeaf(
              base,
              parameter(type, "charset"),
              parameter(type, "method"),
              fileName(part),
              Part.ATTACHMENT.equalsIgnoreCase(disposition(part)),
              bytes(part)));
    } catch (MessagingException | IOException | RuntimeException e) {
      // A part that cannot be read is left out; the others still count.
      return;
    }
  }

  private static ContentType type(MimePart part) throws MessagingException {
    var header = part.getHeader("Content-Type", null);
    try {
      return new ContentType(header == null ? "text/plain" : MimeUtility.unfold(header));
    } catch (ParseException e) {
      return new ContentType(part.getContentType());
    }
  }

  private static String parameter(ContentType type, String name) {
    var value = type.getParameter(name);
    return value == null ? "" : value.strip();
  }

  private static @Nullable String disposition(MimePart part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null;
    }
  }

  private static String fileName(MimePart part) {
    try {
      var name = part.getFileName();
      return name == null ? "" : name;
    } catch (MessagingException e) {
      return "";
    }
  }

  private static byte[] bytes(MimePart part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(MAX_LEAF);
    }
  }

  /// Octets as text: in the charset named; when it is unknown or wrong, as UTF-8 when they are
  /// that, else as windows-1258, the old Vietnamese code page.
  static String text(byte[] octets, String charset) {
    var utf8 = new String(octets, StandardCharsets.UTF_8);
    if (!charset.isEmpty()) {
      try {
        var named = Charset.forName(MimeUtility.javaCharset(charset));
        if (!named.equals(StandardCharsets.US_ASCII) && !named.equals(StandardCharsets.UTF_8)) {
          return new String(octets, named);
        }
      } catch (IllegalArgumentException e) {
        // Named wrongly: guessed below.
      }
    }
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : new String(octets, Charset.forName("windows-1258"));
  }
}
