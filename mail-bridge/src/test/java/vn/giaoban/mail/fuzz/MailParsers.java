package vn.giaoban.mail.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import vn.giaoban.mail.answer.PlainAnswers;
import vn.giaoban.mail.answer.WrittenWords;
import vn.giaoban.mail.authentication.AuthenticationResults;
import vn.giaoban.mail.inbound.Attachments;
import vn.giaoban.mail.inbound.IncomingMail;
import vn.giaoban.mail.inbound.MailReader;
import vn.giaoban.mail.itip.ITipParser;

/// The readers of mail by name. Each takes any octets; what it throws is a fault.
public enum MailParsers {
  /// Whole messages.
  MAIL {
    @Override
    public void parse(byte[] input) {
      var mail = MailReader.read(input, Set.of("mx.example"));
      if (mail instanceof IncomingMail.Letter letter) {
        letter.attachments().forEach(file -> Attachments.open(input, file.index()).orElseThrow());
      }
    }

    @Override
    public List<byte[]> seeds() {
      return Stream.of(
              "outlook-reply-without-organizer.eml",
              "google-counter.eml",
              "exchange-counter-bare.eml",
              "dsn-with-invitation.eml",
              "read-receipt.eml",
              "bounce-for-people.eml",
              "absence-vietnamese.eml",
              "plain-letter.eml",
              "old-code-page.eml",
              "calendar-in-header.eml")
          .map(name -> wired(resource("/mail/" + name)))
          .toList();
    }
  },

  /// Calendar objects.
  CALENDAR {
    @Override
    public void parse(byte[] input) {
      ITipParser.parseAll(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> seeds() {
      return MAIL.seeds().stream()
          .map(mail -> new String(mail, StandardCharsets.UTF_8))
          .filter(mail -> mail.contains("BEGIN:VCALENDAR"))
          .map(mail -> mail.substring(mail.indexOf("BEGIN:VCALENDAR")))
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();
    }
  },

  /// Words of people.
  ANSWER {
    @Override
    public void parse(byte[] input) {
      PlainAnswers.read(WrittenWords.of(new String(input, StandardCharsets.UTF_8)));
    }

    @Override
    public List<byte[]> seeds() {
      return resource("/answer/answers.txt")
          .lines()
          .filter(line -> line.split("\\|", 4).length == 4)
          .map(line -> line.split("\\|", 4)[3].strip().replace('¶', '\n'))
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();
    }
  },

  /// Reports and bounces.
  BOUNCE {
    @Override
    public void parse(byte[] input) {
      MailReader.read(input);
    }

    @Override
    public List<byte[]> seeds() {
      return Stream.of(resource("/report/bounces.txt").split("(?m)^#### .*\\n"))
          .skip(1)
          .map(MailParsers::wired)
          .toList();
    }
  },

  /// What a relay found out about the sender.
  CHECKS {
    @Override
    public void parse(byte[] input) {
      AuthenticationResults.read(new String(input, StandardCharsets.UTF_8));
    }

    @Override
    public List<byte[]> seeds() {
      return Stream.of(
              "example.org 1; none",
              "mx.example; dmarc=pass (p=REJECT) header.from=xa.example; dkim=fail reason=\"bad; x\""
                  + " header.d=xa.example; spf=softfail smtp.mailfrom=a@xa.example",
              "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for"
                  + " it) fail policy (A dot can go here) . (like that) expired (this surprised me)"
                  + " = (as I wasn't expecting it) 1362471462")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();
    }
  };

  /// Reads it; may refuse, must not throw.
  public abstract void parse(byte[] input);

  /// Honest inputs, from which others are made.
  public abstract List<byte[]> seeds();

  private static String resource(String path) {
    try (var in = Objects.requireNonNull(MailParsers.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the line ends of the wire.
  private static byte[] wired(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
