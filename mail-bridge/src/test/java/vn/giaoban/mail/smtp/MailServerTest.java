package vn.giaoban.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MailServerTest {
  @Test
  void urlsAreReadAsTheSettingsDescribeThem() {
    assertThat(MailServer.parse("smtp://thu%40tinh:p%3Aw+1@mail.tinh.example?starttls=required"))
        .isEqualTo(
            new MailServer(
                "mail.tinh.example",
                587,
                MailServer.Security.STARTTLS_REQUIRED,
                "thu@tinh",
                "p:w+1",
                ""));
    assertThat(MailServer.parse("imaps://u:p@host/Hop%20thu").path()).isEqualTo("Hop thu");
    assertThat(MailServer.parse("imap://u:p@host").port()).isEqualTo(143);
    assertThat(MailServer.parse("smtps://host").user()).isNull();
  }

  @Test
  void faultsNeverShowTheSecret() {
    for (var url : new String[] {"http://u:geheim@h", "smtp://u:ge heim@h", "smtp:geheim", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MailServer.parse(url))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim", "heim"));
    }
    assertThat(MailServer.parse("smtp://u:geheim@h").toString()).isEqualTo("h:587");
  }
}
