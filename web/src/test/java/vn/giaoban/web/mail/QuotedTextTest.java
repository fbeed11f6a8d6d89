package vn.giaoban.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "> Kính mời\n> dự họp",
        "Vào 8:00, 20/11/2026, Văn phòng <vp@tinh.example> đã viết:\n> Kính mời",
        "On Fri, Nov 20, 2026 at 8:00 AM Office wrote:\n> Dear all",
        "-----Original Message-----\nFrom: Office",
        "----- Thư gốc -----\nTừ: Văn phòng",
        "Từ: Văn phòng <vp@tinh.example>\nĐã gửi: 20/11",
        "________________________________\nFrom: Office"
      })
  void whatFollowsOfEarlierMailsIsFolded(String quoted) {
    var text = QuotedText.split("Xã đồng ý dự họp.\n\n" + quoted + "\n");

    assertThat(text.own()).isEqualTo("Xã đồng ý dự họp.");
    assertThat(text.quoted()).isEqualTo(quoted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xã đồng ý dự họp.",
        "Từ: ngày mai xã bận",
        "> câu hỏi một\nTrả lời: có\n> câu hỏi hai",
        "Ngày 20/11 xã viết: xin vắng",
        "> chỉ có phần trích"
      })
  void whenInDoubtNothingIsHidden(String text) {
    assertThat(QuotedText.split(text)).isEqualTo(new QuotedText(text, ""));
  }

  @Test
  void answersBetweenTheLinesStayInSight() {
    var text = "Xã trả lời:\n> mấy giờ?\n8 giờ\n> ai dự?\nChủ tịch";

    assertThat(QuotedText.split(text).own()).isEqualTo(text);
  }
}
