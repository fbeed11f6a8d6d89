package vn.giaoban.mail.smtp;

import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// How mail is handed over.
///
/// @param helo own name in the greeting, a domain
/// @param connections most connections at once, at least 1
/// @param tokens absent: the server's URL holds a password, or none is needed
/// @param signers put their signatures in this order
/// @param trust which certificates are good
/// @param answerTimeout how long one answer may take
/// @param mailTimeout how long a whole mail may take, whatever the server does
public record SmtpOptions(
    String helo,
    int connections,
    @Nullable AccessTokens tokens,
    List<MessageSigner> signers,
    SSLSocketFactory trust,
    Duration answerTimeout,
    Duration mailTimeout) {
  public SmtpOptions {
    signers = List.copyOf(signers);
  }

  /// What usual servers need. A server may think about a large mail; RFC 5321 section 4.5.3.2
  /// allows 10 minutes after the final dot. A shorter wait risks a second copy, a longer one holds
  /// the row.
  public static SmtpOptions usual(String helo, int connections) {
    return new SmtpOptions(
        helo,
        connections,
        null,
        List.of(),
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5));
  }

  /// The same with tokens and signatures.
  public SmtpOptions with(@Nullable AccessTokens access, List<MessageSigner> signatures) {
    return new SmtpOptions(
        helo, connections, access, signatures, trust, answerTimeout, mailTimeout);
  }
}
