package vn.giaoban.conference.transport;

import org.bouncycastle.tls.SRTPProtectionProfile;
import org.jitsi.srtp.SrtpPolicy;

/// The protection profiles this server takes, best first (RFC 5764 section 4.1.2, RFC 7714 section
/// 14.2).
public enum SrtpProfile {
  /// Costs half of the other in Java: no HMAC.
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 16, 12),
  /// What every WebRTC peer must have.
  AES128_CM_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 16, 14);

  private final int id;
  private final int keyLength;
  private final int saltLength;

  SrtpProfile(int id, int keyLength, int saltLength) {
    this.id = id;
    this.keyLength = keyLength;
    this.saltLength = saltLength;
  }

  public int id() {
    return id;
  }

  public int keyLength() {
    return keyLength;
  }

  public int saltLength() {
    return saltLength;
  }

  SrtpPolicy policy() {
    return switch (this) {
      case AEAD_AES_128_GCM ->
          new SrtpPolicy(
              SrtpPolicy.AESGCM_ENCRYPTION,
              keyLength,
              SrtpPolicy.NULL_AUTHENTICATION,
              0,
              16,
              saltLength);
      case AES128_CM_HMAC_SHA1_80 ->
          new SrtpPolicy(
              SrtpPolicy.AESCM_ENCRYPTION,
              keyLength,
              SrtpPolicy.HMACSHA1_AUTHENTICATION,
              20,
              10,
              saltLength);
    };
  }
}
