package vn.giaoban.scheduler.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/// [Accepted] in a file: 16 octets a mail, appended, never synchronised with the disk. It outlives
/// the process, not a loss of power; then a mail may go out twice under the same `Message-ID`. The
/// file is emptied whenever nothing is open.
public final class AcceptedFile implements Accepted, AutoCloseable {
  private static final int OCTETS = 16;

  private final FileChannel channel;
  private final Set<UUID> left;
  private final Set<UUID> open = new HashSet<>();

  /// Opens the file, or makes it.
  public AcceptedFile(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    left = Set.copyOf(read());
    open.addAll(left);
    // A record cut short by the end of the process is overwritten.
    channel.position(channel.size() / OCTETS * OCTETS);
  }

  private Set<UUID> read() throws IOException {
    var ids = new HashSet<UUID>();
    var content = ByteBuffer.allocate((int) Math.min(channel.size(), Integer.MAX_VALUE));
    while (content.hasRemaining() && channel.read(content) >= 0) {}
    content.flip();
    while (content.remaining() >= OCTETS) {
      ids.add(new UUID(content.getLong(), content.getLong()));
    }
    return ids;
  }

  @Override
  public synchronized void add(UUID id) {
    open.add(id);
    var record = ByteBuffer.allocate(OCTETS);
    record.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).flip();
    try {
      channel.write(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void recorded(Collection<UUID> ids) {
    open.removeAll(Set.copyOf(ids));
    try {
      if (open.isEmpty() && channel.size() > 0) {
        channel.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<UUID> left() {
    return left;
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
