package vn.giaoban.mail.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.mime.MimeReading;

/// The mailboxes as files. Any thread; touches the disk.
public final class MailFiles {
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})(\\.seen)?\\.eml");

  private static final String UID_VALIDITY = "uidvalidity";

  /// How many of a box's newest messages a new one is compared with, to tell a repetition.
  private static final int REMEMBERED = 200;

  /// Headers beyond these octets are not looked at in lists.
  private static final int HEAD_OCTETS = 32_768;

  private final Path directory;
  private final int maxMessages;
  private final NavigableMap<Long, StoredMail> byId = new TreeMap<>();
  private final Map<String, Set<String>> messageIds = new ConcurrentHashMap<>();

  /// Something that writes a message.
  @FunctionalInterface
  public interface Content {
    /// Writes the whole message to `out`.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Opens the mailboxes; looks at file names only.
  ///
  /// @param maxMessages most messages kept over all boxes; the oldest go first
  public MailFiles(Path directory, int maxMessages) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.maxMessages = maxMessages;
    try (var boxes = Files.newDirectoryStream(directory, Files::isDirectory)) {
      for (var box : boxes) {
        var address = URLDecoder.decode(String.valueOf(box.getFileName()), StandardCharsets.UTF_8);
        try (var files = Files.newDirectoryStream(box)) {
          for (var file : files) {
            index(address, file);
          }
        }
      }
    }
  }

  private void index(String box, Path file) throws IOException {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    if (name.matches()) {
      var id = Long.parseLong(name.group(1));
      byId.put(id, new StoredMail(id, box, file, name.group(2) != null));
    } else if (file.toString().endsWith(".part")) {
      // Half written when the machine stopped; its sender was never told it was taken.
      Files.deleteIfExists(file);
    }
  }

  /// Keeps a message for `box`, for good when this returns.
  ///
  /// @param messageId its `Message-ID`; a box takes each only once. Null: always taken
  /// @return empty when the box has that message already
  public Optional<StoredMail> keep(String box, @Nullable String messageId, Content content)
      throws IOException {
    var address = box.toLowerCase(Locale.ROOT);
    var known = messageIds.computeIfAbsent(address, this::messageIds);
    if (messageId != null && !known.add(messageId)) {
      return Optional.empty();
    }
    var folder = directory.resolve(URLEncoder.encode(address, StandardCharsets.UTF_8));
    try {
      Files.createDirectories(folder);
      var part = Files.createTempFile(folder, "new", ".part");
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE);
          var out =
              new java.io.BufferedOutputStream(
                  java.nio.channels.Channels.newOutputStream(channel), 65_536)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      return Optional.of(add(address, folder, part));
    } catch (IOException e) {
      if (messageId != null) {
        known.remove(messageId);
      }
      throw e;
    }
  }

  private synchronized StoredMail add(String box, Path folder, Path part) throws IOException {
    var id = byId.isEmpty() ? 1 : byId.lastKey() + 1;
    var file = folder.resolve(id + ".eml");
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    var mail = new StoredMail(id, box, file, false);
    byId.put(id, mail);
    while (byId.size() > maxMessages) {
      Files.deleteIfExists(byId.pollFirstEntry().getValue().file());
    }
    return mail;
  }

  private Set<String> messageIds(String box) {
    var ids = new HashSet<String>();
    var all = messages(box);
    for (var mail : all.subList(0, Math.min(REMEMBERED, all.size()))) {
      try {
        MimeReading.read(head(mail)).header("Message-ID").ifPresent(ids::add);
      } catch (NoSuchFileException e) {
        continue;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return java.util.Collections.synchronizedSet(ids);
  }

  /// Remembers that somebody has read it.
  public synchronized void markSeen(long id) throws IOException {
    var mail = byId.get(id);
    if (mail != null && !mail.seen()) {
      var seen = mail.file().resolveSibling(id + ".seen.eml");
      Files.move(mail.file(), seen, StandardCopyOption.ATOMIC_MOVE);
      byId.put(id, new StoredMail(id, mail.box(), seen, true));
    }
  }

  /// The `UIDVALIDITY` last served over these files; 0 when none was.
  long uidValidity() {
    try {
      return Long.parseLong(Files.readString(directory.resolve(UID_VALIDITY)).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  void uidValidity(long value) throws IOException {
    Files.writeString(directory.resolve(UID_VALIDITY), Long.toString(value));
  }

  /// The mailboxes that have mail, by address.
  public synchronized List<Mailbox> boxes() {
    var messages = new TreeMap<String, Integer>();
    var unseen = new TreeMap<String, Integer>();
    for (var mail : byId.values()) {
      messages.merge(mail.box(), 1, Integer::sum);
      unseen.merge(mail.box(), mail.seen() ? 0 : 1, Integer::sum);
    }
    return messages.entrySet().stream()
        .map(box -> new Mailbox(box.getKey(), box.getValue(), unseen.getOrDefault(box.getKey(), 0)))
        .toList();
  }

  /// @param address lower case
  public record Mailbox(String address, int messages, int unseen) {}

  /// The messages of a box, newest first.
  public synchronized List<StoredMail> messages(String box) {
    var address = box.toLowerCase(Locale.ROOT);
    var found = new ArrayList<StoredMail>();
    for (var mail : byId.descendingMap().values()) {
      if (mail.box().equals(address)) {
        found.add(mail);
      }
    }
    return found;
  }

  /// One message; empty when there is none (any more).
  public synchronized Optional<StoredMail> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// The beginning of a message, enough for its headers.
  public static byte[] head(StoredMail mail) throws IOException {
    try (var in = Files.newInputStream(mail.file())) {
      return in.readNBytes(HEAD_OCTETS);
    }
  }
}
