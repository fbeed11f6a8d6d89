package vn.giaoban.web.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a province can set. Keys, defaults and meaning: `docs/configuration.md`.
///
/// @param bind address the web server listens on
/// @param port the web server's port; 0 takes a free one (tests)
/// @param data directory that holds everything to be kept
/// @param publicUrl what invitations carry, without a slash at the end
/// @param databaseUrl the province's PostgreSQL; absent: embedded
/// @param smtpUrl the province's mail server for sending; absent: embedded
/// @param imapUrl where replies arrive; absent: embedded
/// @param mailFrom the office's address, RFC 5322 mailbox
/// @param mediaPort the one port of all media, UDP and TCP
/// @param mediaAddresses the addresses announced in candidates; empty: the server finds its own
/// @param roomSessions how many media sessions a room may have; more are refused
/// @param nodeSessions how many this server may have in all rooms together; more are refused
/// @param turn where sites that cannot reach the media port get through; absent: nowhere
/// @param dutyPhone whom a site calls when it cannot get in; absent: nobody is named
/// @param adminPassword password of the first account; absent: a random one, printed once
/// @param demo load the demonstration province on an empty database
/// @param mail how mail and short messages leave
public record Settings(
    String bind,
    int port,
    Path data,
    URI publicUrl,
    @Nullable DatabaseUrl databaseUrl,
    @Nullable URI smtpUrl,
    @Nullable URI imapUrl,
    String mailFrom,
    int mediaPort,
    List<String> mediaAddresses,
    int roomSessions,
    int nodeSessions,
    @Nullable TurnServer turn,
    @Nullable String dutyPhone,
    @Nullable String adminPassword,
    boolean demo,
    MailSettings mail) {

  public Settings {
    mediaAddresses = List.copyOf(mediaAddresses);
  }

  /// Whether browsers reach us by TLS, so cookies may be marked `Secure`.
  public boolean overTls() {
    return "https".equals(publicUrl.getScheme());
  }

  /// Nothing secret: URLs carry passwords, so they are not shown.
  @Override
  public String toString() {
    return "Settings[bind=%s, port=%d, data=%s, publicUrl=%s, database=%s, mail=%s, mediaPort=%d, demo=%s]"
        .formatted(
            bind,
            port,
            data,
            publicUrl,
            databaseUrl == null ? "embedded" : "external",
            smtpUrl == null ? "embedded" : "external",
            mediaPort,
            demo);
  }
}
