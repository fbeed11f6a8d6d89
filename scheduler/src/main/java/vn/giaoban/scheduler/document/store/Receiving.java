package vn.giaoban.scheduler.document.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.document.BlobStore.Staged;

/// A file on its way in. One thread at a time; blocks.
final class Receiving {
  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long size;

  private Receiving(Path file, FileChannel channel, MessageDigest digest) {
    this.file = file;
    this.channel = channel;
    this.digest = digest;
  }

  static Receiving into(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Receiving(file, channel, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  void write(ByteBuffer buffer, long maxOctets) {
    size += buffer.remaining();
    if (size > maxOctets) {
      throw new RefusedException(
          Refusal.of(
              Refusal.Kind.TOO_LARGE,
              "document-too-large",
              Map.of("maxMegabytes", maxOctets >> 20)));
    }
    digest.update(buffer.duplicate());
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Staged finish() throws IOException {
    channel.force(true);
    channel.close();
    return new Staged(file, HexFormat.of().formatHex(digest.digest()), size);
  }

  void abandon() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
