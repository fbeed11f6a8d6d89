package vn.giaoban.scheduler.document;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The stamp of a state secret on a first page. Such papers must not be here at all (Law on the
/// protection of state secrets), so a file that carries one is refused.
///
/// A stamp is a line of its own in capitals (Decree 30/2020/NĐ-CP, annex I, box 10a). The same
/// letters inside a sentence, as in "bảo mật thông tin" or "BÍ MẬT KINH DOANH", are not a stamp.
public enum SecrecyStamp {
  MAT("Mật", List.of("MẬT", "MËT", "MAÄT")),
  TOI_MAT("Tối mật", List.of("TỐIMẬT", "TÈIMËT", "TOÁIMAÄT")),
  TUYET_MAT("Tuyệt mật", List.of("TUYỆTMẬT", "TUYÖTMËT", "TUYEÄTMAÄT"));

  // Spaces go (stamps are often letter-spaced), and so does the frame around the word.
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern FRAME = Pattern.compile("[\\s\\p{Z}|\\[\\](){}*_.,:;=+~\\-–—]+");
  private static final Pattern LABELLED =
      Pattern.compile("^(?:độ|dấu chỉ độ|mức độ|cấp độ)\\s+mật\\s*[:\\-–]\\s*(.+)$");

  /// Words that end a line and whose next line then is not a stamp, only a wrapped heading.
  private static final List<String> OPEN_WORDS = List.of("BẢO", "BÍ", "ĐỘ", "CƠ", "THÂN", "GIỮ");

  private final String words;

  /// Capitals without spaces: Unicode, then what text in the old TCVN3 and VNI fonts looks like.
  private final List<String> spellings;

  SecrecyStamp(String words, List<String> spellings) {
    this.words = words;
    this.spellings = spellings;
  }

  /// As people write it, Vietnamese.
  public String words() {
    return words;
  }

  /// The first stamp among the lines of a page.
  public static Optional<SecrecyStamp> among(List<String> lines) {
    var before = "";
    for (var raw : lines) {
      var line = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
      var stamp = ofLine(line);
      if (stamp.isPresent() && !(stamp.get() == MAT && continues(before))) {
        return stamp;
      }
      if (!line.isEmpty()) {
        before = line;
      }
    }
    return Optional.empty();
  }

  /// What a mark chosen in a form says; a mark that is neither empty nor "none" counts as secret.
  public static Optional<SecrecyStamp> ofMark(String mark) {
    var letters = letters(Normalizer.normalize(mark, Normalizer.Form.NFC).toUpperCase(Locale.ROOT));
    if (letters.isEmpty() || letters.equals("NONE") || letters.equals("KHÔNG")) {
      return Optional.empty();
    }
    for (var stamp : values()) {
      if (stamp.spellings.contains(letters) || stamp.name().replace("_", "").equals(letters)) {
        return Optional.of(stamp);
      }
    }
    return Optional.of(MAT);
  }

  private static Optional<SecrecyStamp> ofLine(String line) {
    var labelled = LABELLED.matcher(line.toLowerCase(Locale.ROOT));
    if (labelled.matches()) {
      return spelled(labelled.group(1).toUpperCase(Locale.ROOT));
    }
    // TCVN3 has its capitals in the font, so there the letters come out small.
    var legacy = line.indexOf('Ë') >= 0 ? line.toUpperCase(Locale.ROOT) : line;
    return spelled(legacy);
  }

  private static Optional<SecrecyStamp> spelled(String line) {
    if (!NOT_LETTERS
        .matcher(FRAME.matcher(line).replaceAll(""))
        .replaceAll("")
        .equals(FRAME.matcher(line).replaceAll(""))) {
      return Optional.empty(); // digits or other signs: a sentence, a table cell, a code
    }
    var letters = letters(line);
    for (var stamp : values()) {
      if (stamp.spellings.contains(letters)) {
        return Optional.of(stamp);
      }
    }
    return Optional.empty();
  }

  private static String letters(String text) {
    return NOT_LETTERS.matcher(text).replaceAll("");
  }

  private static boolean continues(String before) {
    var words = before.split("[\\s\\p{Z}]+", -1);
    var last = words[words.length - 1].toUpperCase(Locale.ROOT);
    return words.length > 1 && OPEN_WORDS.contains(last);
  }
}
