package vn.giaoban.web.mail;

import java.util.List;
import java.util.regex.Pattern;

/// Parts the words of a mail from what it quotes, so that the quotation can be folded. Pure; when
/// in doubt all are its own words, for nothing may be hidden from the secretary.
///
/// @param own what was written
/// @param quoted what follows of earlier mails; empty when nothing
record QuotedText(String own, String quoted) {
  /// Where earlier mails begin: Outlook's rule and heads, Gmail's and Zimbra's lines, in both
  /// languages.
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?iu)^\\s*(-{2,}\\s*(original message|thư gốc|tin nhắn gốc|forwarded message|"
              + "thư (đã )?chuyển tiếp).*|_{10,}|-{10,}"
              + "|(on|vào|ngày|lúc)\\b.{5,200}(wrote|đã viết|viết)\\s*:\\s*"
              + "|(from|từ)\\s*:\\s.*(@|\\[mailto:).*)$");

  private static final Pattern MARKED = Pattern.compile("^\\s*>.*$");

  static QuotedText split(String text) {
    var lines = text.lines().toList();
    var at = begin(lines);
    if (at <= 0) {
      return new QuotedText(text.strip(), "");
    }
    return new QuotedText(join(lines.subList(0, at)), join(lines.subList(at, lines.size())));
  }

  private static int begin(List<String> lines) {
    for (var i = 0; i < lines.size(); i++) {
      if (BEGINS.matcher(lines.get(i)).matches() || allMarked(lines, i)) {
        return ownBefore(lines, i) ? i : -1;
      }
    }
    return -1;
  }

  /// Answers between quoted lines are words of the sender: then nothing is folded.
  private static boolean allMarked(List<String> lines, int from) {
    return MARKED.matcher(lines.get(from)).matches()
        && lines.subList(0, from).stream().noneMatch(line -> MARKED.matcher(line).matches())
        && lines.subList(from, lines.size()).stream()
            .allMatch(line -> line.isBlank() || MARKED.matcher(line).matches());
  }

  private static boolean ownBefore(List<String> lines, int at) {
    return lines.subList(0, at).stream().anyMatch(line -> !line.isBlank());
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines).strip();
  }
}
