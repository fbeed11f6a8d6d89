package vn.giaoban.mail.imip;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class QuotedPrintableTest {
  private static String encoded(String text) {
    return new String(QuotedPrintable.lines(text), US_ASCII);
  }

  @Example
  void wordsStayLegibleAndLinesStayShort() {
    assertThat(encoded("Kính gửi: Ủy ban")).isEqualTo("K=C3=ADnh g=E1=BB=ADi: =E1=BB=A6y ban\r\n");
    assertThat(encoded("a \nb=c\t")).isEqualTo("a=20\r\nb=3Dc=09\r\n");
    assertThat(encoded("a".repeat(76))).isEqualTo("a".repeat(76) + "\r\n");
    assertThat(encoded("a".repeat(77))).isEqualTo("a".repeat(75) + "=\r\naa\r\n");
    assertThat(encoded("")).isEmpty();
  }

  @Example
  void noLineBeginsWithADot() {
    assertThat(encoded(".\n..\n")).isEqualTo("=2E\r\n=2E.\r\n");
    assertThat(encoded("a".repeat(75) + ".b")).isEqualTo("a".repeat(75) + "=\r\n=2Eb\r\n");
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(
      @ForAll
          @StringLength(max = 400)
          @Chars({'a', ' ', '.', '=', '\n', '\r', '\t', 'ệ', 'Đ', '–', '\u0000', '\u007f'})
          String text)
      throws Exception {
    var lines = encoded(text);

    assertThat(lines.split("\r\n"))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76).doesNotStartWith("."));
    var in = new ByteArrayInputStream(lines.getBytes(US_ASCII));
    var back = new String(MimeUtility.decode(in, "quoted-printable").readAllBytes(), UTF_8);
    var ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r") ? text : text + "\n";
    assertThat(back.replace("\r\n", "\n"))
        .isEqualTo(ended.replace("\r\n", "\n").replace('\r', '\n'));
  }
}
