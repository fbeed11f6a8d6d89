package vn.giaoban.mail.imap;

import java.time.Instant;

/// A message as it lay in its folder.
///
/// @param uid in its folder (RFC 3501 section 2.3.1.1)
/// @param receivedAt when its server took it (`INTERNALDATE`)
/// @param octets its whole size; more than `raw` holds when it was too large to be loaded
/// @param raw the message; of one too large, its header only
public record Arrived(long uid, Instant receivedAt, long octets, byte[] raw) {
  /// Whether nothing of it is missing.
  public boolean whole() {
    return raw.length >= octets;
  }
}
