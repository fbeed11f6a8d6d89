package vn.giaoban.mail.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.mime.MimeContent;
import vn.giaoban.mail.mime.MimeLeaf;

/// Reads the bounces that are no RFC 3464 reports: what qmail, Exim, Postfix without a report,
/// MDaemon, Domino, IMail, MailMarshal, Exchange and the large providers write for people.
public final class Bounces {
  private static final Set<String> DAEMONS =
      Set.of(
          "mailer-daemon",
          "mailer_daemon",
          "postmaster",
          "mail-daemon",
          "mailerdaemon",
          "mail-system",
          "mdaemon",
          "mail.daemon",
          "maildelivery",
          "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e");

  private static final Pattern DAEMON_NAME =
      Pattern.compile(
          "mail(er)?[ -](delivery|daemon)|delivery (sub)?system|system administrator|postmaster|"
              + "mail administrator|microsoft outlook|quản trị (thư|hệ thống)");

  private static final Pattern SUBJECT =
      Pattern.compile(
          "undeliver|not\\s+(be\\s+)?deliver|delivery\\s+(status|failure|failed|problem|has failed|delayed|error|report)|"
              + "mail\\s+(delivery|system)|returned\\s+mail|return(ed)? to sender|failure notice|delivery[: -]+fail|"
              + "could ?n[o']t (be )?(send|sent|deliver)|(message|mail) (delayed|bounced|failure|status)|bounce|"
              + "warning: (message|could not)|permanent (delivery )?(failure|error)|nondeliverable|"
              + "không (gửi|chuyển|phát) được|không thể (gửi|chuyển)|thư (bị )?(trả lại|hoàn|chậm)|chuyển thư thất bại|gửi (thư )?(không thành công|thất bại)");

  /// First words of servers that have a subject like anybody else's.
  private static final Pattern BODY =
      Pattern.compile(
          "this is the (qmail-send program|mail system at host|postfix program|mail delivery system)|"
              + "this (message|report|is an? automat).{0,40}(mail delivery|created automatically by mail)|"
              + "message that you sent could not be delivered|did not reach (the following|some or all)|"
              + "delivery to the following recipients? (has )?(failed|been delayed)|permanent fatal (delivery )?errors|"
              + "(wasn't|was not|could not be|couldn't be|can't be|cannot be) delivered (to|because)|undeliverable to|"
              + "unable to deliver (your |the |this )?(message|mail)|(thư|tin nhắn).{0,30}(chưa được|không được|không thể) (gửi|chuyển)");

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?im)^[ \\t]*+-{3,}.{0,60}(original|copy of|message|returned|below this line).*$|^[ \\t]*+original message( follows| headers)?[.:]?\\s*$|"
              + "^[ \\t]*+Received: .*$|^[ \\t]*+Return-Path: .*$|^[ \\t]*+Additional Information\\s*$|"
              + "^[ \\t]*+(Original message headers|Message header|Thư gốc)\\b.*$|^[ \\t]*+={3,}.*(header|message).*$");

  private static final String MAILBOX =
      "[\\p{L}\\d._%+\\-=&'/]{1,64}@[\\p{L}\\d.\\-]{1,253}[\\p{L}\\d]";
  private static final Pattern ADDRESS = Pattern.compile(MAILBOX);

  /// An address with which a line begins: what follows is about it.
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[\\s*>•-]{0,20}(?:(?:to|recipient|rcpt to|địa chỉ|người nhận):? )?<?("
              + MAILBOX
              + ")>?(?=[\\s:;,)]|$)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^[ \\t]*+Message-ID:\\s*(<[^<>\\s]{1,500}>)");
  private static final int MAX_TEXT = 200_000;
  private static final int MAX_RECIPIENTS = 100;

  private Bounces() {}

  /// What happened, per recipient.
  ///
  /// @return empty when `content` does not look like a bounce or names nobody
  public static Optional<List<RecipientStatus>> read(MimeContent content) {
    var failed = content.header("X-Failed-Recipients");
    if (failed.isEmpty() && !isBounce(content)) {
      return Optional.empty();
    }
    var explained = explanation(content);
    var whole = BounceWords.status(explained).orElse(new EnhancedStatus(5, 0, 0));
    var found = new LinkedHashMap<String, RecipientStatus>();
    recipients(content, explained, failed.orElse(""))
        .forEach((address, words) -> {
          var status = BounceWords.status(words).filter(s -> !s.general()).orElse(whole);
          // Whatever the code: a server that goes on trying has not given up.
          var trying = BounceWords.delayed(explained);
          var action = trying || !status.permanent() ? Action.DELAYED : Action.FAILED;
          var diagnostic = BounceWords.diagnostic(words);
          found.put(
              address,
              new RecipientStatus(
                  MailAddress.of(address),
                  action,
                  status,
                  diagnostic.isEmpty() ? BounceWords.diagnostic(explained) : diagnostic));
        });
    return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found.values()));
  }

  private static boolean isBounce(MimeContent content) {
    if (!fromDaemon(content)) {
      return false;
    }
    var subject = content.header("Subject").orElse("");
    return SUBJECT.matcher(key(bounded(subject, 500))).find()
        || BODY.matcher(key(bounded(content.readableText(), 2_000))).find();
  }

  /// The `Message-ID` in the copy of the mail that came back.
  public static Optional<String> originalMessageId(MimeContent content) {
    var found = MESSAGE_ID.matcher(bounded(content.readableText(), MAX_TEXT));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static boolean fromDaemon(MimeContent content) {
    var from = content.address("From");
    var name = from.map(MailAddress::name).orElse(null);
    return content
            .header("Return-Path")
            .map(path -> path.replace(" ", "").equals("<>"))
            .orElse(false)
        || from.map(address -> DAEMONS.contains(address.local())).orElse(false)
        || content
            .header("From")
            .map(text -> text.strip().matches("(?i)<?mailer-daemon.*"))
            .orElse(false)
        || (name != null && DAEMON_NAME.matcher(key(name)).find());
  }

  private static String bounded(String text, int limit) {
    return text.length() > limit ? text.substring(0, limit) : text;
  }

  private static String explanation(MimeContent content) {
    var text = bounded(content.readableText(), MAX_TEXT);
    var copy = ORIGINAL.matcher(text);
    var from = 0;
    while (copy.find(from)) {
      // Some begin with such a line; then it is not the copy.
      if (ADDRESS.matcher(text.substring(0, copy.start())).find() || from > 0) {
        return text.substring(0, copy.start());
      }
      from = copy.end();
    }
    return text;
  }

  /// Addresses, lower case, each with what is said about it: those that a header names, else those
  /// with which lines begin, else those anywhere in the explanation, else whom the copy was for.
  private static Map<String, String> recipients(
      MimeContent content, String explained, String failed) {
    var found = new LinkedHashMap<String, String>();
    for (var named : results(ADDRESS, failed)) {
      found.putIfAbsent(key(named.group()), "");
    }
    var lines = results(LINE, explained);
    for (var i = 0; i < lines.size(); i++) {
      var end = i + 1 < lines.size() ? lines.get(i + 1).start() : explained.length();
      var address = key(lines.get(i).group(1));
      if (failed.isEmpty() ? !own(content, address) : found.containsKey(address)) {
        found.merge(
            address,
            explained.substring(lines.get(i).end(1), end),
            (before, after) -> before.isBlank() ? after : before);
      }
    }
    if (found.isEmpty()) {
      for (var anywhere : results(ADDRESS, explained)) {
        if (!own(content, key(anywhere.group()))) {
          found.putIfAbsent(key(anywhere.group()), "");
        }
      }
    }
    if (found.isEmpty()) {
      copiedTo(content).forEach(address -> found.putIfAbsent(key(address), ""));
    }
    return found;
  }

  private static List<MatchResult> results(Pattern pattern, String text) {
    return pattern.matcher(text).results().limit(MAX_RECIPIENTS).toList();
  }

  /// Ours, the server's, or one to ask for help.
  private static boolean own(MimeContent content, String address) {
    var local = address.substring(0, address.indexOf('@'));
    var from = content.header("From").orElse("").toLowerCase(Locale.ROOT);
    var to = content.header("To").orElse("").toLowerCase(Locale.ROOT);
    return to.contains(address)
        || from.contains(address)
        || DAEMONS.contains(local)
        || Set.of("abuse", "helpdesk", "support", "hostmaster").contains(local);
  }

  private static List<String> copiedTo(MimeContent content) {
    return content.leaves().stream()
        .filter(DeliveryReports::isCopy)
        .findFirst()
        .map(MimeLeaf::text)
        .map(copy -> Pattern.compile("(?im)^To:(.{0,500})$").matcher(bounded(copy, MAX_TEXT)))
        .filter(java.util.regex.Matcher::find)
        .map(to -> results(ADDRESS, to.group(1)).stream().map(MatchResult::group).toList())
        .orElse(List.of());
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
