package vn.giaoban.conference.forward;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.ExtensionUri;

/// Composes the packets of one slot in an array that all slots share: fixed header, header
/// extensions (RFC 8285), payload, padding.
final class SlotPacket {
  /// Ids above need the two-byte form, which is not written here.
  private static final int MAX_ONE_BYTE_ID = 14;

  private static final int MAX_ELEMENT = 16;

  private final byte[] out;
  private final byte[] extension;
  private final int transportNumberAt;
  private int length;

  /// @param out what is composed in
  SlotPacket(AgreedSection section, byte[] out) {
    this.out = out;
    var elements = new byte[64];
    int at = 4;
    int mid = section.extension(ExtensionUri.MID);
    byte[] name = section.mid().getBytes(StandardCharsets.US_ASCII);
    if (fits(mid) && name.length > 0 && name.length <= MAX_ELEMENT) {
      NetworkOrder.put8(elements, at++, mid << 4 | name.length - 1);
      System.arraycopy(name, 0, elements, at, name.length);
      at += name.length;
    }
    int transport = section.extension(ExtensionUri.TRANSPORT_CC);
    if (fits(transport)) {
      NetworkOrder.put8(elements, at, transport << 4 | 1);
      transportNumberAt = RtpHeader.FIXED_LENGTH + at + 1;
      at += 3;
    } else {
      transportNumberAt = 0;
    }
    int words = (at - 4 + 3) / 4;
    NetworkOrder.put16(elements, 0, 0xBEDE);
    NetworkOrder.put16(elements, 2, words);
    extension = words == 0 ? new byte[0] : Arrays.copyOf(elements, 4 + 4 * words);
  }

  private static boolean fits(int id) {
    return id > 0 && id <= MAX_ONE_BYTE_ID;
  }

  /// Whether packets carry transport-wide numbers.
  boolean isNumbered() {
    return transportNumberAt > 0;
  }

  /// Octets before the payload.
  int headLength() {
    return RtpHeader.FIXED_LENGTH + extension.length;
  }

  /// Begins a packet.
  void begin(boolean marker, int payloadType, int sequenceNumber, int timestamp, int ssrc) {
    RtpHeader.write(out, 0, marker, payloadType, sequenceNumber, timestamp, ssrc);
    if (extension.length > 0) {
      out[0] |= 0x10;
      System.arraycopy(extension, 0, out, RtpHeader.FIXED_LENGTH, extension.length);
    }
    length = headLength();
  }

  void number(int transportNumber) {
    if (transportNumberAt > 0) {
      NetworkOrder.put16(out, transportNumberAt, transportNumber);
    }
  }

  /// Appends a number in one octet.
  void append8(int value) {
    NetworkOrder.put8(out, length, value);
    length++;
  }

  /// Appends a number in three octets.
  void append24(int value) {
    NetworkOrder.put24(out, length, value);
    length += 3;
  }

  /// Appends a number in two octets.
  void append16(int value) {
    NetworkOrder.put16(out, length, value);
    length += 2;
  }

  /// Appends payload.
  ///
  /// @return where it is
  int append(byte[] source, int at, int count) {
    int place = length;
    System.arraycopy(source, at, out, place, count);
    length += count;
    return place;
  }

  /// Appends RTP padding (RFC 3550 section 5.1).
  ///
  /// @param octets up to 255; 0 for none
  void pad(int octets) {
    if (octets > 0) {
      out[0] |= 0x20;
      Arrays.fill(out, length, length + octets - 1, (byte) 0);
      length += octets;
      out[length - 1] = (byte) octets;
    }
  }

  byte[] bytes() {
    return out;
  }

  int length() {
    return length;
  }
}
