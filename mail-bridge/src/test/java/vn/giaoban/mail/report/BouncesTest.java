package vn.giaoban.mail.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.giaoban.mail.inbound.IncomingMail;
import vn.giaoban.mail.inbound.MailReader;

/// Bounces of many servers, each as it writes them; names and addresses are invented.
class BouncesTest {
  /// A mail of `bounces.txt`.
  record Case(String name, List<String> outcomes, String mail) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    try (var in = BouncesTest.class.getResourceAsStream("/report/bounces.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split("(?m)^#### ")).stream()
          .skip(1)
          .map(part -> {
            var head = part.lines().findFirst().orElseThrow();
            return new Case(
                head.split(":", 2)[0],
                List.of(head.split(":", 2)[1].strip().split(", ")),
                part.substring(head.length() + 1));
          })
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachIsReadForWhatItIs(Case bounce) {
    var mail =
        MailReader.read(bounce.mail().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));

    assertThat(mail).isInstanceOf(IncomingMail.DeliveryReport.class);
    assertThat(
            ((IncomingMail.DeliveryReport) mail)
                .recipients().stream()
                    .map(r -> r.recipient().address() + " " + r.action() + " " + r.status())
                    .collect(Collectors.toList()))
        .isEqualTo(bounce.outcomes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.2.2 <xa@x.example> over quota | 5.2.2",
        "The recipient's mailbox is full | 5.2.2",
        "452 4.2.2 mailbox full | 4.2.2",
        "452 Insufficient system storage | 4.2.2",
        "Hộp thư của người nhận đã đầy | 5.2.2",
        "550 User unknown | 5.1.1",
        "550 No such user here | 5.1.1",
        "553 sorry, no mailbox here by that name | 5.1.1",
        "Địa chỉ người nhận không tồn tại | 5.1.1",
        "The email account that you tried to reach does not exist | 5.1.1",
        "Host or domain name not found | 5.1.2",
        "554 Your message was blocked: listed at Spamhaus | 5.7.1",
        "550 5.7.1 Relaying denied | 5.7.1",
        "552 Message size exceeds fixed maximum message size | 5.3.4",
        "450 4.2.0 Greylisted, please try again later | 4.2.0",
        "451 Greylisting in action, please come back later | 4.7.1",
        "Connection timed out | 4.4.1",
        "554 5.4.6 Too many hops | 5.4.6",
        "554 too many hops, this mail is looping | 5.4.6",
        "Account disabled | 5.2.1",
        "550 something nobody has heard of | 5.0.0",
      })
  void wordsAreAsGoodAsCodes(String words, String status) {
    assertThat(BounceWords.status(words).map(EnhancedStatus::toString)).hasValue(status);
  }

  @Test
  void aBounceThatAPersonPassedOnIsThePersonsLetter() {
    var mail =
        """
        From: Văn thư <vanthu@xa.example>
        To: vanphong@tinh.example
        Subject: Fwd: Undelivered Mail Returned to Sender

        Anh xem giúp em.
        This is the mail system at host mx.example.
        <day@xa.example>: 550 5.1.1 User unknown
        """;

    assertThat(MailReader.read(mail.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IncomingMail.Letter.class);
  }

  @Test
  void internationalAddressesAreReadInBothSpellings() {
    assertThat(InternationalAddress.read("v\\x{103}n@x\\x{E3}.example").orElseThrow().address())
        .isEqualTo("văn@xã.example");
    assertThat(InternationalAddress.read("văn@xã.example").orElseThrow().address())
        .isEqualTo("văn@xã.example");
    assertThat(InternationalAddress.read("a\\x{A}b@x.example")).isPresent();
  }
}
