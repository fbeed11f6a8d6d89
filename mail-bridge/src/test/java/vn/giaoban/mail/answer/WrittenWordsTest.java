package vn.giaoban.mail.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n> Kính mời tham dự\n> Trân trọng",
        "\nVào 08:00, Th 3, 25 thg 11, 2026 Văn phòng <vp@tinh.example>\nđã viết:\n\nKính mời tham dự",
        "\nVào Th 3, 25 thg 11, 2026 lúc 08:00 Văn phòng UBND tỉnh <\nvp@tinh.example> đã viết:\n> Kính mời",
        "\nOn Tue, Nov 25, 2026 at 8:00 AM Office <vp@tinh.example> wrote:\n\nPlease attend",
        "\nOn Tue, Nov 25, 2026 at 8:00 AM Office of the People's Committee\n<vp@tinh.example> wrote:\n> Please",
        "\n-----Original Message-----\nFrom: Office\nSent: Tuesday\nKính mời",
        "\n----- Original Message -----\nKính mời tham dự",
        "\n-------- Thư gốc --------\nKính mời tham dự",
        "\n________________________________\nTừ: Văn phòng <vp@tinh.example>\nĐã gửi: 25 Tháng 11 2026\nTới: xa@xa.example\nChủ đề: Giấy mời\n\nKính mời",
        "\nFrom: Office <vp@tinh.example>\nSent: Tuesday, November 25, 2026 8:00 AM\nTo: xa\nSubject: Invitation\n\nPlease attend",
        "\n*From:* Office\n*Date:* Tue\n*To:* us\n*Subject:* x\nPlease attend",
        "\nTừ: \"Văn phòng\" <vp@tinh.example>\nĐến: \"Xã\" <xa@xa.example>\nĐã gửi: Thứ ba, 25 Tháng 11, 2026 8:00:00 SA\nChủ đề: Giấy mời\nKính mời",
        "\nFrom: Office Sent: Tuesday To: us Subject: Invitation Please attend",
        "\n-- \nNguyễn Văn A\nChủ tịch UBND xã\n0912 345 678",
        "\nTrân trọng,\nNguyễn Văn A\nĐiện thoại: 0912 345 678",
        "\nTrân trọng cảm ơn./.\nTM. UBND XÃ",
        "\nBest regards,\nA. Nguyen",
        "\nSent from my iPhone",
        "\nGửi từ iPhone của tôi",
        "\nĐược gửi từ thiết bị Samsung",
        "\nGet Outlook for Android<https://aka.ms/x>",
        "\nThis e-mail and any attachments are confidential and may not attend.",
        "\nThư điện tử này có thể chứa thông tin mật, không tham dự vào việc phát tán.",
        "\nBegin forwarded message:\n\nFrom: x"
      })
  void whatProgramsAddIsCut(String added) {
    assertThat(WrittenWords.of("Đơn vị xin vắng." + added)).isEqualTo("Đơn vị xin vắng.");
  }

  @Test
  void anAnswerBelowTheQuotedMailIsFound() {
    var mail =
        "On Tue, Nov 25, 2026 at 8:00 AM Office <vp@tinh.example> wrote:\n"
            + "> Kính mời tham dự\n>\n> Trân trọng\n\nĐồng ý tham dự.\n-- \nA";

    assertThat(WrittenWords.of(mail)).isEqualTo("Đồng ý tham dự.");
  }

  @Test
  void answersBetweenQuotedLinesAreKept() {
    assertThat(WrittenWords.of("> Có tham dự không?\nCó tham dự\n> Gửi báo cáo?\nĐã gửi"))
        .isEqualTo("Có tham dự\nĐã gửi");
  }

  @Test
  void aWarningOnTopIsNotTheWriters() {
    assertThat(
            WrittenWords.of(
                "CAUTION: This email originated from outside the organisation.\n\nĐồng ý"))
        .isEqualTo("Đồng ý");
    assertThat(WrittenWords.of("[External] email from outside\nĐồng ý")).isEqualTo("Đồng ý");
  }

  @Test
  void ordinarySentencesAreNotTakenForHeadersOrClosings() {
    var text =
        "Trân trọng thông báo: đơn vị tham dự.\nTừ: 7 giờ 30\nđến 11 giờ có mặt.\n- Đồng chí A";

    assertThat(WrittenWords.of(text)).isEqualTo(text);
  }

  @Test
  void nothingButAQuotedMailIsNothing() {
    assertThat(WrittenWords.of("> a\n> b")).isEmpty();
    assertThat(WrittenWords.of("")).isEmpty();
  }
}
