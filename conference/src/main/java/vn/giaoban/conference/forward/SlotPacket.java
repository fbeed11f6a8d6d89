package vn.giaoban.conference.forward;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vn.giaoban.conference.rtp.DependencyDescriptor;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.OpusMerger;
import vn.giaoban.conference.rtp.RedPayload;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.ExtensionUri;

/// Composes the packets of one slot in an array that all slots share: fixed header, header
/// extensions (RFC 8285), payload, padding.
final class SlotPacket {
  /// What sealing adds behind a packet (RFC 7714 section 14.1).
  static final int SEAL_LENGTH = 16;

  /// Ids above need the two-byte form, which is not written here.
  private static final int MAX_ONE_BYTE_ID = 14;

  private static final int MAX_ELEMENT = 16;
  private static final int ONE_BYTE_FORM = 0xBEDE;
  private static final int TWO_BYTE_FORM = 0x1000;

  private final byte[] out;
  private final byte[] extension;
  private final int numberPlace;
  private final byte[] mid;
  private final int midId;
  private final int transportId;
  private final int descriptorId;
  private int transportNumberAt;
  private int transportNumber;
  private int length;

  /// @param out what is composed in
  SlotPacket(AgreedSection section, byte[] out) {
    this.out = out;
    mid = section.mid().getBytes(StandardCharsets.US_ASCII);
    int named = section.extension(ExtensionUri.MID);
    midId = fits(named) && mid.length > 0 && mid.length <= MAX_ELEMENT ? named : 0;
    int numbered = section.extension(ExtensionUri.TRANSPORT_CC);
    transportId = fits(numbered) ? numbered : 0;
    int described = section.extension(ExtensionUri.DEPENDENCY_DESCRIPTOR);
    descriptorId = fits(described) ? described : 0;
    var elements = new byte[64];
    int at = 4;
    if (midId > 0) {
      NetworkOrder.put8(elements, at++, midId << 4 | mid.length - 1);
      System.arraycopy(mid, 0, elements, at, mid.length);
      at += mid.length;
    }
    if (transportId > 0) {
      NetworkOrder.put8(elements, at, transportId << 4 | 1);
      numberPlace = RtpHeader.FIXED_LENGTH + at + 1;
      at += 3;
    } else {
      numberPlace = 0;
    }
    int words = (at - 4 + 3) / 4;
    NetworkOrder.put16(elements, 0, ONE_BYTE_FORM);
    NetworkOrder.put16(elements, 2, words);
    extension = words == 0 ? new byte[0] : Arrays.copyOf(elements, 4 + 4 * words);
  }

  private static boolean fits(int id) {
    return id > 0 && id <= MAX_ONE_BYTE_ID;
  }

  /// Whether packets carry transport-wide numbers.
  boolean isNumbered() {
    return transportId > 0;
  }

  /// Begins a packet.
  void begin(boolean marker, int payloadType, int sequenceNumber, int timestamp, int ssrc) {
    RtpHeader.write(out, 0, marker, payloadType, sequenceNumber, timestamp, ssrc);
    if (extension.length > 0) {
      out[0] |= 0x10;
      System.arraycopy(extension, 0, out, RtpHeader.FIXED_LENGTH, extension.length);
    }
    transportNumberAt = numberPlace;
    transportNumber = -1;
    length = RtpHeader.FIXED_LENGTH + extension.length;
  }

  /// Puts a dependency descriptor into the head, if it was agreed; to be called before anything is
  /// appended. It may be longer than an element of the one-byte form: then all are in the two-byte
  /// form.
  ///
  /// @param found where it is in the source, as [HeaderExtension#find] says
  /// @param frameNumber that of this slot
  void describe(byte[] source, int found, int frameNumber) {
    if (descriptorId == 0) {
      return;
    }
    int count = HeaderExtension.length(found);
    boolean wide = count > MAX_ELEMENT;
    int at = RtpHeader.FIXED_LENGTH + 4;
    if (midId > 0) {
      at = element(at, midId, mid.length, wide);
      System.arraycopy(mid, 0, out, at, mid.length);
      at += mid.length;
    }
    if (transportId > 0) {
      at = element(at, transportId, 2, wide);
      transportNumberAt = at;
      at += 2;
    }
    at = element(at, descriptorId, count, wide);
    System.arraycopy(source, HeaderExtension.index(found), out, at, count);
    DependencyDescriptor.setFrameNumber(out, at, frameNumber);
    at += count;
    while ((at & 3) != 0) {
      out[at++] = 0;
    }
    out[0] |= 0x10;
    NetworkOrder.put16(out, RtpHeader.FIXED_LENGTH, wide ? TWO_BYTE_FORM : ONE_BYTE_FORM);
    NetworkOrder.put16(out, RtpHeader.FIXED_LENGTH + 2, (at - RtpHeader.FIXED_LENGTH - 4) / 4);
    length = at;
  }

  private int element(int at, int id, int count, boolean wide) {
    if (wide) {
      NetworkOrder.put8(out, at, id);
      NetworkOrder.put8(out, at + 1, count);
      return at + 2;
    }
    NetworkOrder.put8(out, at, id << 4 | count - 1);
    return at + 1;
  }

  void number(int transportNumber) {
    if (transportNumberAt > 0) {
      this.transportNumber = transportNumber;
      NetworkOrder.put16(out, transportNumberAt, transportNumber);
    }
  }

  /// The transport-wide number it was given; -1 when it has none.
  int transportNumber() {
    return transportNumber;
  }

  /// Appends a payload with the one before it (RFC 2198).
  ///
  /// @param earlierLength 0 when there is none before
  /// @param offset how much older that one is, in timestamp units
  void appendRedundant(
      int payloadType,
      byte[] packets,
      int earlier,
      int earlierLength,
      int offset,
      int primary,
      int primaryLength) {
    length +=
        RedPayload.write(
            out,
            length,
            payloadType,
            packets,
            earlier,
            earlierLength,
            offset,
            packets,
            primary,
            primaryLength);
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

  /// Appends the speech that was merged.
  ///
  /// @return how long it is
  int append(OpusMerger speech) {
    int count = speech.write(out, length);
    length += count;
    return count;
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
