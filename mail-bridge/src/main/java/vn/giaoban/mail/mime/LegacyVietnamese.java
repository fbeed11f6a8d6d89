package vn.giaoban.mail.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// The encodings of Vietnamese before Unicode that are no charsets of Java: TCVN3 (TCVN 5712:1993,
/// the "ABC" fonts), VISCII (RFC 1456) and VNI-Windows.
///
/// The tables of `scheduler` read the same for CSV files; neither leaf may know the other, and
/// there is no place both may use but `web`, which reads no octets. A hundred lines stand twice.
final class LegacyVietnamese {
  private static final char UNKNOWN = '\uFFFD';

  /// TCVN 5712:1993 VN3, from 0xA1; a space where there is no letter.
  private static final String TCVN3 =
      "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽé"
          + "ẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

  /// From 0x80.
  private static final String VISCII =
      "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
          + "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

  /// Six capitals stand among the control characters.
  private static final Map<Integer, Character> VISCII_CONTROLS =
      Map.of(0x02, 'Ẳ', 0x05, 'Ẵ', 0x06, 'Ẫ', 0x14, 'Ỷ', 0x19, 'Ỹ', 0x1E, 'Ỵ');

  /// Marks of VNI that follow their letter, as Unicode's combining characters; capitals are 0x20
  /// below.
  private static final Map<Integer, String> VNI_MARKS = new HashMap<>();

  /// Letters of VNI that stand by themselves.
  private static final Map<Integer, Character> VNI_LETTERS = new HashMap<>();

  static {
    mark(0xF9, "\u0301");
    mark(0xF8, "\u0300");
    mark(0xFB, "\u0309");
    mark(0xF5, "\u0303");
    mark(0xEF, "\u0323");
    mark(0xE2, "\u0302");
    mark(0xE1, "\u0302\u0301");
    mark(0xE0, "\u0302\u0300");
    mark(0xE5, "\u0302\u0309");
    mark(0xE3, "\u0302\u0303");
    mark(0xE4, "\u0302\u0323");
    mark(0xEA, "\u0306");
    mark(0xE9, "\u0306\u0301");
    mark(0xE8, "\u0306\u0300");
    mark(0xFA, "\u0306\u0309");
    mark(0xFC, "\u0306\u0303");
    mark(0xEB, "\u0306\u0323");
    letter(0xED, 'í');
    letter(0xEC, 'ì');
    letter(0xE6, 'ỉ');
    letter(0xF3, 'ĩ');
    letter(0xF2, 'ị');
    letter(0xF4, 'ơ');
    letter(0xF6, 'ư');
    letter(0xEE, 'ỵ');
    letter(0xF1, 'đ');
  }

  private LegacyVietnamese() {}

  private static void mark(int octet, String combining) {
    VNI_MARKS.put(octet, combining);
    VNI_MARKS.put(octet - 0x20, combining);
  }

  private static void letter(int octet, char letter) {
    VNI_LETTERS.put(octet, letter);
    VNI_LETTERS.put(octet - 0x20, Character.toUpperCase(letter));
  }

  /// Reads TCVN3; what is no letter of it becomes U+FFFD.
  static String tcvn3(byte[] octets) {
    var text = new StringBuilder(octets.length);
    for (byte octet : octets) {
      int code = octet & 0xFF;
      var letter = code < 0xA1 ? (char) code : TCVN3.charAt(code - 0xA1);
      // What is no letter here is a no-break space at most: some programs write them.
      text.append(
          code == 0xA0 ? ' ' : code >= 0x80 && (code < 0xA1 || letter == ' ') ? UNKNOWN : letter);
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /// Reads VISCII, in which every octet has a meaning.
  static String viscii(byte[] octets) {
    var text = new StringBuilder(octets.length);
    for (byte octet : octets) {
      int code = octet & 0xFF;
      text.append(
          code >= 0x80
              ? VISCII.charAt(code - 0x80)
              : VISCII_CONTROLS.getOrDefault(code, (char) code));
    }
    return text.toString();
  }

  /// Reads VNI-Windows; what is neither letter nor mark of it becomes U+FFFD.
  static String vni(byte[] octets) {
    var text = new StringBuilder(octets.length);
    for (char c : new String(octets, StandardCharsets.ISO_8859_1).toCharArray()) {
      var mark = VNI_MARKS.get((int) c);
      var letter = VNI_LETTERS.get((int) c);
      if (c < 0x80) {
        text.append(c);
      } else if (letter != null) {
        text.append(letter);
      } else if (mark != null && !text.isEmpty() && bears(text.charAt(text.length() - 1))) {
        text.append(mark);
      } else {
        text.append(c == 0xA0 ? ' ' : UNKNOWN);
      }
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean bears(char letter) {
    return "aeouyơưAEOUYƠƯ".indexOf(letter) >= 0;
  }
}
