package vn.giaoban.web.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.itip.ITipWriter;
import vn.giaoban.mail.itip.PartStat;

/// Mail as it comes back after invitations, written as the programs of units and servers write it.
final class ArrivingMail {
  private static final MailAddress OFFICE = MailAddress.of("vanphong@tinh.example");
  private static final List<String> WORDS =
      List.of(
          "Đơn vị nhất trí tham dự cuộc họp theo giấy mời.",
          "Kính gửi Văn phòng, xã xin phép vắng mặt do đồng chí Chủ tịch đi công tác.",
          "Cử đồng chí Trần Văn Bình, Phó Chủ tịch UBND xã, dự thay.",
          "Đề nghị Văn phòng cho biết cuộc họp có tài liệu kèm theo không?");
  private static final List<PartStat> ANSWERS =
      List.of(PartStat.ACCEPTED, PartStat.DECLINED, PartStat.ACCEPTED, PartStat.TENTATIVE);

  private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\n'});

  private final String file;

  ArrivingMail() {
    var octets = new byte[60_000];
    new Random(6).nextBytes(octets);
    file = BASE64.encodeToString(octets);
  }

  /// An invitation that was sent.
  record Sent(String briefing, String unit, String address, String messageId, String token) {}

  /// One mail about it.
  ///
  /// @param n which of all; decides what it is
  byte[] about(Sent sent, int n, Instant at) {
    return switch (n % 10) {
      case 0, 1, 2, 3, 4 -> reply(sent, n, at);
      case 5 -> words(sent, n);
      case 6 -> bounce(sent, n);
      case 7 -> receipt(sent, n);
      case 8 -> report(sent, n);
      default -> absence(sent, n);
    };
  }

  /// Whether [#about] is a calendar's answer.
  static boolean answers(int n) {
    return n % 10 <= 4;
  }

  private static String head(Sent sent, int n, String subject) {
    return """
    Return-Path: <%2$s>
    Received: from mail.xa.example (mail.xa.example [10.0.0.9]) by mx.tinh.example with ESMTPS
     id 4ZQ%1$d for <vanphong@tinh.example>; Sat, 28 Nov 2026 09:00:00 +0700 (+07)
    DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=xa.example; s=s1; h=from:to:subject;
     bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=; b=VTfzsSPHkXmYMMzBDsdmcyoD6uPrHqPyKr4q1zgN
    Date: Sat, 28 Nov 2026 09:00:00 +0700
    Message-ID: <%1$d.%3$s@xa.example>
    From: =?UTF-8?B?%4$s?= <%2$s>
    To: <vanphong+r%5$s@tinh.example>
    Subject: %6$s
    In-Reply-To: %7$s
    References: %7$s
    MIME-Version: 1.0
    """
        .formatted(
            n,
            sent.address(),
            sent.unit(),
            Base64.getEncoder().encodeToString("Văn thư xã Bến Thử".getBytes(UTF_8)),
            sent.token(),
            subject,
            sent.messageId());
  }

  private static byte[] mail(String text) {
    return text.replace("\n", "\r\n").getBytes(US_ASCII);
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(UTF_8));
  }

  private static byte[] reply(Sent sent, int n, Instant at) {
    var answer = ANSWERS.get(n % ANSWERS.size());
    var calendar =
        ITipWriter.reply(
            sent.briefing() + "@giaoban",
            0,
            at,
            OFFICE,
            MailAddress.of(sent.address()),
            answer,
            "Trả lời " + n);
    return mail(
        head(sent, n, "Re: moi hop")
            + """
            Content-Type: multipart/alternative; boundary="=_b"

            --=_b
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64

            %s
            --=_b
            Content-Type: text/calendar; method=REPLY; charset=UTF-8
            Content-Transfer-Encoding: base64

            %s
            --=_b--
            """
                .formatted(encoded("Đã trả lời giấy mời."), encoded(calendar)));
  }

  private static byte[] words(Sent sent, int n) {
    var text =
        WORDS.get(n / 10 % WORDS.size())
            + "\n\nTrân trọng,\nVăn thư\n\nVào Th 7, 28 thg 11, 2026 vào lúc 08:00, Văn phòng đã"
            + " viết:\n> Kính mời đồng chí tham dự cuộc họp giao ban.\n> Thời gian: 8 giờ.\n";
    return mail(
        head(sent, n, "Re: moi hop")
            + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n"
            + encoded(text)
            + "\n");
  }

  private static byte[] bounce(Sent sent, int n) {
    var failed = n % 20 == 6;
    return mail(
        """
        Return-Path: <>
        Date: Sat, 28 Nov 2026 09:00:00 +0700
        Message-ID: <%1$d.dsn.%2$s@mx.xa.example>
        From: MAILER-DAEMON@mx.xa.example (Mail Delivery System)
        To: vanphong+b%3$s@tinh.example
        Subject: Delivery Status Notification
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="=_r"

        --=_r
        Content-Type: text/plain

        This is the mail system at host mx.xa.example.

        --=_r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.xa.example

        Final-Recipient: rfc822; %4$s
        Action: %5$s
        Status: %6$s
        Diagnostic-Code: smtp; %7$s

        --=_r
        Content-Type: text/rfc822-headers

        Message-ID: %8$s
        Subject: moi hop

        --=_r--
        """
            .formatted(
                n,
                sent.unit(),
                sent.token(),
                sent.address(),
                failed ? "failed" : "delivered",
                failed ? "5.2.2" : "2.0.0",
                failed ? "552 mailbox full" : "250 ok",
                sent.messageId()));
  }

  private static byte[] receipt(Sent sent, int n) {
    return mail(
        head(sent, n, "Da doc: moi hop")
            + """
            Content-Type: multipart/report; report-type=disposition-notification; boundary="=_m"

            --=_m
            Content-Type: text/plain; charset=us-ascii

            Your message was displayed.

            --=_m
            Content-Type: message/disposition-notification

            Reporting-UA: xa.example; Thunderbird
            Final-Recipient: rfc822;%s
            Original-Message-ID: %s
            Disposition: manual-action/MDN-sent-manually; displayed

            --=_m--
            """
                .formatted(sent.address(), sent.messageId()));
  }

  private byte[] report(Sent sent, int n) {
    return mail(
        head(sent, n, "Bao cao")
            + """
            Content-Type: multipart/mixed; boundary="=_x"

            --=_x
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: base64

            %s
            --=_x
            Content-Type: application/pdf; name="bao-cao-%d.pdf"
            Content-Disposition: attachment; filename="bao-cao-%d.pdf"
            Content-Transfer-Encoding: base64

            %s
            --=_x--
            """
                .formatted(encoded("Xã gửi báo cáo phục vụ cuộc họp."), n, n, file));
  }

  private static byte[] absence(Sent sent, int n) {
    return mail(
        head(sent, n, "Automatic reply: moi hop")
            + "Auto-Submitted: auto-replied\n"
            + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n"
            + encoded("Tôi đi công tác đến hết ngày 30/11, việc gấp xin gọi văn phòng.")
            + "\n");
  }
}
