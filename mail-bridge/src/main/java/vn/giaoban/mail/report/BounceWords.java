package vn.giaoban.mail.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a server's words amount to in the codes of RFC 3463, when it gives no code or only a
/// general one.
final class BounceWords {
  /// Longer explanations are not read on.
  static final int MAX_TEXT = 20_000;

  /// @param subject and detail of RFC 3463
  /// @param passing whether it may be otherwise later unless the server says that it is final
  private record Meaning(Pattern words, int subject, int detail, boolean passing) {}

  /// The first that fits; what is most special comes first.
  private static final List<Meaning> MEANINGS =
      List.of(
          meaning(
              2,
              2,
              false,
              "(mailbox|mail box|inbox|account|user|recipient)('s mailbox)? (is |was )?(over ?quota|full|out of storage)|over ?quota|quota (has been )?exceed|"
                  + "exceed(s|ed|ing)?.{0,40}(quota|storage|mailbox size|allowed size)|insufficient (system |disk )?(storage|space)|"
                  + "not enough (disk |storage )?space|disk (is )?full|mailbox size limit|hộp thư.{0,30}(đầy|vượt)|vượt quá (hạn mức|dung lượng hộp)"),
          meaning(
              3,
              4,
              false,
              "(message|mail|e-?mail|attachment).{0,30}(too (large|big)|exceed(s|ed)? .{0,30}(size|limit|maximum))|"
                  + "(size|length) (limit )?exceed|exceeds? (the )?(fixed )?maximum (message )?size|message size limit|"
                  + "(thư|tệp|dung lượng).{0,30}(quá lớn|vượt quá)"),
          meaning(
              2,
              1,
              false,
              "(account|mailbox|user|recipient).{0,30}(disabled|inactive|suspended|deactivated|locked|blocked|expired)|"
                  + "(tài khoản|hộp thư).{0,30}(khóa|khoá|ngừng|vô hiệu)"),
          meaning(
              1,
              2,
              false,
              "(host|domain)( or domain name| name)? (could )?not (be )?found|no such (host|domain)|unknown (host|domain)|"
                  + "illegal host|nxdomain|domain .{0,60}(does not exist|doesn't exist|not found)|couldn't find any host|"
                  + "bad destination (host|mailbox|system)|no mx|mx record|unable to resolve|không tìm thấy (máy chủ|tên miền)"),
          meaning(
              1,
              1,
              false,
              "(user|recipient|mailbox|address|account|userid|alias|addressee|person|e-?mail).{0,80}("
                  + "unknown|not found|not known|wasn't found|couldn't be found|could not be found|not listed|no longer|"
                  + "do(es)?(n't| not) (exist|have)|not exist|invalid|unavailable|rejected|not recogni[sz]ed|undeliverable|no mailbox)|"
                  + "(unknown|no such|invalid|bad|not a valid|not a known|unrecogni[sz]ed|non-?existent|illegal|cannot find|can't find).{0,40}"
                  + "(user|recipient|mailbox|address|account|userid|alias|addressee|person|local part)|"
                  + "unrouteable|unroutable|not our customer|no mailbox here|don't know .{0,30}(user|recipient)|"
                  + "invalid final delivery userid|(người nhận|địa chỉ|hộp thư|người dùng|tài khoản).{0,40}(không tồn tại|không tìm thấy|không hợp lệ)|"
                  + "không (tìm thấy|có) (người nhận|địa chỉ|hộp thư|người dùng)"),
          meaning(4, 6, false, "too many hops|mail loop|routing loop|loops back|hop count"),
          meaning(
              7,
              1,
              true,
              "gr[ae]y-?list|try again later|temporarily (deferred|rejected|blocked|unavailable)|please retry|rate limit|"
                  + "too many (connections|messages|requests)|throttl"),
          meaning(
              7,
              1,
              false,
              "black-?list|block-?list|\\bblocked\\b|\\bspam\\b|dnsbl|\\brbl\\b|spamhaus|barracuda|reputation|"
                  + "(denied|rejected|refused|not allowed|prohibited) .{0,40}(policy|content|security|administrator|sender)|policy (violation|reasons?)|"
                  + "(access|relay(ing)?|permission).{0,20}denied|not (authori[sz]ed|permitted|allowed)|message (content )?(was )?rejected|"
                  + "virus|dmarc|\\bspf\\b|bị chặn|thư rác|từ chối"),
          meaning(
              4,
              7,
              false,
              "(delivery|retry|queue|message)( time)? ?(timeout|expired|exceeded)|retry timeout|been in the queue too long|"
                  + "giving up|gave up|(could not|unable to) be delivered (for|within|after)|quá thời (hạn|gian)"),
          meaning(
              4,
              1,
              true,
              "timed? ?out|connection (refused|reset|failed|lost)|could ?n('|o)t (connect|establish)|unable to connect|"
                  + "(network|host) (is )?unreachable|no route|no answer from|not responding|không kết nối"));

  private static final Pattern TRYING =
      Pattern.compile(
          "will (be retried|keep trying|continue (to|trying)|retry|be attempted|try again)|(this is|only) a warning|"
              + "(no action is|do not need to|don't need to|need not) .{0,30}(required|resend|do)|still (being )?(tr(y|ied)|queued)|"
              + "has not yet been delivered|not (been )?(yet )?delivered yet|delivery (is |has been |was )?delayed|"
              + "delivery .{0,20}\\(delay\\)|sẽ (tiếp tục )?(thử|gửi) lại|đang (thử|chờ) gửi lại|bị (chậm|hoãn)");

  private static final Pattern REPLY_CODE =
      Pattern.compile("(?m)(?:^|[\\s:\\[(])([245]\\d\\d)[ \\-](?=[\\p{L}\\d#<\\[(])");

  private BounceWords() {}

  private static Meaning meaning(int subject, int detail, boolean passing, String words) {
    return new Meaning(Pattern.compile(words), subject, detail, passing);
  }

  /// Whether the server goes on trying.
  static boolean delayed(String text) {
    return TRYING.matcher(lower(text)).find();
  }

  /// The status of what `text` says.
  ///
  /// @return empty when there is neither code nor a word that tells
  static Optional<EnhancedStatus> status(String text) {
    var said = lower(text);
    var code = EnhancedStatus.find(said);
    if (code.isPresent() && !code.get().general()) {
      return code;
    }
    var reply = REPLY_CODE.matcher(said);
    var family =
        code.isPresent()
            ? code.get().family()
            : reply.find()
                ? EnhancedStatus.ofReplyCode(Integer.parseInt(reply.group(1))).family()
                : 0;
    for (var meaning : MEANINGS) {
      if (meaning.words().matcher(said).find()) {
        var told = family != 0 ? family : meaning.passing() || delayed(said) ? 4 : 5;
        return Optional.of(new EnhancedStatus(told, meaning.subject(), meaning.detail()));
      }
    }
    return code.isPresent() || family == 0 ? code : Optional.of(new EnhancedStatus(family, 0, 0));
  }

  /// The line that tells most, for people.
  static String diagnostic(String text) {
    return bounded(text)
        .lines()
        .map(String::strip)
        .filter(line -> line.length() > 3 && status(line).isPresent())
        .findFirst()
        .map(line -> line.length() > 300 ? line.substring(0, 300) : line)
        .orElse("");
  }

  private static String bounded(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /// Lower case once: patterns without regard to case are slow.
  private static String lower(String text) {
    return bounded(text).toLowerCase(Locale.ROOT);
  }
}
