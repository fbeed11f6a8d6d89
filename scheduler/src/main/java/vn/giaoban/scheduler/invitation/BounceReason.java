package vn.giaoban.scheduler.invitation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a mail came back, as somebody in an office thinks of it. Pure.
///
/// Read from the enhanced status code (RFC 3463), and where that says no more than "failed", from
/// the words servers usually write beside it.
public enum BounceReason {
  /// The unit has no address at all.
  NO_ADDRESS(true),
  /// There is no such mailbox.
  UNKNOWN_USER(true),
  /// There is no such domain, or it takes no mail.
  NO_SERVER(true),
  /// The address is not one.
  BAD_ADDRESS(true),
  DISABLED(true),
  FULL(false),
  TOO_LARGE(false),
  /// Taken for advertising, or the office's server is on somebody's list.
  SPAM(false),
  /// A rule of the receiving side.
  REFUSED(false),
  UNREACHABLE(false),
  /// Tried for days.
  EXPIRED(false),
  /// The receiving server cannot read what we sent.
  UNREADABLE(false),
  /// A paper that should have gone along is gone.
  ATTACHMENT(false),
  OTHER(false);

  private static final Pattern CODE =
      Pattern.compile("^\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\d)");
  private static final Pattern CODE_WITHIN =
      Pattern.compile("(?<![\\d.])([45])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");

  private static final Map<String, BounceReason> EXACT =
      Map.ofEntries(
          Map.entry("1.1", UNKNOWN_USER),
          Map.entry("1.2", NO_SERVER),
          Map.entry("1.6", UNKNOWN_USER),
          Map.entry("1.10", NO_SERVER),
          Map.entry("2.1", DISABLED),
          Map.entry("2.2", FULL),
          Map.entry("2.3", TOO_LARGE),
          Map.entry("3.1", FULL),
          Map.entry("3.4", TOO_LARGE),
          Map.entry("4.7", EXPIRED),
          Map.entry("6.0", ATTACHMENT));

  /// The first that fits.
  private static final Pattern NONE_SUCH =
      words(
          "user unknown|unknown user|no such (user|recipient|mailbox|person)|"
              + "mailbox (unavailable|not found|does not exist)|address (rejected|unknown)|"
              + "(user|recipient|account|mailbox) (is |was )?(not (found|exist)|unknown)|does(n't| not) (have an?"
              + " .{0,40}account|exist)|not listed in domino|recipientnotfound|invalid recipient");

  private static final Pattern NO_DOMAIN =
      words(
          "host (unknown|not found)|domain (not found|does not exist)|name or service not known|"
              + "no (mx|mail exchanger)|nxdomain|unrouteable|null mx");
  private static final Pattern CLOSED =
      words("(account|mailbox|user).{0,30}(disabled|inactive|suspended|locked|expired)");
  private static final Pattern QUOTA =
      words("quota|mailbox (is )?full|over ?quota|insufficient storage|hộp thư đầy");
  private static final Pattern SIZE =
      words("too (large|big)|size (limit|exceed)|exceeds? .{0,40}size");
  private static final Pattern JUNK =
      words(
          "spam|blocked|block ?list|black ?list|dnsbl|spamhaus|reputation|junk|unsolicited|virus");
  private static final Pattern SILENT =
      words(
          "timed? ?out|connection (refused|lost|reset)|no route|unreachable|could not connect|"
              + "greylist|try again");
  private static final Pattern DENIED =
      words("denied|not (allowed|permitted|authori[sz]ed)|policy|rejected|refused|relay");

  private final boolean hard;

  BounceReason(boolean hard) {
    this.hard = hard;
  }

  /// Whether the address itself is wrong: what is sent to it again comes back again.
  public boolean addressIsWrong() {
    return hard;
  }

  /// Reads what was kept of a bounce.
  ///
  /// @param error an enhanced status code, then the server's words; either may be missing
  public static BounceReason of(String error) {
    var own = CODE.matcher(error);
    if (own.find()) {
      var words = error.substring(own.end());
      return of(own.group(2), own.group(3), words)
          .or(() -> said(words))
          .orElseGet(() -> subject(own.group(2)));
    }
    return said(error).orElse(OTHER);
  }

  private static Optional<BounceReason> of(String subject, String detail, String words) {
    if (subject.equals("1") && detail.equals("3")) {
      // Our own word for a unit without an address.
      return Optional.of(words.strip().equals("no address") ? NO_ADDRESS : BAD_ADDRESS);
    }
    return Optional.ofNullable(EXACT.get(subject + "." + detail));
  }

  private static Optional<BounceReason> said(String words) {
    var code = CODE_WITHIN.matcher(words);
    if (code.find()) {
      var exact = EXACT.get(code.group(2) + "." + code.group(3));
      if (exact != null) {
        return Optional.of(exact);
      }
    }
    // A list of senders to be blocked is often named beside "rejected" and "address".
    if (JUNK.matcher(words).find()) {
      return Optional.of(SPAM);
    }
    if (QUOTA.matcher(words).find()) {
      return Optional.of(FULL);
    }
    if (CLOSED.matcher(words).find()) {
      return Optional.of(DISABLED);
    }
    if (NO_DOMAIN.matcher(words).find()) {
      return Optional.of(NO_SERVER);
    }
    if (NONE_SUCH.matcher(words).find()) {
      return Optional.of(UNKNOWN_USER);
    }
    if (SIZE.matcher(words).find()) {
      return Optional.of(TOO_LARGE);
    }
    if (SILENT.matcher(words).find()) {
      return Optional.of(UNREACHABLE);
    }
    return DENIED.matcher(words).find() ? Optional.of(REFUSED) : Optional.empty();
  }

  /// By the subject of the code alone (RFC 3463 section 3).
  private static BounceReason subject(String subject) {
    return switch (subject) {
      case "1" -> BAD_ADDRESS;
      case "2" -> DISABLED;
      case "4" -> UNREACHABLE;
      case "6" -> UNREADABLE;
      case "7" -> REFUSED;
      default -> OTHER;
    };
  }

  private static Pattern words(String any) {
    return Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
