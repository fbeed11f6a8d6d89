package vn.giaoban.web.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.token.ReplyTokens;
import vn.giaoban.mail.token.ReplyTokens.Purpose;
import vn.giaoban.scheduler.outbox.Correspondents;
import vn.giaoban.web.settings.Settings;

/// The office's addresses: the one it is known by and, where its server delivers
/// `local+anything@domain`, one for the answers and one for the bounces of every recipient of every
/// meeting.
@Component
public final class OfficeAddresses {
  private static final int KEY_OCTETS = 32;

  private final MailAddress office;
  private final @Nullable ReplyTokens tokens;

  /// Reads the key of the tokens from the data directory, or makes it.
  @Autowired
  OfficeAddresses(Settings settings) throws IOException {
    this(
        MailAddress.read(settings.mailFrom()).orElseThrow(),
        settings.mail().plusAddress()
            ? new ReplyTokens(key(settings.data().resolve("mail.key")))
            : null);
  }

  private OfficeAddresses(MailAddress office, @Nullable ReplyTokens tokens) {
    this.office = office;
    this.tokens = tokens;
  }

  /// Only the one it is known by.
  public static OfficeAddresses plain(MailAddress office) {
    return new OfficeAddresses(office, null);
  }

  /// Also those with tokens.
  public static OfficeAddresses tagged(MailAddress office, ReplyTokens tokens) {
    return new OfficeAddresses(office, tokens);
  }

  private static byte[] key(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var fresh = new byte[KEY_OCTETS];
      new SecureRandom().nextBytes(fresh);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var channel =
          Files.newByteChannel(
              file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        channel.write(ByteBuffer.wrap(fresh));
      }
    }
    return Files.readAllBytes(file);
  }

  /// The address it is known by.
  public MailAddress office() {
    return office;
  }

  /// Makes the tokens; null when addresses carry none.
  public Correspondents.@Nullable Tokens tokens() {
    return tokens == null ? null : tokens::token;
  }

  /// Who organises a meeting for this recipient; answers go there.
  public MailAddress organizer(UUID briefingId, String recipient) {
    return tagged(Purpose.REPLY, briefingId, recipient);
  }

  /// Where the words of this recipient go; null: to the office as such.
  @Nullable MailAddress replyTo(UUID briefingId, String recipient) {
    return tokens == null ? null : organizer(briefingId, recipient);
  }

  /// Where bounces of this recipient's mails go; null: to the office as such.
  @Nullable String returnPath(UUID briefingId, String recipient) {
    return tokens == null ? null : tagged(Purpose.BOUNCE, briefingId, recipient).address();
  }

  private MailAddress tagged(Purpose purpose, UUID briefingId, String recipient) {
    return tokens == null
        ? office
        : ReplyTokens.tagged(office, purpose, tokens.token(briefingId, recipient));
  }
}
