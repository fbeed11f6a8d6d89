package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsTest {
  private static IncomingMail read(String headers) {
    var from = headers.contains("From:") ? "" : "From: A <a@xa.example>\n";
    return MailReader.read(
        (from + headers.replace(" // ", "\n") + "\n\nTôi đi công tác, đồng ý.")
            .getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied // Subject: Re: Giấy mời | ABSENCE",
        "Subject: Tự động trả lời: Giấy mời | ABSENCE",
        "Subject: Trả lời tự động: Giấy mời | ABSENCE",
        "Subject: Automatic reply: Giấy mời | ABSENCE",
        "Subject: Out of Office: Giấy mời | ABSENCE",
        "Subject: Re: Out of the office | ABSENCE",
        "Subject: Thông báo vắng mặt | ABSENCE",
        "Subject: Thong bao vang mat | ABSENCE",
        "X-Autoreply: yes // Subject: Re: x | ABSENCE",
        "Precedence: auto_reply // Subject: Re: x | ABSENCE",
        "X-Autorespond: x // Subject: Re: x | ABSENCE",
        "Auto-Submitted: auto-generated // Return-Path: <> // Subject: x | ABSENCE",
        "From: bot@spamarrest.com // Auto-Submitted: auto-replied // Subject: Please confirm your message | CHALLENGE",
        "X-Boxbe: 1 // Subject: Sender verification | CHALLENGE",
        "From: list-bounces@xa.example // Subject: Your message to Canbo awaits moderator approval | LIST",
        "From: mailman@xa.example // Precedence: bulk // Subject: xin chào | LIST",
      })
  void robotsAreKnownAndNeverAnswered(String headers, IncomingMail.Robot robot) {
    var mail = read(headers);

    assertThat(mail).isInstanceOf(IncomingMail.AutomaticReply.class);
    assertThat(((IncomingMail.AutomaticReply) mail).robot()).isEqualTo(robot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Subject: Re: Giấy mời | false",
        "Subject: Báo cáo nghỉ phép năm | false",
        "Subject: Xin vắng mặt buổi giao ban | false",
        "Subject: Đi công tác, xin vắng | false",
        "Auto-Submitted: no // Subject: x | false",
        "Subject: x // List-Id: <canbo.xa.example> | true",
        "Subject: x // Precedence: bulk | true",
        "Subject: x // X-Auto-Response-Suppress: OOF, AutoReply | true",
        "From: no-reply@xa.example // Subject: x | true",
        "Subject: x // Auto-Submitted: auto-generated | true",
      })
  void lettersOfPeopleStayLetters(String headers, boolean automatic) {
    var mail = read(headers);

    assertThat(mail).isInstanceOf(IncomingMail.Letter.class);
    assertThat(mail.head().automatic()).isEqualTo(automatic);
  }
}
