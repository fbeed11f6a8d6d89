package vn.giaoban.mail.report;

import java.util.Optional;
import java.util.regex.Pattern;
import vn.giaoban.mail.address.MailAddress;

/// Addresses of reports: `utf-8` ones may hide characters as `\x{1EA1}` (RFC 6533 section 3).
final class InternationalAddress {
  private static final Pattern HIDDEN = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{2,6})}");

  private InternationalAddress() {}

  static Optional<MailAddress> read(String text) {
    if (text.length() > 2_000) {
      return Optional.empty();
    }
    return MailAddress.read(
        HIDDEN
            .matcher(text)
            .replaceAll(found -> {
              var codePoint = Integer.parseInt(found.group(1), 16);
              return Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint)
                  ? java.util.regex.Matcher.quoteReplacement(Character.toString(codePoint))
                  : "";
            }));
  }
}
