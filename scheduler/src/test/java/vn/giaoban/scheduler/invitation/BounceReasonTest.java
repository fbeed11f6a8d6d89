package vn.giaoban.scheduler.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReasonTest {
  /// Answers of real servers.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.3 no address | NO_ADDRESS",
        "5.1.3 Bad recipient address syntax | BAD_ADDRESS",
        "5.1.1 The email account that you tried to reach does not exist | UNKNOWN_USER",
        "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address | NO_SERVER",
        "5.1.2 Host unknown (Name server: xa.example.: host not found) | NO_SERVER",
        "5.0.0 User unknown; rejecting | UNKNOWN_USER",
        "5.0.0 550 No such user here | UNKNOWN_USER",
        "5.0.0 User hai (hai@xa.example) not listed in Domino Directory | UNKNOWN_USER",
        "5.2.2 Over quota | FULL",
        "5.2.2 mailbox full | FULL",
        "4.2.2 The email account that you tried to reach is over quota | FULL",
        "5.0.0 552 Mailbox is full | FULL",
        "5.2.1 The account is disabled | DISABLED",
        "5.0.0 This account has been suspended | DISABLED",
        "5.3.4 Message size exceeds fixed limit | TOO_LARGE",
        "5.2.3 Message too large for mailbox | TOO_LARGE",
        "5.0.0 message size exceeds maximum message size | TOO_LARGE",
        "5.7.1 Service unavailable; Client host [203.0.113.5] blocked using zen.spamhaus.org | SPAM",
        "5.7.1 Message rejected as spam by Content Filtering | SPAM",
        "5.7.1 Access denied | REFUSED",
        "5.7.26 Unauthenticated email is not accepted due to policy | REFUSED",
        "4.4.1 connect to mx.xa.example[203.0.113.9]:25: Connection timed out | UNREACHABLE",
        "4.4.7 Delivery time expired | EXPIRED",
        "5.6.1 Media not supported | UNREADABLE",
        "5.6.0 attachment is gone | ATTACHMENT",
        "Connection refused | UNREACHABLE",
        "5.0.0 | OTHER",
        "5.5.0 Requested action not taken | OTHER",
        "hộp thư đầy | FULL"
      })
  void isReadFromTheCodeAndTheServersWords(String error, BounceReason reason) {
    assertThat(BounceReason.of(error)).isEqualTo(reason);
  }

  @Test
  void theExactCodeOutweighsTheWords() {
    assertThat(BounceReason.of("5.1.1 blocked: no such user")).isEqualTo(BounceReason.UNKNOWN_USER);
  }

  @Test
  void onlyWrongAddressesComeBackAgainWithCertainty() {
    assertThat(BounceReason.UNKNOWN_USER.addressIsWrong()).isTrue();
    assertThat(BounceReason.FULL.addressIsWrong()).isFalse();
    assertThat(BounceReason.of("")).isEqualTo(BounceReason.OTHER);
  }
}
