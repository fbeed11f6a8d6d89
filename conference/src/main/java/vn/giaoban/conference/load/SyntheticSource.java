package vn.giaoban.conference.load;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;

/// A camera's layer or a microphone that sends in time: 30 pictures a second, each in packets whose
/// sizes differ by one octet at most, the smaller first, as libwebrtc splits them; or 50 packets of
/// speech. Nobody can decode it; heads and levels are right. Used by the client's thread only.
final class SyntheticSource {
  private static final long PICTURE_NANOS = 1_000_000_000L / 30;
  private static final long SPEECH_NANOS = 20_000_000L;
  private static final int SPEECH_OCTETS = 80;

  /// Below an Ethernet frame with all heads and the seal.
  private static final int ROOM = 1150;

  /// How much larger a picture is that needs no other.
  private static final int KEYFRAME_FACTOR = 4;

  /// What the client does with a packet: seal, number, send.
  interface Sender {
    /// The next transport-wide sequence number.
    int nextTransportSequence();

    /// Sends a packet with the others of this moment; the array is free again afterwards.
    void rtp(byte[] packet, int length);
  }

  private final boolean video;
  private final byte[] mid;
  private final byte[] rid;
  private final int height;
  private final int octetsPerPicture;
  private final int ssrc = ThreadLocalRandom.current().nextInt();
  private final byte[] packet = new byte[1500];
  private final Clock clock = Clock.systemUTC();
  private int level;
  private long dueNanos;
  private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
  private int timestamp = ThreadLocalRandom.current().nextInt();
  private int pictureId = ThreadLocalRandom.current().nextInt(0x8000);
  private int tl0PictureIndex;
  private boolean keyframeWanted = true;
  private int packets;
  private int octets;

  private SyntheticSource(
      boolean video, String mid, String rid, int height, int bitsPerSecond, int level) {
    this.video = video;
    this.mid = mid.getBytes(StandardCharsets.US_ASCII);
    this.rid = rid.getBytes(StandardCharsets.US_ASCII);
    this.height = height;
    this.level = level;
    octetsPerPicture = bitsPerSecond / 8 / 30;
  }

  /// @param rid of a simulcast layer; empty for the only one
  static SyntheticSource camera(String mid, String rid, int height, int bitsPerSecond) {
    return new SyntheticSource(true, mid, rid, height, bitsPerSecond, -1);
  }

  /// @param level as on the wire: 0 is the loudest, 127 is silence
  static SyntheticSource microphone(String mid, int level) {
    return new SyntheticSource(false, mid, "", 0, 0, level);
  }

  int ssrc() {
    return ssrc;
  }

  /// The next picture is a key frame.
  void wantKeyframe() {
    keyframeWanted = true;
  }

  void level(int level) {
    this.level = level;
  }

  /// Begins now, at a moment of its own within the interval.
  void start(long nowNanos) {
    dueNanos = nowNanos + ThreadLocalRandom.current().nextLong(interval());
  }

  private long interval() {
    return video ? PICTURE_NANOS : SPEECH_NANOS;
  }

  /// Sends what is due.
  void tick(long nowNanos, Sender sender) {
    while (nowNanos - dueNanos >= 0) {
      dueNanos += interval();
      if (video) {
        picture(sender);
        timestamp += 3000;
      } else {
        speech(sender);
        timestamp += 960;
      }
    }
  }

  private void speech(Sender sender) {
    int at = head(false, OfferText.OPUS, sender);
    NetworkOrder.put8(packet, at, 0xFC); // a table of contents: full band, 20 ms
    Stamp.write(packet, at + Stamp.indexInOpus(), Stamp.now(clock));
    send(sender, at, SPEECH_OCTETS);
  }

  private void picture(Sender sender) {
    boolean keyframe = keyframeWanted;
    keyframeWanted = false;
    int size = octetsPerPicture * (keyframe ? KEYFRAME_FACTOR : 1);
    int count = (size + ROOM - 1) / ROOM;
    long now = Stamp.now(clock);
    for (int i = 0; i < count; i++) {
      int at = head(i == count - 1, OfferText.VP8, sender);
      int descriptor = descriptor(at, i == 0);
      frameHead(at + descriptor, i == 0 && keyframe);
      Stamp.write(packet, at + Stamp.indexInVp8(descriptor), now);
      int share = size / count + (i < count - size % count ? 0 : 1);
      send(sender, at, Math.max(share, Stamp.indexInVp8(descriptor) + Stamp.LENGTH));
    }
    pictureId++;
    tl0PictureIndex++;
  }

  /// RFC 7741 section 4.2, with picture id and TL0PICIDX.
  private int descriptor(int at, boolean first) {
    NetworkOrder.put8(packet, at, first ? 0x90 : 0x80);
    NetworkOrder.put8(packet, at + 1, 0xC0);
    NetworkOrder.put16(packet, at + 2, 0x8000 | pictureId & 0x7FFF);
    NetworkOrder.put8(packet, at + 4, tl0PictureIndex);
    return 5;
  }

  /// RFC 7741 section 4.3: the frame's tag, and for a key frame the sizes.
  private void frameHead(int at, boolean keyframe) {
    NetworkOrder.put24(packet, at, keyframe ? 0x100000 : 0x110000);
    NetworkOrder.put24(packet, at + 3, 0x9D012A);
    int width = height * 16 / 9;
    NetworkOrder.put16(packet, at + 6, Integer.reverseBytes(width) >>> 16);
    NetworkOrder.put16(packet, at + 8, Integer.reverseBytes(height) >>> 16);
  }

  private int head(boolean marker, int payloadType, Sender sender) {
    RtpHeader.write(packet, 0, marker, payloadType, sequence++, timestamp, ssrc);
    packet[0] |= 0x10;
    int start = RtpHeader.FIXED_LENGTH + 4;
    int at = extension(start, OfferText.MID_EXTENSION, mid);
    at = extension(at, OfferText.RID_EXTENSION, rid);
    NetworkOrder.put8(packet, at, OfferText.TRANSPORT_CC_EXTENSION << 4 | 1);
    NetworkOrder.put16(packet, at + 1, sender.nextTransportSequence());
    at += 3;
    if (!video) {
      NetworkOrder.put8(packet, at, OfferText.LEVEL_EXTENSION << 4);
      // speech is never equally loud
      int now = Math.clamp(level + ThreadLocalRandom.current().nextInt(-4, 5), 0, 127);
      NetworkOrder.put8(packet, at + 1, 0x80 | now);
      at += 2;
    }
    while ((at - start) % 4 != 0) {
      packet[at++] = 0;
    }
    NetworkOrder.put16(packet, RtpHeader.FIXED_LENGTH, 0xBEDE);
    NetworkOrder.put16(packet, RtpHeader.FIXED_LENGTH + 2, (at - start) / 4);
    return at;
  }

  private int extension(int at, int id, byte[] value) {
    if (value.length == 0) {
      return at;
    }
    NetworkOrder.put8(packet, at, id << 4 | value.length - 1);
    System.arraycopy(value, 0, packet, at + 1, value.length);
    return at + 1 + value.length;
  }

  private void send(Sender sender, int at, int payload) {
    packets++;
    octets += payload;
    sender.rtp(packet, at + payload);
  }

  /// Adds a sender report.
  void report(RtcpWriter writer, @Nullable String cname) {
    writer.senderReport(ssrc, NtpTime.of(clock.instant()), timestamp, packets, octets);
    if (cname != null) {
      writer.sourceDescription(ssrc, cname);
    }
  }

  int packets() {
    return packets;
  }
}
