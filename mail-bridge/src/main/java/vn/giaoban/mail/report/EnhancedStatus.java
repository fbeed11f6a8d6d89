package vn.giaoban.mail.report;

import java.util.Optional;
import java.util.regex.Pattern;

/// A status code of RFC 3463: class, subject, detail.
///
/// @param family 2 success, 4 may work later, 5 final
public record EnhancedStatus(int family, int subject, int detail) {
  private static final Pattern CODE =
      Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");

  /// The first status code in `text`.
  public static Optional<EnhancedStatus> find(String text) {
    var found = CODE.matcher(text);
    return found.find()
        ? Optional.of(
            new EnhancedStatus(
                Integer.parseInt(found.group(1)),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3))))
        : Optional.empty();
  }

  /// What a bare SMTP reply code amounts to.
  public static EnhancedStatus ofReplyCode(int code) {
    var family = code / 100;
    return new EnhancedStatus(family == 2 || family == 4 ? family : 5, 0, 0);
  }

  /// Whether it tells no more than success or failure.
  boolean general() {
    return subject == 0 && detail == 0;
  }

  /// Whether nothing will change it.
  public boolean permanent() {
    return family == 5;
  }

  @Override
  public String toString() {
    return family + "." + subject + "." + detail;
  }
}
