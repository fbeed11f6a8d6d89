package vn.giaoban.conference.fuzz;

import java.util.ArrayList;
import java.util.List;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.OpusFrames;
import vn.giaoban.conference.rtp.OpusMerger;
import vn.giaoban.conference.rtp.PacketMark;
import vn.giaoban.conference.rtp.PayloadReader;
import vn.giaoban.conference.rtp.RecordedPackets;
import vn.giaoban.conference.rtp.RedPayload;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp8Payload;
import vn.giaoban.conference.rtp.Vp9Payload;
import vn.giaoban.conference.sdp.Codec;

final class RtpParser implements Parser {
  private final PacketMark mark = new PacketMark();
  private final OpusFrames frames = new OpusFrames();
  private final OpusMerger merger = new OpusMerger();
  private final byte[] merged = new byte[1500];
  private final PayloadReader[] readers = {
    Codec.VP8.newReader(), Codec.VP9.newReader(), Codec.AV1.newReader(), Codec.H264.newReader()
  };

  @Override
  public List<byte[]> seeds() {
    var seeds = new ArrayList<byte[]>();
    for (var name : new String[] {"vp8", "vp9", "vp9-key", "av1", "av1-key", "h264", "red"}) {
      seeds.addAll(RecordedPackets.of(name));
    }
    return seeds;
  }

  @Override
  public void parse(byte[] input) {
    for (var reader : readers) {
      RecordedPackets.read(reader, input, input.length, mark);
      check(mark.spatialLayer() < PacketMark.MAX_SPATIAL_LAYERS);
      check(mark.temporalLayer() < 8 && mark.height() >= 0);
    }
    int header = RtpHeader.length(input, 0, input.length);
    int end = header < 0 ? -1 : RtpHeader.lengthWithoutPadding(input, 0, input.length, header);
    if (end < 0) {
      return;
    }
    for (int id = 1; id < 16; id++) {
      int found = HeaderExtension.find(input, 0, header, id);
      check(found < 0 || HeaderExtension.index(found) + HeaderExtension.length(found) <= header);
    }
    merge(input, header, end - header);
    rewrite(input, header, end);
    int primary = RedPayload.primary(input, header, end);
    if (primary >= 0) {
      check(primary <= end && RedPayload.primaryPayloadType(input, header) >= 0);
      check(RedPayload.unwrap(input, header, end) <= end);
    }
  }

  /// What is merged must be whole again.
  private void merge(byte[] packet, int header, int length) {
    for (int i = 0, time = 0; i < 3; i++, time += frames.samples()) {
      frames.read(packet, header, length);
      merger.append(packet, header, length, time, OpusFrames.MAX_SAMPLES);
    }
    int written = merger.write(merged, 0);
    check(written == 0 || frames.read(merged, 0, written));
  }

  /// What a slot overwrites must leave the descriptor as long as it was.
  private static void rewrite(byte[] packet, int header, int end) {
    int length = end - header;
    int vp8 = Vp8Payload.descriptorLength(packet, header, length);
    if (vp8 > 0) {
      Vp8Payload.setPictureId(packet, header, 0x5A5A);
      Vp8Payload.setTl0PictureIndex(packet, header, 0xA5);
      check(Vp8Payload.descriptorLength(packet, header, length) == vp8);
    }
    int vp9 = Vp9Payload.descriptorLength(packet, header, length);
    if (vp9 > 0) {
      Vp9Payload.setPictureId(packet, header, 0x5A5A);
      Vp9Payload.setTl0PictureIndex(packet, header, 0xA5);
      check(Vp9Payload.descriptorLength(packet, header, length) == vp9);
    }
  }

  private static void check(boolean expected) {
    if (!expected) {
      throw new IllegalStateException("reading: out of bounds (expected: inside the packet)");
    }
  }
}
