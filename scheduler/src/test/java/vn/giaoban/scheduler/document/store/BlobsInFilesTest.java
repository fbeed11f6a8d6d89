package vn.giaoban.scheduler.document.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.RefusedException;

@Timeout(20)
class BlobsInFilesTest {
  private static final String SHA_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path root;

  @Test
  void whatIsKeptIsFoundByItsHash() throws IOException {
    var blobs = BlobsInFiles.open(root);

    var staged = blobs.stage(octets("a", "bc"), 3).block();
    assertThat(blobs.find(SHA_OF_ABC)).isEmpty();
    blobs.keep(staged).block();

    assertThat(staged.sha256()).isEqualTo(SHA_OF_ABC);
    assertThat(staged.size()).isEqualTo(3);
    assertThat(blobs.find(SHA_OF_ABC)).hasValueSatisfying(f -> assertThat(f).hasContent("abc"));
    assertThat(files()).containsExactly("ba/" + SHA_OF_ABC);
  }

  @Test
  void theSameContentTwiceIsKeptOnce() throws IOException {
    var blobs = BlobsInFiles.open(root);

    blobs.stage(octets("abc"), 10).flatMap(blobs::keep).block();
    blobs.stage(octets("ab", "c"), 10).flatMap(blobs::keep).block();

    assertThat(files()).hasSize(1);
  }

  @Test
  void tooMuchIsRefusedAndLeavesNothing() throws IOException {
    var blobs = BlobsInFiles.open(root);

    assertThatThrownBy(() -> blobs.stage(octets("abc", "d"), 3).block())
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.refusal().code()).isEqualTo("document-too-large"));
    assertThat(files()).isEmpty();
  }

  @Test
  void aSenderThatBreaksOffLeavesNothing() throws IOException {
    var blobs = BlobsInFiles.open(root);
    var broken = octets("abc").concatWith(Mono.error(new IOException("reset by peer")));

    assertThatThrownBy(() -> blobs.stage(broken, 10).block()).hasRootCauseMessage("reset by peer");
    assertThat(files()).isEmpty();
  }

  @Test
  void whatACrashLeftIsRemovedAtTheNextStart() throws IOException {
    BlobsInFiles.open(root);
    Files.writeString(root.resolve("incoming/half"), "ab");

    BlobsInFiles.open(root);

    assertThat(files()).isEmpty();
  }

  @Test
  void namesThatAreNoHashesLeadNowhere() {
    var blobs = BlobsInFiles.open(root);

    assertThat(blobs.find("../../etc/passwd")).isEmpty();
    assertThat(blobs.find("")).isEmpty();
  }

  private static Flux<ByteBuffer> octets(String... parts) {
    return Flux.fromArray(parts).map(part -> ByteBuffer.wrap(part.getBytes(UTF_8)));
  }

  private Stream<String> files() throws IOException {
    try (var all = Files.walk(root)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList()
          .stream();
    }
  }
}
