package vn.giaoban.mail.inbound;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.giaoban.mail.mime.MimeContent;

/// Recognises absence notices and other machines' answers (RFC 3834, and those that do not know
/// it).
final class AutomaticReplies {
  /// Headers whose mere presence says it.
  private static final List<String> MARKS =
      List.of(
          "X-Autoreply",
          "X-Autorespond",
          "X-Autoreply-From",
          "X-Mail-Autoreply",
          "X-MS-Exchange-Inbox-Rules-Loop",
          "X-AutoReply-Text");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?iu)^\\s*((automatic|auto)[ -]?(reply|response)|autoreply|out of (the )?office|"
              + "away (until|from)|on (vacation|leave)|(thư )?trả lời tự động|tự động trả lời|"
              + "(thông báo )?vắng mặt|nghỉ phép|đi công tác|réponse automatique|absence|"
              + "automatische antwort|abwesenheit|respuesta automática|自动回复|自動応答)");

  private AutomaticReplies() {}

  static boolean recognise(MimeContent content) {
    var submitted = header(content, "Auto-Submitted");
    if (submitted.startsWith("auto-replied") || submitted.startsWith("auto-notified")) {
      return true;
    }
    var suppressed = !header(content, "X-Auto-Response-Suppress").isEmpty();
    var subject = SUBJECT.matcher(content.header("Subject").orElse("")).find();
    return subject
        || MARKS.stream().anyMatch(mark -> content.header(mark).isPresent())
        || header(content, "Precedence").equals("auto_reply")
        || header(content, "X-Apple-Action").equals("vacation")
        || (submitted.startsWith("auto-generated") && suppressed)
        || (submitted.startsWith("auto-generated") && nullPath(content));
  }

  private static boolean nullPath(MimeContent content) {
    return header(content, "Return-Path").replace(" ", "").equals("<>");
  }

  private static String header(MimeContent content, String name) {
    return content.header(name).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
