package vn.giaoban.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.mail.Mails;

/// The verifier here is written from RFC 6376 alone, on whole strings, and shares nothing with the
/// signer.
class DkimSignerTest {
  @TempDir Path directory;

  private static KeyPair pair(String kind) throws Exception {
    var generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private String signed(KeyPair keys, int letter) throws Exception {
    var message = Mails.composed(Mails.invitation(directory, letter));
    var signer = new DkimSigner("tinh.example", "giaoban1", DkimKey.of(keys.getPrivate()));
    return new String(Mails.bytes(signer.sign(message)), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void whatIsSignedVerifies(String kind) throws Exception {
    var keys = pair(kind);
    var raw = signed(keys, 10_000);

    assertThat(verifies(raw, keys)).isTrue();
    assertThat(verifies(raw.replace("\r\nSubject: ", "\r\nSubject: x"), keys)).isFalse();
    assertThat(verifies(raw + "x\r\n", keys)).isFalse();
    assertThat(verifies(raw + "\r\n\r\n", keys)).as("empty lines at the end").isTrue();
    assertThat(verifies("From: other@example\r\n" + raw, keys)).as("a second From").isFalse();
  }

  @Test
  void keysAreReadFromPemAndOthersRefused() throws Exception {
    var keys = pair("RSA");
    var pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    var file = Files.writeString(directory.resolve("key.pem"), pem);
    assertThat(DkimKey.read(file).algorithm()).isEqualTo("rsa-sha256");

    var other = Files.writeString(directory.resolve("other.pem"), "no key\n");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> DkimKey.read(other));
    var ec = pair("EC").getPrivate();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> DkimKey.of(ec));
  }

  private static boolean verifies(String raw, KeyPair keys) throws Exception {
    var end = raw.indexOf("\r\n\r\n");
    var headers = List.of(raw.substring(0, end).split("\r\n(?![ \t])"));
    var body = raw.substring(end + 4);
    var header =
        headers.stream()
            .filter(line -> line.startsWith("DKIM-Signature:"))
            .findFirst()
            .orElseThrow();
    var tags = new HashMap<String, String>();
    for (var tag : header.substring("DKIM-Signature:".length()).split(";")) {
      tags.put(tag.split("=", 2)[0].strip(), tag.split("=", 2)[1].replaceAll("\\s", ""));
    }
    var canonical =
        body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "")
            + "\r\n";
    var hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(ISO_8859_1));
    if (!Base64.getEncoder().encodeToString(hash).equals(tags.get("bh"))) {
      return false;
    }
    var left = new ArrayList<>(headers);
    var data = new StringBuilder();
    for (var name : tags.get("h").split(":")) {
      for (var i = left.size() - 1; i >= 0; i--) {
        if (left.get(i).toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          data.append(canonical(left.remove(i))).append("\r\n");
          break;
        }
      }
    }
    data.append(canonical(header.replaceAll("(?s)(;\\s*b=).*", "$1")));
    var octets = data.toString().getBytes(ISO_8859_1);
    var rsa = tags.get("a").equals("rsa-sha256");
    var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
    signature.initVerify(keys.getPublic());
    signature.update(rsa ? octets : MessageDigest.getInstance("SHA-256").digest(octets));
    return signature.verify(Base64.getDecoder().decode(tags.get("b")));
  }

  private static String canonical(String line) {
    var colon = line.indexOf(':');
    return line.substring(0, colon).toLowerCase(Locale.ROOT)
        + ":"
        + line.substring(colon + 1).replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
  }
}
