package vn.giaoban.scheduler.sms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What fits into short messages, and how numbers are written. Pure.
public final class SmsText {
  /// Most parts of one message: networks join more, but nobody reads that.
  public static final int MOST_PARTS = 6;

  /// The default alphabet of 3GPP TS 23.038 section 6.2.1, without the escape.
  private static final String GSM =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /// Its extension: two septets each.
  private static final String GSM_EXTENDED = "^{}\\[~]|€\f";

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_DIGITS = Pattern.compile("[\\s.()-]+");
  private static final Pattern INTERNATIONAL = Pattern.compile("[1-9][0-9]{7,14}");
  private static final String VIETNAM = "84";

  private SmsText() {}

  /// The same without diacritics, so that it fits into parts of 160 characters instead of 70: `Họp
  /// khẩn lúc 8 giờ` becomes `Hop khan luc 8 gio`.
  public static String withoutMarks(String text) {
    var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    var out = new StringBuilder(bare.length());
    bare.codePoints().map(SmsText::likeness).filter(c -> c >= 0).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static int likeness(int c) {
    return switch (c) {
      case 'đ' -> 'd';
      case 'Đ' -> 'D';
      case '“', '”', '„' -> '"';
      case '‘', '’' -> '\'';
      case '–', '—' -> '-';
      case '\u00a0', '…' -> c == '…' ? '.' : ' ';
      default -> GSM.indexOf(c) >= 0 || GSM_EXTENDED.indexOf(c) >= 0 ? c : c < 0x20 ? ' ' : '?';
    };
  }

  /// How many messages the networks make of it: 160 septets, or 153 each when there are several;
  /// with any letter outside the GSM alphabet, such as most Vietnamese ones, 70 or 67.
  public static int parts(String text) {
    var septets = 0;
    for (var i = 0; i < text.length(); i++) {
      if (GSM.indexOf(text.charAt(i)) >= 0) {
        septets++;
      } else if (GSM_EXTENDED.indexOf(text.charAt(i)) >= 0) {
        septets += 2;
      } else {
        return parts(text.length(), 70, 67);
      }
    }
    return parts(septets, 160, 153);
  }

  private static int parts(int length, int alone, int each) {
    return length <= alone ? 1 : (length + each - 1) / each;
  }

  /// The number in international form without plus sign, e.g. `84912345678`; a number that begins
  /// with 0 is taken as Vietnamese.
  ///
  /// @return empty when it is no telephone number
  public static Optional<String> number(String phone) {
    var bare = NOT_DIGITS.matcher(phone.strip()).replaceAll("");
    if (bare.startsWith("+")) {
      bare = bare.substring(1);
    } else if (bare.startsWith("00")) {
      bare = bare.substring(2);
    } else if (bare.startsWith("0")) {
      bare = VIETNAM + bare.substring(1);
    }
    return INTERNATIONAL.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
  }

  /// Enough of a number to recognise it, not to call it: `84912•••678`.
  public static String masked(String number) {
    return number.length() < 9
        ? "•••"
        : String.format(
            Locale.ROOT, "%s•••%s", number.substring(0, 5), number.substring(number.length() - 3));
  }
}
