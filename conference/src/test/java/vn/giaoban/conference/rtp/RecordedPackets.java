package vn.giaoban.conference.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// The packets in `src/test/resources/rtp`.
public final class RecordedPackets {
  private static final int DESCRIPTOR_ID = 12;

  private RecordedPackets() {}

  public static List<byte[]> of(String name) {
    try (var in = RecordedPackets.class.getResourceAsStream("/rtp/" + name + ".hex")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().map(HexFormat.of()::parseHex).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a packet that may be anything.
  public static void read(PayloadReader reader, byte[] packet, int length, PacketMark mark) {
    int header = RtpHeader.length(packet, 0, length);
    int end = header < 0 ? -1 : RtpHeader.lengthWithoutPadding(packet, 0, length, header);
    if (end < 0) {
      return;
    }
    int found = HeaderExtension.find(packet, 0, header, DESCRIPTOR_ID);
    if (found < 0) {
      reader.read(packet, header, end, -1, 0, mark);
    } else {
      reader.read(
          packet, header, end, HeaderExtension.index(found), HeaderExtension.length(found), mark);
    }
  }
}
