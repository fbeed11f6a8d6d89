package vn.giaoban.mail.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.mime.MimeContent;

/// Reads the bounces that are no RFC 3464 reports: what the server wrote for people.
public final class Bounces {
  private static final Set<String> DAEMONS =
      Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mail-system");
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?iu)undeliver|not\\s+deliver|delivery\\s+(status|failure|failed|problem|has failed)|"
              + "mail\\s+(delivery|system)|returned\\s+mail|return(ed)? to sender|failure notice|"
              + "could not send|không (gửi|chuyển) được|thư (bị )?trả lại|chuyển thư thất bại");
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?im)^\\s*-{3,}.*(original|copy of|message).*$|^\\s*original message( follows)?\\.?\\s*$|"
              + "^\\s*Received: .*$|^\\s*Additional Information\\s*$");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+\\-]{1,64}@[A-Za-z0-9.\\-]{1,253}[A-Za-z0-9]");
  private static final Pattern REPLY_CODE = Pattern.compile("(?m)(?:^|[\\s:])([45]\\d\\d)[ \\-]");
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?iu)unknown user|user unknown|no such user|mailbox (unavailable|not found)");
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^\\s*Message-ID:\\s*(<[^<>\\s]{1,500}>)");
  private static final int MAX_TEXT = 200_000;

  private Bounces() {}

  /// What happened, per recipient.
  ///
  /// @return empty when `content` does not look like a bounce or names nobody
  public static Optional<List<RecipientStatus>> read(MimeContent content) {
    var failed = content.header("X-Failed-Recipients");
    var subject = content.header("Subject").orElse("");
    if (failed.isEmpty() && !(fromDaemon(content) && SUBJECT.matcher(subject).find())) {
      return Optional.empty();
    }
    var explained = explanation(content);
    var status = status(explained);
    var found = new LinkedHashMap<String, RecipientStatus>();
    for (var address : addresses(failed.orElse(explained), content)) {
      found.putIfAbsent(
          address.address().toLowerCase(Locale.ROOT),
          new RecipientStatus(
              address,
              status.permanent() ? Action.FAILED : Action.DELAYED,
              status,
              diagnostic(explained)));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found.values()));
  }

  /// The `Message-ID` in the copy of the mail that came back.
  public static Optional<String> originalMessageId(MimeContent content) {
    var found = MESSAGE_ID.matcher(bounded(content.readableText()));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static boolean fromDaemon(MimeContent content) {
    return content
            .header("Return-Path")
            .map(path -> path.replace(" ", "").equals("<>"))
            .orElse(false)
        || content.address("From").map(from -> DAEMONS.contains(from.local())).orElse(false);
  }

  private static String bounded(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  private static String explanation(MimeContent content) {
    var text = bounded(content.readableText());
    var copy = ORIGINAL.matcher(text);
    return copy.find() ? text.substring(0, copy.start()) : text;
  }

  private static List<MailAddress> addresses(String text, MimeContent content) {
    var own = content.header("To").orElse("").toLowerCase(Locale.ROOT);
    return ADDRESS
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .filter(address -> !own.contains(address.toLowerCase(Locale.ROOT)))
        .map(MailAddress::of)
        .limit(100)
        .toList();
  }

  private static EnhancedStatus status(String text) {
    var code = REPLY_CODE.matcher(text);
    return EnhancedStatus.find(text)
        .or(() ->
            UNKNOWN.matcher(text).find()
                ? Optional.of(new EnhancedStatus(5, 1, 1))
                : Optional.empty())
        .or(() ->
            code.find()
                ? Optional.of(EnhancedStatus.ofReplyCode(Integer.parseInt(code.group(1))))
                : Optional.empty())
        .orElse(new EnhancedStatus(5, 0, 0));
  }

  private static String diagnostic(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line ->
            EnhancedStatus.find(line).isPresent()
                || UNKNOWN.matcher(line).find()
                || REPLY_CODE.matcher(" " + line).find())
        .findFirst()
        .map(line -> line.length() > 300 ? line.substring(0, 300) : line)
        .orElse("");
  }
}
