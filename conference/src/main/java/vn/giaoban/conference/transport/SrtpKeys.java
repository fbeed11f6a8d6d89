package vn.giaoban.conference.transport;

import java.util.Arrays;

/// Master keys of both directions, out of a DTLS handshake.
///
/// @param material client key, server key, client salt, server salt (RFC 5764 section 4.2)
record SrtpKeys(SrtpProfile profile, byte[] material) {
  static int length(SrtpProfile profile) {
    return 2 * (profile.keyLength() + profile.saltLength());
  }

  byte[] key(boolean client) {
    int at = client ? 0 : profile.keyLength();
    return Arrays.copyOfRange(material, at, at + profile.keyLength());
  }

  byte[] salt(boolean client) {
    int at = 2 * profile.keyLength() + (client ? 0 : profile.saltLength());
    return Arrays.copyOfRange(material, at, at + profile.saltLength());
  }

  /// Keys stay out of logs.
  @Override
  public String toString() {
    return "SrtpKeys[" + profile + "]";
  }
}
