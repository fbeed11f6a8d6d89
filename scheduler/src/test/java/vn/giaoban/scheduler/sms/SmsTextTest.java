package vn.giaoban.scheduler.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsTextTest {
  @Test
  void marksAreTakenOffWhateverFormTheyAreWrittenIn() {
    assertThat(SmsText.withoutMarks("Đề nghị họp khẩn “bão số 5” – 8 giờ…"))
        .isEqualTo("De nghi hop khan \"bao so 5\" - 8 gio.");
    assertThat(SmsText.withoutMarks("Ho\u0323p u\u031b\u0301ng 中")).isEqualTo("Hop ung ?");
  }

  @Test
  void partsAreCountedAsNetworksDo() {
    assertThat(SmsText.parts("a".repeat(160))).isEqualTo(1);
    assertThat(SmsText.parts("a".repeat(161))).isEqualTo(2);
    assertThat(SmsText.parts("a".repeat(306))).isEqualTo(2);
    assertThat(SmsText.parts("a".repeat(307))).isEqualTo(3);
    assertThat(SmsText.parts("a".repeat(159) + "[")).isEqualTo(2);
    assertThat(SmsText.parts("ọ".repeat(70))).isEqualTo(1);
    assertThat(SmsText.parts("ọ".repeat(71))).isEqualTo(2);
    assertThat(SmsText.parts("ọ".repeat(134))).isEqualTo(2);
    assertThat(SmsText.parts("ọ".repeat(135))).isEqualTo(3);
  }

  @Test
  void numbersAreReadAsPeopleWriteThem() {
    for (var phone : new String[] {"0912 345.678", "+84 912 345 678", "(0084) 912-345-678"}) {
      assertThat(SmsText.number(phone)).contains("84912345678");
    }
    for (var phone : new String[] {"", "12345", "0912a45678", "09123456789012345", "+"}) {
      assertThat(SmsText.number(phone)).as(phone).isEmpty();
    }
    assertThat(SmsText.masked("84912345678")).isEqualTo("84912•••678");
  }
}
