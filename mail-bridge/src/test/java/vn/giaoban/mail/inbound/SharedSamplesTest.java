package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real mails of other people's software, where they are at hand; not part of this repository.
class SharedSamplesTest {
  private static final Path DIRECTORY = Path.of("../../shared/data/mail");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bluemind_android.reply.accept | Reply | ACCEPTED david.phan@blue-mind.net",
        "bluemind_android.reply.decline | Reply | DECLINED david.phan@blue-mind.net",
        "bluemind_bluemind.reply | Reply | ACCEPTED evelyne.dutouron@ledepartement00.zz",
        "bluemind_domino.invite.new | Unclear | calendar-request",
        "bluemind_exanchage.invite | Unclear | calendar-request",
        "bluemind_google.invite.new | Unclear | calendar-request",
        "bluemind_google.reply.accept | Reply | ACCEPTED tcataldo@gmail.com",
        "bluemind_google.reply.tentative | Reply | TENTATIVE tcataldo@gmail.com",
        "bluemind_ios.reply.accept | Reply | ACCEPTED admin@willow.vmw",
        "bluemind_ios.reply.decline | Reply | DECLINED admin@willow.vmw",
        "bluemind_office365_invitation_inline_image | Unclear | calendar-request",
        "bluemind_outlook-teams-invite | Unclear | calendar-request",
        "bluemind_outlook.invite.cancel | Unclear | calendar-cancel",
        "bluemind_outlook.reply.accept | Reply | ACCEPTED admin@willow.vmw",
        "bluemind_outlook.reply.decline | Reply | DECLINED tom@willow.vmw",
        "bluemind_outlook.reply.tentative | Reply | TENTATIVE tom@willow.vmw",
        "ccs_dsn_failure_no_ics | DeliveryReport | thisdoesnotexist@example.com FAILED 5.1.1",
        "ccs_dsn_failure_no_original | DeliveryReport | nonexistant@example.com FAILED 5.1.1",
        "ccs_good_reply | Reply | ACCEPTED xyzzy@example.com",
        "ccs_reply_missing_attachment | Letter | ACCEPT",
        "ccs_reply_missing_attendee | Reply | ",
        "flanker_delayed | DeliveryReport | foo@example.com FAILED 4.4.1",
        "flanker_disposition-notification | ReadReceipt | Joe_Recipient@example.com DISPLAYED",
        "flanker_no-mx | DeliveryReport | user@example.com DELAYED 4.4.4",
        "james_alternative_cal | Reply | ",
        "james_calendar_reply | Reply | ACCEPTED user1To@linagora.com",
        "james_mdn_simple | ReadReceipt | tungexplorer@linagora.com DISPLAYED",
        "nextcloud_imip_request_google | Unclear | calendar-request",
        "nextcloud_imip_request_outlook_com | Unclear | calendar-request",
        "sisimai_arf-01 | Unclear | abuse-report",
        "sisimai_lhost-exchange2007-01 | DeliveryReport | mikeneko@example.co.jp FAILED 5.1.1",
        "sisimai_lhost-exim-01 | DeliveryReport | kijitora@example.ed.jp FAILED 5.7.0",
        "sisimai_lhost-googleworkspace-01 | DeliveryReport | neko-nyaan-cat-meeting@google-groups.example.com FAILED 5.0.0",
        "sisimai_lhost-imailserver-01 | DeliveryReport | kijitora@example.com FAILED 5.1.1",
        "sisimai_lhost-mailmarshal-02 | DeliveryReport | kijitora@nyaan.example.com FAILED 5.1.1",
        "sisimai_lhost-office365-01 | DeliveryReport | kijitora@example.com FAILED 5.1.10",
        "sisimai_lhost-postfix-03 | DeliveryReport | kijitora@example.net FAILED 5.1.1",
        "sisimai_rfc3464-01 | DeliveryReport | userunknown@bouncehammer.jp FAILED 5.1.1",
        "sisimai_rfc3464-03 | DeliveryReport | kijitora@example.com FAILED 5.7.1",
        "sisimai_rfc3834-01 | AutomaticReply | ABSENCE",
        "sisimai_rfc3834-02 | AutomaticReply | ABSENCE",
        "sisimai_rfc3834-03 | AutomaticReply | ABSENCE",
        "sisimai_rfc3834-05 | AutomaticReply | ABSENCE",
        "thunderbird_cancel-single-event | Unclear | calendar-cancel",
        "thunderbird_event-with-file-attachment | Unclear | calendar-request",
        "thunderbird_exception-major | Unclear | calendar-request",
        "thunderbird_meet-meeting-invite | Unclear | calendar-request",
        "thunderbird_outlook-test-invite | Unclear | calendar-request",
        "thunderbird_single-event | Unclear | calendar-request",
        "thunderbird_teams-meeting-invite | Unclear | calendar-request",
        "thunderbird_update-major | Unclear | calendar-request",
        "zimbra_appt14_recurring | Unclear | calendar-request",
        "zimbra_bug-69862-invite | Unclear | calendar-request",
        "zimbra_bug_45331 | Unclear | calendar-request",
        "zimbra_invite1_exchange2003 | Unclear | calendar-request",
      })
  void eachIsWhatItIs(String name, String kind, String detail) throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DIRECTORY), "no shared data");

    var mail = MailReader.read(Files.readAllBytes(DIRECTORY.resolve(name + ".eml")));

    assertThat(mail.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(detail(mail)).isEqualTo(detail == null ? "" : detail);
  }

  /// Who answers, is reported of, or what it is more closely.
  private static String detail(IncomingMail mail) {
    return switch (mail) {
      case IncomingMail.Reply reply ->
          reply
              .answer()
              .answering(reply.head().from())
              .map(who -> who.status() + " " + who.address().address())
              .orElse("");
      case IncomingMail.DeliveryReport report ->
          report.recipients().stream()
              .map(one -> one.recipient().address() + " " + one.action() + " " + one.status())
              .collect(Collectors.joining(" + "));
      case IncomingMail.ReadReceipt(var _, var receipt) ->
          receipt.recipient().address() + " " + receipt.disposition();
      case IncomingMail.AutomaticReply automatic -> automatic.robot().name();
      case IncomingMail.Unclear unclear -> unclear.reason();
      case IncomingMail.Letter letter ->
          letter.suggestion() == null ? "" : letter.suggestion().kind().name();
      case IncomingMail.Counter _, IncomingMail.Refresh _ -> "";
    };
  }
}
