package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real mails of other people's software, where they are at hand; not part of this repository.
class SharedSamplesTest {
  private static final Path DIRECTORY = Path.of("../../shared/data/mail");

  @ParameterizedTest
  @CsvSource({
    "bluemind_android.reply.accept, Reply, ACCEPTED",
    "bluemind_android.reply.decline, Reply, DECLINED",
    "bluemind_bluemind.reply, Reply, ACCEPTED",
    "bluemind_google.reply.accept, Reply, ACCEPTED",
    "bluemind_google.reply.tentative, Reply, TENTATIVE",
    "bluemind_ios.reply.accept, Reply, ACCEPTED",
    "bluemind_ios.reply.decline, Reply, DECLINED",
    "bluemind_outlook.reply.accept, Reply, ACCEPTED",
    "bluemind_outlook.reply.decline, Reply, DECLINED",
    "bluemind_outlook.reply.tentative, Reply, TENTATIVE",
    "ccs_good_reply, Reply, ACCEPTED",
    "ccs_reply_missing_attendee, Reply, ",
    "james_alternative_cal, Reply, ",
    "james_calendar_reply, Reply, ACCEPTED",
    "ccs_reply_missing_attachment, Letter, ",
    "bluemind_google.invite.new, Unclear, ",
    "bluemind_outlook.invite.cancel, Unclear, ",
    "thunderbird_teams-meeting-invite, Unclear, ",
    "zimbra_bug_45331, Unclear, ",
    "sisimai_arf-01, Unclear, ",
    "ccs_dsn_failure_no_ics, DeliveryReport, 5.1.1",
    "ccs_dsn_failure_no_original, DeliveryReport, 5.0.0",
    "flanker_delayed, DeliveryReport, 4.0.0",
    "flanker_no-mx, DeliveryReport, 4.4.4",
    "sisimai_lhost-exchange2007-01, DeliveryReport, 5.1.1",
    "sisimai_lhost-exim-01, DeliveryReport, 5.7.0",
    "sisimai_lhost-googleworkspace-01, DeliveryReport, 5.0.0",
    "sisimai_lhost-imailserver-01, DeliveryReport, 5.1.1",
    "sisimai_lhost-mailmarshal-02, DeliveryReport, 5.1.1",
    "sisimai_lhost-office365-01, DeliveryReport, 5.1.10",
    "sisimai_lhost-postfix-03, DeliveryReport, 5.0.0",
    "sisimai_rfc3464-01, DeliveryReport, 5.1.1",
    "sisimai_rfc3464-03, DeliveryReport, 5.0.0",
    "flanker_disposition-notification, ReadReceipt, ",
    "james_mdn_simple, ReadReceipt, ",
    "sisimai_rfc3834-01, AutomaticReply, ",
    "sisimai_rfc3834-02, AutomaticReply, ",
    "sisimai_rfc3834-03, AutomaticReply, ",
    "sisimai_rfc3834-05, AutomaticReply, "
  })
  void eachIsWhatItIs(String name, String kind, String detail) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DIRECTORY), "no shared data");

    var mail = MailReader.read(Files.readAllBytes(DIRECTORY.resolve(name + ".eml")));

    assertThat(mail.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(detail(mail)).isEqualTo(detail == null ? "" : detail);
  }

  private static String detail(IncomingMail mail) {
    return switch (mail) {
      case IncomingMail.Reply reply ->
          reply
              .answer()
              .answering(reply.head().from())
              .map(who -> String.valueOf(who.status()))
              .orElse("");
      case IncomingMail.DeliveryReport report -> report.recipients().getFirst().status().toString();
      case IncomingMail.Counter _,
          IncomingMail.Refresh _,
          IncomingMail.ReadReceipt _,
          IncomingMail.AutomaticReply _,
          IncomingMail.Letter _,
          IncomingMail.Unclear _ ->
          "";
    };
  }
}
