package vn.giaoban.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class BodyStreamTest {
  private static String sent(String text) throws Exception {
    var out = new ByteArrayOutputStream();
    var body = new BodyStream(out);
    body.write(text.getBytes(US_ASCII));
    body.end();
    return out.toString(US_ASCII);
  }

  @Test
  void noLineEndsTheMessageBeforeItsTime() throws Exception {
    assertThat(sent("a\r\n.\r\nb")).isEqualTo("a\r\n..\r\nb\r\n.\r\n");
    assertThat(sent(".")).isEqualTo("..\r\n.\r\n");
    assertThat(sent("a\n.\nb\n")).as("bare LF").isEqualTo("a\r\n..\r\nb\r\n.\r\n");
    assertThat(sent("a\r.\rb")).as("bare CR").isEqualTo("a\r\n..\r\nb\r\n.\r\n");
    assertThat(sent("a\r\n")).isEqualTo("a\r\n.\r\n");
    assertThat(sent("a\r")).isEqualTo("a\r\n.\r\n");
    assertThat(sent("")).isEqualTo(".\r\n");
  }

  @Test
  void readyLinesPassAsTheyAre() throws Exception {
    var out = new ByteArrayOutputStream();
    var body = new BodyStream(out);
    body.write("head\r\n\r\n".getBytes(US_ASCII));
    body.writeLines("AAAA\r\nBBBB\r\n".getBytes(US_ASCII));
    body.write(".x\r\n".getBytes(US_ASCII));
    body.end();
    assertThat(out.toString(US_ASCII)).isEqualTo("head\r\n\r\nAAAA\r\nBBBB\r\n..x\r\n.\r\n");
  }
}
