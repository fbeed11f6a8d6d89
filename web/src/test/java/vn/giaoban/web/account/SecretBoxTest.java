package vn.giaoban.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {
  @TempDir private Path directory;

  @Test
  void whatWasSealedOpensAfterARestart() throws IOException {
    var key = directory.resolve("keys/accounts.key");
    var sealed = SecretBox.open(key).seal(new byte[] {1, 2, 3}, "thuky");

    assertThat(SecretBox.open(key).unseal(sealed, "thuky")).containsExactly(1, 2, 3);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void itOpensForNobodyElse() throws IOException {
    var box = SecretBox.open(directory.resolve("key"));
    var sealed = box.seal(new byte[] {1, 2, 3}, "thuky");

    assertThatThrownBy(() -> box.unseal(sealed, "chutich"))
        .isInstanceOf(IllegalStateException.class);
  }
}
