package vn.giaoban.mail.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.giaoban.mail.authentication.SenderCheck.Verdict;
import vn.giaoban.mail.mime.MimeReading;

class AuthenticationResultsTest {
  private static SenderCheck check(String... headers) {
    var mail = String.join("\r\n", headers) + "\r\n\r\nĐồng ý";
    return AuthenticationResults.check(
        MimeReading.read(mail.getBytes(StandardCharsets.UTF_8)), Set.of("mx.tinh.gov.vn"));
  }

  /// The examples of RFC 8601 appendix B.
  @Test
  void theExamplesOfTheStandardAreRead() {
    assertThat(AuthenticationResults.read("example.org 1; none").orElseThrow().results()).isEmpty();

    var spf =
        AuthenticationResults.read("example.com; spf=pass smtp.mailfrom=example.net").orElseThrow();
    assertThat(spf.server()).isEqualTo("example.com");
    assertThat(spf.results().getFirst().domain("smtp.mailfrom")).isEqualTo("example.net");

    var auth =
        AuthenticationResults.read(
                "example.com; auth=pass (cram-md5) smtp.auth=sender@example.net; spf=pass"
                    + " smtp.mailfrom=example.net")
            .orElseThrow();
    assertThat(auth.results()).hasSize(2);

    var comments =
        AuthenticationResults.read(
                "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait"
                    + " for it) fail policy (A dot can go here) . (like that) expired (this surprised"
                    + " me) = (as I wasn't expecting it) 1362471462")
            .orElseThrow();
    assertThat(comments.server()).isEqualTo("foo.example.net");
    assertThat(comments.results().getFirst().method()).isEqualTo("dkim");
    assertThat(comments.results().getFirst().result()).isEqualTo("fail");
    assertThat(comments.results().getFirst().properties())
        .containsEntry("policy.expired", "1362471462");
  }

  @Test
  void quotedWordsHideSemicolonsAndOtherVersionsAreNotRead() {
    var quoted =
        AuthenticationResults.read(
                "\"mx.example\"; dkim=fail reason=\"bad; really (bad)\" header.d=\"xa.example\";"
                    + " spf=pass smtp.mailfrom=\"a b\"@xa.example")
            .orElseThrow();

    assertThat(quoted.server()).isEqualTo("mx.example");
    assertThat(quoted.results()).hasSize(2);
    assertThat(quoted.results().getFirst().domain("header.d")).isEqualTo("xa.example");
    assertThat(quoted.results().getLast().domain("smtp.mailfrom")).isEqualTo("xa.example");
    assertThat(AuthenticationResults.read("mx.example 2; spf=pass")).isEmpty();
    assertThat(AuthenticationResults.read("")).isEmpty();
    assertThat(AuthenticationResults.read("(((((")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dmarc=pass (p=REJECT) header.from=xa.tinh.gov.vn | PASSED",
        "dmarc=fail (p=none) header.from=xa.tinh.gov.vn; dkim=pass header.d=other.example | FAILED",
        "dkim=pass header.d=xa.tinh.gov.vn | PASSED",
        "dkim=pass header.i=@tinh.gov.vn header.s=s1 | PASSED",
        "dkim=pass header.d=gov.vn | UNKNOWN",
        "dkim=pass header.d=mailer.example | UNKNOWN",
        "dkim=fail (bad signature) header.d=xa.tinh.gov.vn | FAILED",
        "spf=pass smtp.mailfrom=vanthu@xa.tinh.gov.vn | PASSED",
        "spf=pass smtp.mailfrom=evil.example | UNKNOWN",
        "spf=fail smtp.mailfrom=xa.tinh.gov.vn | FAILED",
        "spf=softfail smtp.mailfrom=xa.tinh.gov.vn | UNKNOWN",
        "spf=fail smtp.mailfrom=xa.tinh.gov.vn; dkim=pass header.d=xa.tinh.gov.vn | PASSED",
        "auth=pass (LOGIN) smtp.auth=vanthu@xa.tinh.gov.vn | PASSED",
        "auth=pass smtp.auth=vanthu | UNKNOWN",
        "iprev=pass policy.iprev=10.0.0.1 | UNKNOWN",
        "none | UNKNOWN",
      })
  void onlyTheDomainPeopleSeeCounts(String results, Verdict verdict) {
    assertThat(
            check(
                    "Authentication-Results: MX.tinh.gov.vn; " + results,
                    "From: Văn thư <vanthu@xa.tinh.gov.vn>")
                .verdict())
        .isEqualTo(verdict);
  }

  @Test
  void aFieldThatCameWithTheMailDoesNotWin() {
    var found =
        check(
            "Received: from evil.example by mx.tinh.gov.vn",
            "Authentication-Results: mx.tinh.gov.vn; dmarc=fail header.from=xa.tinh.gov.vn",
            "Received: from nowhere",
            "Authentication-Results: mx.tinh.gov.vn; dmarc=pass header.from=xa.tinh.gov.vn",
            "From: vanthu@xa.tinh.gov.vn");

    assertThat(found).isEqualTo(new SenderCheck(Verdict.FAILED, "dmarc=fail"));
  }

  @Test
  void serversNobodyTrustsAreNotHeard() {
    assertThat(
            check(
                "Authentication-Results: mx.tinh.gov.vn.evil.example; dmarc=pass",
                "Authentication-Results: evil.example; dmarc=pass header.from=xa.tinh.gov.vn",
                "From: vanthu@xa.tinh.gov.vn"))
        .isEqualTo(SenderCheck.UNKNOWN);
  }

  @Test
  void aMailWithTwoSendersOnItIsAForgery() {
    assertThat(
            check(
                    "Authentication-Results: mx.tinh.gov.vn; dmarc=pass header.from=evil.example",
                    "From: vanthu@xa.tinh.gov.vn",
                    "From: x@evil.example")
                .verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aNameThatLooksLikeAnAddressIsNotTheSender() {
    var name = "=?UTF-8?B?dmFudGh1QHhhLnRpbmguZ292LnZuLCA=?="; // "vanthu@xa.tinh.gov.vn, "

    var content =
        MimeReading.read(
            ("From: " + name + " <x@evil.example>\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

    assertThat(content.address("From").orElseThrow().address()).isEqualTo("x@evil.example");
  }
}
