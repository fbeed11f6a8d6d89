package vn.giaoban.mail.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.giaoban.mail.inbound.IncomingMail.Robot;
import vn.giaoban.mail.mime.MimeContent;

/// Recognises what machines write: absence notices (RFC 3834, and those that do not know it),
/// challenges, notices of mailing lists.
final class Robots {
  /// Headers whose mere presence says that somebody's program answered.
  private static final List<String> MARKS =
      List.of(
          "X-Autoreply",
          "X-Autorespond",
          "X-Autoresponder",
          "X-Autoreply-From",
          "X-Autoreply-Domain",
          "X-Mail-Autoreply",
          "X-Vacation",
          "X-MS-Exchange-Inbox-Rules-Loop",
          "X-AutoReply-Text");

  /// Headers of mail that is written to many, or by no person.
  private static final List<String> MASS =
      List.of("List-Id", "List-Unsubscribe", "List-Post", "X-Mailing-List", "Feedback-ID");

  private static final Pattern ABSENCE =
      Pattern.compile(
          "(?iuU)^\\W*((re|aw|sv|fwd?|trả lời|tl)\\s*:\\s*)*\\W*("
              + "(automatic|automated|auto)[ -]?(reply|response|answer)|auto-?(reply|response)|"
              + "out[ -]of[ -](the[ -])?office|ooo\\b|(i am |i'm )?away (until|from)|"
              + "(i am |i'm )?(currently )?on (vacation|annual leave|holiday|leave)|vacation( reply| notice|:)|"
              + "(thư |tin )?trả lời tự động|tự động trả lời|phản hồi tự động|tự động phản hồi|thư tự động|"
              + "thông báo (vắng mặt|nghỉ phép|đi công tác)|vắng mặt( tại)? (cơ quan|văn phòng)|"
              + "tu dong tra loi|tra loi tu dong|thong bao vang mat|vang mat\\s*:|vắng mặt\\s*:|"
              + "réponse automatique|absence du bureau|automatische antwort|abwesenheit|"
              + "respuesta automática|自动回复|自動応答|자동 ?응답)");

  private static final Pattern CHALLENGE =
      Pattern.compile(
          "(?iu)\\[?(please )?confirm (your|you're|that you).{0,30}(message|e-?mail|sender|human)|"
              + "sender (address )?(verification|confirmation)|confirmation (of your mail )?required to deliver|"
              + "verify (your|that you).{0,30}(e-?mail|message|human|sender)|"
              + "your (e-?mail|message) (requires|needs) (verification|confirmation)|"
              + "(boxbe|spamarrest|sender ?verification|mailblocks|tmda)|challenge[/-]response|"
              + "xác (nhận|minh) (người gửi|địa chỉ gửi|thư gửi)");

  private static final Pattern LIST =
      Pattern.compile(
          "(?iu)(message|post|posting) (to .{1,80} )?(awaits|is awaiting|held for|pending) moderat|"
              + "your message to .{1,80} (awaits|has been (rejected|held))|"
              + "request to mailing list .{1,80} rejected|subscription (request|confirmation)|"
              + "confirm(ation of)? (un)?subscri|posting to .{1,80} (rejected|denied|not allowed)|"
              + "you are not (allowed|authorized) to (post|send)");

  private static final Pattern LIST_SENDER =
      Pattern.compile(
          "(?i)^(mailman|majordomo|listserv|sympa|listmaster|.+-(bounces|request|owner|admin))$");

  private static final Pattern SUPPRESSED = Pattern.compile("\\b(all|oof|autoreply)\\b");

  private static final Pattern NO_REPLY = Pattern.compile("(no|do-?not)[-_.]?reply");

  private static final Set<String> DAEMONS =
      Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mail-system");

  private Robots() {}

  /// What the robot is; empty when a person may have written it.
  static Optional<Robot> recognise(MimeContent content) {
    var subject = bounded(content.header("Subject").orElse(""));
    var sender = content.address("From").map(from -> from.local()).orElse("");
    var byRobot = wrote(content);
    if (CHALLENGE.matcher(subject).find()
        && (byRobot || content.header("X-Boxbe").isPresent() || sender.contains("challenge"))) {
      return Optional.of(Robot.CHALLENGE);
    }
    if (LIST_SENDER.matcher(sender).matches() && (byRobot || LIST.matcher(subject).find())) {
      return Optional.of(Robot.LIST);
    }
    if (byRobot && LIST.matcher(subject).find()) {
      return Optional.of(Robot.LIST);
    }
    if (absence(content, subject)) {
      return Optional.of(CHALLENGE.matcher(subject).find() ? Robot.CHALLENGE : Robot.ABSENCE);
    }
    return Optional.empty();
  }

  private static boolean absence(MimeContent content, String subject) {
    var submitted = header(content, "Auto-Submitted");
    var generated = submitted.startsWith("auto-generated");
    return submitted.startsWith("auto-replied")
        || submitted.startsWith("auto-notified")
        || ABSENCE.matcher(subject).find()
        || MARKS.stream().anyMatch(mark -> content.header(mark).isPresent())
        || header(content, "Precedence").equals("auto_reply")
        || header(content, "X-Precedence").equals("auto_reply")
        || header(content, "Delivered-By-The-Graph").equals("true") && nullPath(content)
        || header(content, "X-Apple-Action").equals("vacation")
        || (generated && content.header("X-Auto-Response-Suppress").isPresent())
        || (generated && nullPath(content));
  }

  /// Whether no person wrote it, or to many at once: nothing may be answered to it (RFC 3834
  /// section 2, and what Exchange, lists and old programs say instead).
  static boolean wrote(MimeContent content) {
    var submitted = header(content, "Auto-Submitted");
    var precedence = header(content, "Precedence");
    var suppressed = header(content, "X-Auto-Response-Suppress");
    return (!submitted.isEmpty() && !submitted.equals("no") && !submitted.startsWith("no;"))
        || Set.of("bulk", "junk", "list", "auto_reply").contains(precedence)
        || SUPPRESSED.matcher(suppressed).find()
        || MARKS.stream().anyMatch(mark -> content.header(mark).isPresent())
        || MASS.stream().anyMatch(mark -> content.header(mark).isPresent())
        || header(content, "X-Loop").length() > 0
        || nullPath(content)
        || content.root().mediaType().equals("multipart/report")
        || content
            .address("From")
            .map(from -> DAEMONS.contains(from.local()) || noReply(from.local()))
            .orElse(true)
        || ABSENCE.matcher(bounded(content.header("Subject").orElse(""))).find();
  }

  private static boolean noReply(String local) {
    return NO_REPLY.matcher(local).lookingAt();
  }

  private static boolean nullPath(MimeContent content) {
    return header(content, "Return-Path").replace(" ", "").equals("<>");
  }

  private static String bounded(String text) {
    return text.length() > 500 ? text.substring(0, 500) : text;
  }

  private static String header(MimeContent content, String name) {
    return content.header(name).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
