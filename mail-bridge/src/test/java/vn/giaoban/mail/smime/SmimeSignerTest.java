package vn.giaoban.mail.smime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.mail.Mails;
import vn.giaoban.mail.TestKeys;
import vn.giaoban.mail.mime.MimeReading;

class SmimeSignerTest {
  private static final String OFFICE = "vanphong@tinh.example";

  @TempDir Path directory;

  private byte[] signed(SigningKey key) throws Exception {
    var message = Mails.composed(Mails.invitation(directory, 20_000));
    return Mails.bytes(new SmimeSigner(key).sign(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void opensslVerifiesWhatWeSignAndSeesEveryChange(String kind) throws Exception {
    var key = TestKeys.selfSigned(OFFICE, kind);
    var raw = signed(key);

    assertThat(verify(raw, key)).isZero();
    var text = new String(raw, StandardCharsets.ISO_8859_1);
    var changed = text.replaceFirst("K=C3=ADnh", "$0x");
    assertThat(changed).isNotEqualTo(text);
    assertThat(verify(changed.getBytes(StandardCharsets.ISO_8859_1), key)).isNotZero();
  }

  private int verify(byte[] raw, SigningKey key) throws Exception {
    var mail = Files.write(directory.resolve("mail.eml"), raw);
    var pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.certificate().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    var ca = Files.writeString(directory.resolve("ca.pem"), pem);
    var process =
        new ProcessBuilder(
                "openssl",
                "cms",
                "-verify",
                "-in",
                mail.toString(),
                "-CAfile",
                ca.toString(),
                "-purpose",
                "any",
                "-out",
                directory.resolve("out").toString())
            .redirectErrorStream(true)
            .start();
    var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(words).isTrue();
    return process.exitValue();
  }

  @Test
  void whoCannotCheckReadsItAllTheSame() throws Exception {
    var content = MimeReading.read(signed(TestKeys.selfSigned(OFFICE, "EC")));

    assertThat(content.header("Subject").orElseThrow()).startsWith("Giấy mời: giao ban");
    assertThat(content.header("Message-ID")).contains("<inv1@tinh.example>");
    assertThat(content.header("Content-Type").orElseThrow())
        .startsWith("multipart/signed")
        .contains("protocol=\"application/pkcs7-signature\"", "micalg=");
    assertThat(content.leaves()).hasSize(5);
    assertThat(content.leaves().get(2).text()).contains("METHOD:REQUEST");
    assertThat(content.leaves().get(3).octets()).hasSize(20_000);
  }

  @Test
  void keystoresAreOpenedAndFaultsTold() throws Exception {
    var file = TestKeys.pkcs12(TestKeys.selfSigned(OFFICE, "RSA"), directory.resolve("office.p12"));

    var key = SigningKey.pkcs12(file, "mat-khau", OFFICE);
    assertThat(key.names(OFFICE)).isTrue();
    assertThat(key.names("other@tinh.example")).isFalse();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SigningKey.pkcs12(file, "sai", OFFICE));
  }
}
