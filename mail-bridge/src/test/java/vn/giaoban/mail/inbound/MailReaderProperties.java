package vn.giaoban.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.giaoban.mail.Samples;
import vn.giaoban.mail.itip.ITipParser;

class MailReaderProperties {
  private static final List<String> SEEDS =
      List.of(
          "outlook-reply-without-organizer.eml",
          "google-counter.eml",
          "dsn-with-invitation.eml",
          "read-receipt.eml",
          "bounce-for-people.eml");

  @Property(tries = 300, seed = "2026")
  void anyBytesAreSomeMail(@ForAll byte[] raw) {
    assertThat(MailReader.read(raw)).isNotNull();
  }

  @Property(tries = 600, seed = "2026")
  void damagedMailsAreSomeMail(@ForAll("seeds") String name, @ForAll long seed) {
    var raw = Samples.read(name);
    var random = new Random(seed);
    for (var i = random.nextInt(30); i >= 0; i--) {
      raw[random.nextInt(raw.length)] = (byte) random.nextInt(256);
    }
    var cut = java.util.Arrays.copyOf(raw, raw.length - random.nextInt(raw.length / 2));

    assertThat(MailReader.read(cut)).isNotNull();
  }

  @Property(tries = 500, seed = "2026")
  void anyCalendarLinesAreReadOrNot(@ForAll("lines") List<String> lines) {
    var text =
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";

    assertThat(ITipParser.parse(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> seeds() {
    return Arbitraries.of(SEEDS);
  }

  @Provide
  Arbitrary<List<String>> lines() {
    var name =
        Arbitraries.of(
            "UID", "ATTENDEE", "DTSTART", "DTSTAMP", "DURATION", "METHOD", "BEGIN", "END");
    var rest = Arbitraries.strings().ofMaxLength(60);
    return net.jqwik.api.Combinators.combine(name, rest)
        .as((n, r) -> n + (r.length() % 3 == 0 ? ";CN=" + r + ":x" : ":" + r))
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 1, seed = "2026")
  void hostileLinesCostNeitherTimeNorStack() {
    var line = "ATTENDEE" + ";X=\"a\",\"b\"".repeat(60_000) + ":mailto:a@b";

    assertThat(ITipParser.parse("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n" + line)).isNotNull();
    assertThat(
            MailReader.read(
                ("Subject: " + "=?UTF-8?Q?".repeat(50_000)).getBytes(StandardCharsets.UTF_8)))
        .isNotNull();
  }
}
