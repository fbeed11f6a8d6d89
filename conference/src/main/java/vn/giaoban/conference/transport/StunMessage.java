package vn.giaoban.conference.transport;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.conference.rtp.NetworkOrder;

/// STUN messages (RFC 8489) as ICE needs them: static accessors on received bytes, and writers.
public final class StunMessage {
  public static final int HEADER_LENGTH = 20;
  public static final int BINDING_REQUEST = 0x0001;
  public static final int BINDING_INDICATION = 0x0011;
  public static final int BINDING_SUCCESS = 0x0101;
  public static final int BINDING_ERROR = 0x0111;

  public static final int USERNAME = 0x0006;
  public static final int MESSAGE_INTEGRITY = 0x0008;
  public static final int ERROR_CODE = 0x0009;
  public static final int XOR_MAPPED_ADDRESS = 0x0020;
  public static final int PRIORITY = 0x0024;
  public static final int USE_CANDIDATE = 0x0025;
  public static final int FINGERPRINT = 0x8028;
  public static final int ICE_CONTROLLED = 0x8029;
  public static final int ICE_CONTROLLING = 0x802A;

  private static final int MAGIC_COOKIE = 0x2112A442;
  private static final int FINGERPRINT_XOR = 0x5354554E;
  private static final int INTEGRITY_LENGTH = 20;

  private StunMessage() {}

  /// Whether the bytes are one whole STUN message, attributes included.
  public static boolean isWellFormed(byte[] message, int index, int length) {
    if (length < HEADER_LENGTH
        || (message[index] & 0xC0) != 0
        || NetworkOrder.i32(message, index + 4) != MAGIC_COOKIE
        || NetworkOrder.u16(message, index + 2) != length - HEADER_LENGTH
        || length % 4 != 0) {
      return false;
    }
    int at = HEADER_LENGTH;
    while (at < length) {
      if (at + 4 > length) {
        return false;
      }
      at += 4 + padded(NetworkOrder.u16(message, index + at + 2));
    }
    return at == length;
  }

  public static int type(byte[] message, int index) {
    return NetworkOrder.u16(message, index);
  }

  /// Finds an attribute's value in a well-formed message; none behind MESSAGE-INTEGRITY but
  /// FINGERPRINT is looked at.
  ///
  /// @return its index; -1 when there is none
  public static int find(byte[] message, int index, int length, int attribute) {
    int at = index + HEADER_LENGTH;
    boolean sealed = false;
    while (at < index + length) {
      int type = NetworkOrder.u16(message, at);
      if (type == attribute && (!sealed || type == FINGERPRINT)) {
        return at + 4;
      }
      sealed |= type == MESSAGE_INTEGRITY;
      at += 4 + padded(NetworkOrder.u16(message, at + 2));
    }
    return -1;
  }

  /// The length of the value that [#find] found.
  public static int valueLength(byte[] message, int value) {
    return NetworkOrder.u16(message, value - 2);
  }

  /// Whether MESSAGE-INTEGRITY is there and made with this password.
  public static boolean isIntact(byte[] message, int index, int length, Mac password) {
    int value = find(message, index, length, MESSAGE_INTEGRITY);
    if (value < 0 || valueLength(message, value) != INTEGRITY_LENGTH) {
      return false;
    }
    int end = value - 4;
    // the length field must read as if the message ended with this attribute
    password.update(message, index, 2);
    int claimed = end + 4 + INTEGRITY_LENGTH - index - HEADER_LENGTH;
    password.update((byte) (claimed >> 8));
    password.update((byte) claimed);
    password.update(message, index + 4, end - index - 4);
    byte[] expected = password.doFinal();
    for (int i = 0, difference = 0; ; i++) {
      if (i == INTEGRITY_LENGTH) {
        return difference == 0;
      }
      difference |= expected[i] ^ message[value + i];
    }
  }

  /// Whether FINGERPRINT is absent or right.
  public static boolean isFingerprintRight(byte[] message, int index, int length) {
    int value = find(message, index, length, FINGERPRINT);
    if (value < 0) {
      return true;
    }
    return valueLength(message, value) == 4
        && value + 4 == index + length
        && NetworkOrder.i32(message, value) == fingerprint(message, index, value - 4 - index);
  }

  /// Begins a message.
  ///
  /// @return its length so far
  public static int begin(byte[] out, int type, byte[] transaction, int transactionIndex) {
    NetworkOrder.put16(out, 0, type);
    NetworkOrder.put16(out, 2, 0);
    NetworkOrder.put32(out, 4, MAGIC_COOKIE);
    System.arraycopy(transaction, transactionIndex, out, 8, 12);
    return HEADER_LENGTH;
  }

  /// Appends an attribute.
  ///
  /// @return the message's new length
  public static int append(byte[] out, int length, int attribute, byte[] value) {
    NetworkOrder.put16(out, length, attribute);
    NetworkOrder.put16(out, length + 2, value.length);
    System.arraycopy(value, 0, out, length + 4, value.length);
    int end = length + 4 + padded(value.length);
    for (int i = length + 4 + value.length; i < end; i++) {
      out[i] = 0;
    }
    return end;
  }

  /// Appends XOR-MAPPED-ADDRESS.
  public static int appendMappedAddress(byte[] out, int length, InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    NetworkOrder.put16(out, length, XOR_MAPPED_ADDRESS);
    NetworkOrder.put16(out, length + 2, 4 + ip.length);
    NetworkOrder.put16(out, length + 4, ip.length == 4 ? 1 : 2);
    NetworkOrder.put16(out, length + 6, address.getPort() ^ MAGIC_COOKIE >>> 16);
    for (int i = 0; i < ip.length; i++) {
      out[length + 8 + i] = (byte) (ip[i] ^ out[4 + i]);
    }
    return length + 8 + ip.length;
  }

  /// Appends ERROR-CODE with a reason phrase.
  public static int appendError(byte[] out, int length, int code, byte[] reason) {
    var value = new byte[4 + reason.length];
    value[2] = (byte) (code / 100);
    value[3] = (byte) (code % 100);
    System.arraycopy(reason, 0, value, 4, reason.length);
    return append(out, length, ERROR_CODE, value);
  }

  /// Appends MESSAGE-INTEGRITY and FINGERPRINT and sets the length.
  public static int seal(byte[] out, int length, Mac password) {
    try {
      NetworkOrder.put16(out, length, MESSAGE_INTEGRITY);
      NetworkOrder.put16(out, length + 2, INTEGRITY_LENGTH);
      NetworkOrder.put16(out, 2, length + 4 + INTEGRITY_LENGTH - HEADER_LENGTH);
      password.update(out, 0, length);
      password.doFinal(out, length + 4);
    } catch (ShortBufferException e) {
      throw new IllegalArgumentException("out: too short for a sealed message", e);
    }
    int end = length + 4 + INTEGRITY_LENGTH;
    NetworkOrder.put16(out, 2, end + 8 - HEADER_LENGTH);
    NetworkOrder.put16(out, end, FINGERPRINT);
    NetworkOrder.put16(out, end + 2, 4);
    NetworkOrder.put32(out, end + 4, fingerprint(out, 0, end));
    return end + 8;
  }

  /// What makes and checks MESSAGE-INTEGRITY under a password.
  public static Mac mac(String password) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1: missing in this JDK", e);
    }
  }

  private static int fingerprint(byte[] message, int index, int length) {
    var crc = new CRC32();
    crc.update(message, index, length);
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }
}
