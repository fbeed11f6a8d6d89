package vn.giaoban.mail.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.token.ReplyTokens.Purpose;

class ReplyTokensTest {
  private static final UUID MEETING = UUID.fromString("7d0f3a52-5a0e-4c8e-9a43-0f1e6f6f1c11");
  private static final MailAddress OFFICE = new MailAddress("vanphong@tinh.example", "Văn phòng");

  private final ReplyTokens tokens = new ReplyTokens("0123456789abcdef".getBytes());

  @Test
  void anAddressNamesItsRecipientWhateverTheWayDoesToItsCase() {
    var token = tokens.token(MEETING, "14215");
    var address = ReplyTokens.tagged(OFFICE, Purpose.REPLY, token);

    assertThat(address.address()).matches("vanphong\\+r[a-z2-7]{20}@tinh\\.example");
    assertThat(address.name()).isEqualTo("Văn phòng");
    var back = MailAddress.of(address.address().toUpperCase(Locale.ROOT));
    assertThat(ReplyTokens.find(back)).contains(new ReplyTokens.Found(Purpose.REPLY, token));
    assertThat(tokens.is(token, MEETING, "14215")).isTrue();
    assertThat(ReplyTokens.find(ReplyTokens.tagged(OFFICE, Purpose.BOUNCE, token)))
        .contains(new ReplyTokens.Found(Purpose.BOUNCE, token));
  }

  @Test
  void everyRecipientMeetingAndOfficeHasItsOwn() {
    var token = tokens.token(MEETING, "14215");
    assertThat(tokens.token(MEETING, "14215")).isEqualTo(token);
    assertThat(tokens.token(MEETING, "14216")).isNotEqualTo(token);
    assertThat(tokens.token(UUID.randomUUID(), "14215")).isNotEqualTo(token);
    assertThat(new ReplyTokens("fedcba9876543210".getBytes()).token(MEETING, "14215"))
        .isNotEqualTo(token);
  }

  @Test
  void otherAddressesHaveNone() {
    for (var address :
        new String[] {
          "vanphong@tinh.example",
          "vanphong+abc@tinh.example",
          "vanphong+x" + "a".repeat(20) + "@tinh.example",
          "vanphong+r" + "a".repeat(21) + "@tinh.example",
          "r" + "a".repeat(20) + "@tinh.example"
        }) {
      assertThat(ReplyTokens.find(MailAddress.of(address))).as(address).isEmpty();
    }
    var longName = MailAddress.of("v".repeat(50) + "@tinh.example");
    assertThat(ReplyTokens.tagged(longName, Purpose.REPLY, tokens.token(MEETING, "1")))
        .isEqualTo(longName);
  }
}
