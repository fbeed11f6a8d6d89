package vn.giaoban.conference.door;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import vn.giaoban.conference.media.MediaTrace;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.Vp8Payload;

/// Remembers the VP8 packets of one site and the key frames it was asked for.
final class PictureTrace implements MediaTrace {
  /// Chromium's number for VP8.
  private static final int VP8 = 96;

  private static final int CONTENT_AT = 12;
  private static final int CONTENT = 16;

  private final long since = System.nanoTime();
  private final List<Picture> sent = new CopyOnWriteArrayList<>();
  private final Set<String> received = ConcurrentHashMap.newKeySet();
  private final List<Long> asked = new CopyOnWriteArrayList<>();

  /// A packet as it was sent to the site.
  ///
  /// @param content some octets that are the same wherever it goes
  record Picture(long nanos, boolean isKeyframe, String content) {}

  @Override
  public void packet(boolean in, byte[] packet, int offset, int length, long nanos) {
    int type = packet[offset + 1] & 0xFF;
    if (packet[offset] >= 0) {
      return; // STUN
    }
    if (type >= 192 && type < 224) {
      if (!in) {
        feedback(packet, offset, length, nanos);
      }
      return;
    }
    int header = RtpHeader.length(packet, offset, length);
    if (RtpHeader.payloadType(packet, offset) != VP8 || header + CONTENT_AT + CONTENT > length) {
      return;
    }
    int at = offset + header;
    var content = HexFormat.of().formatHex(packet, at + CONTENT_AT, at + CONTENT_AT + CONTENT);
    if (in) {
      received.add(content);
    } else {
      int rest = length - header;
      int descriptor = Vp8Payload.descriptorLength(packet, at, rest);
      boolean keyframe = Vp8Payload.isKeyframeStart(packet, at, rest, descriptor);
      sent.add(new Picture(nanos, keyframe, content));
    }
  }

  private void feedback(byte[] packet, int offset, int length, long nanos) {
    int at = offset;
    while (at < offset + length) {
      int size = RtcpHeader.length(packet, at, offset + length - at);
      if (size < 0) {
        return;
      }
      if (RtcpHeader.type(packet, at) == RtcpHeader.PAYLOAD_FEEDBACK
          && RtcpHeader.format(packet, at) == RtcpHeader.FORMAT_PLI) {
        asked.add(nanos);
      }
      at += size;
    }
  }

  /// When this site joined.
  long sinceNanos() {
    return since;
  }

  /// How many key frames this site was asked for.
  long keyframesAskedFor(long fromNanos, long untilNanos) {
    return asked.stream().filter(nanos -> nanos >= fromNanos && nanos <= untilNanos).count();
  }

  boolean hasReceived(Picture packet) {
    return received.contains(packet.content());
  }

  /// Whether what another site sent was sent to this one after a moment.
  boolean hasSent(PictureTrace other, long sinceNanos) {
    return sent.stream().anyMatch(p -> p.nanos() > sinceNanos && other.hasReceived(p));
  }

  Picture firstSent(Predicate<Picture> which) {
    return sent.stream().filter(which).findFirst().orElseThrow();
  }
}
