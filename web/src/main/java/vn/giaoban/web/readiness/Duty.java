package vn.giaoban.web.readiness;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.writing.Written;

/// Who is on duty at a site, and where to call.
///
/// @param name null when nobody was named
/// @param phone null when none was given
record Duty(@Nullable String name, @Nullable String phone) {
  static final Duty NOBODY = new Duty(null, null);
  static final int LONGEST_NAME = 120;

  /// Digits as people group them, with an extension perhaps.
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .()x-]{4,28}[0-9]");

  Duty {
    name = blankToNull(name);
    phone = blankToNull(phone);
  }

  boolean isPhoneGood() {
    return phone == null || PHONE.matcher(phone).matches();
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    var line = Written.line(text);
    return line.isEmpty() ? null : line;
  }

  /// A person's name and number do not belong in a log.
  @Override
  public String toString() {
    return "Duty[…]";
  }
}
