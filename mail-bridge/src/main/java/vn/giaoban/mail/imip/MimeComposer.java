package vn.giaoban.mail.imip;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.giaoban.mail.mime.JakartaMail;

/// Writes mails as MIME messages: `multipart/mixed` of `multipart/alternative` (plain, HTML,
/// calendar, the richest last) and the files. One calendar object a mail, without a disposition:
/// Thunderbird and Outlook then show their buttons.
public final class MimeComposer {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}]+");

  static {
    JakartaMail.ready();
  }

  private final Session session;
  private final EncodedFiles encoded = new EncodedFiles();

  /// @param session decides nothing here; Jakarta Mail wants one
  public MimeComposer(Session session) {
    this.session = session;
  }

  /// The message, ready to be written.
  public MimeMessage compose(OutgoingMail mail) throws MessagingException {
    var message = new StableMessage(session, mail.messageId());
    message.setFrom(mail.from().toInternetAddress());
    message.setRecipient(Message.RecipientType.TO, mail.to().toInternetAddress());
    message.setSubject(oneLine(mail.subject()), UTF_8);
    message.setSentDate(Date.from(mail.date()));
    message.setHeader("Content-Language", "vi");
    if (mail.automatic()) {
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
    }
    way(message, mail.way());
    message.setContent(body(mail));
    message.saveChanges();
    return message;
  }

  private static void way(MimeMessage message, OutgoingMail.Way way) throws MessagingException {
    if (way.replyTo() != null) {
      message.setReplyTo(new Address[] {way.replyTo().toInternetAddress()});
    }
    if (!way.references().isEmpty()) {
      message.setHeader("In-Reply-To", way.references().getLast());
      message.setHeader("References", String.join("\r\n ", way.references()));
    }
    if (way.unsubscribe() != null) {
      message.setHeader("List-Unsubscribe", "<" + way.unsubscribe() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  private MimeMultipart body(OutgoingMail mail) throws MessagingException {
    var alternative = new MimeMultipart("alternative");
    alternative.addBodyPart(words(mail.text(), "plain"));
    if (mail.html() != null) {
      alternative.addBodyPart(words(mail.html(), "html"));
    }
    if (mail.calendar() != null) {
      alternative.addBodyPart(calendar(mail.calendar()));
    }
    if (mail.files().isEmpty() && mail.calendar() == null) {
      return alternative;
    }
    var mixed = new MimeMultipart("mixed");
    var first = new MimeBodyPart();
    first.setContent(alternative);
    mixed.addBodyPart(first);
    for (var file : mail.files()) {
      mixed.addBodyPart(file(file));
    }
    return mixed;
  }

  private static MimeBodyPart words(String text, String subtype) throws MessagingException {
    return ReadyBodyPart.quoted("text/" + subtype + "; charset=UTF-8", text);
  }

  private static MimeBodyPart calendar(OutgoingMail.CalendarPart calendar)
      throws MessagingException {
    return ReadyBodyPart.base64(
        "text/calendar; method=" + calendar.method().name() + "; charset=UTF-8", calendar.body());
  }

  private MimeBodyPart file(OutgoingMail.FilePart file) throws MessagingException {
    var part = new FileBodyPart(file.content(), encoded);
    part.setHeader(
        "Content-Type", file.mediaType().toLowerCase(Locale.ROOT) + name("name", file.fileName()));
    part.setHeader("Content-Transfer-Encoding", "base64");
    part.setHeader("Content-Disposition", "attachment" + name("filename", file.fileName()));
    return part;
  }

  /// The name for everyone: as RFC 2047 words, which old Outlooks and Zimbra read, in the plain
  /// parameter, and, for file names, as RFC 2231 says.
  private static String name(String parameter, String fileName) {
    var clean = oneLine(fileName).replace("\"", "'").replace("\\", "_");
    if (clean.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      return "; " + parameter + "=\"" + clean + '"';
    }
    var extended = new StringBuilder();
    for (var octet : clean.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0)) {
        extended.append(c);
      } else {
        extended.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    try {
      var words = MimeUtility.encodeText(clean, UTF_8, "B").replace("\r\n", "\r\n ");
      return parameter.equals("filename")
          ? ";\r\n filename=\"" + words + "\";\r\n filename*=UTF-8''" + extended
          : ";\r\n " + parameter + "=\"" + words + '"';
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is always there", e);
    }
  }

  private static String oneLine(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }
}
