package vn.giaoban.mail.inbound;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;
import vn.giaoban.mail.mime.MimeReading;

/// The files of a mail. They are never unpacked here.
public final class Attachments {
  /// A name longer than this is cut before its ending.
  private static final int MAX_NAME = 150;

  private Attachments() {}

  /// The content of one file, decoded while it is read.
  ///
  /// @param raw the mail as it came
  /// @param index as in [Attachment#index]
  /// @return empty when there is no such leaf
  public static Optional<InputStream> open(byte[] raw, int index) {
    var leaves = MimeReading.read(raw).leaves();
    return index < 0 || index >= leaves.size()
        ? Optional.empty()
        : Optional.of(leaves.get(index).open());
  }

  static List<Attachment> of(MimeContent content) {
    var found = new ArrayList<Attachment>();
    var page = content.leaf("text/html").map(MimeLeaf::text).orElse("");
    for (var i = 0; i < content.leaves().size(); i++) {
      var leaf = content.leaves().get(i);
      if (isFile(leaf, page)) {
        found.add(new Attachment(i, name(leaf, i), leaf.mediaType(), leaf.size()));
      }
    }
    return List.copyOf(found);
  }

  /// Some programs send documents inline or without a name; pictures that the page shows belong to
  /// the page.
  private static boolean isFile(MimeLeaf leaf, String page) {
    var signature =
        leaf.mediaType().equals("application/pkcs7-signature")
            || leaf.mediaType().equals("application/x-pkcs7-signature")
            || leaf.mediaType().equals("application/pgp-signature");
    var shown = !leaf.contentId().isEmpty() && page.contains("cid:" + leaf.contentId());
    return !signature
        && !shown
        && !leaf.calendar()
        && (leaf.attachment()
            || !leaf.fileName().isEmpty()
            || !leaf.mediaType().startsWith("text/"));
  }

  /// The name without a path, control characters and those that turn the direction of writing.
  private static String name(MimeLeaf leaf, int index) {
    var given = leaf.fileName();
    var bare = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    bare = bare.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\"<>|:*?]+", " ").strip();
    if (bare.isEmpty() || bare.equals(".") || bare.equals("..")) {
      return "part-" + (index + 1) + ending(leaf.mediaType());
    }
    if (bare.length() <= MAX_NAME) {
      return bare;
    }
    var dot = bare.lastIndexOf('.');
    var end = dot > 0 && bare.length() - dot <= 10 ? bare.substring(dot) : "";
    return bare.substring(0, MAX_NAME - end.length()).strip() + end;
  }

  private static String ending(String mediaType) {
    return switch (mediaType.toLowerCase(Locale.ROOT)) {
      case "application/pdf" -> ".pdf";
      case "message/rfc822" -> ".eml";
      case "text/plain" -> ".txt";
      case "text/html" -> ".html";
      case "image/jpeg" -> ".jpg";
      case "image/png" -> ".png";
      default -> ".bin";
    };
  }
}
