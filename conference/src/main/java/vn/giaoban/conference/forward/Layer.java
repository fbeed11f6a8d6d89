package vn.giaoban.conference.forward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.NackTracker;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.rtp.PacketCache;
import vn.giaoban.conference.rtp.ReceiveStatistics;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.sdp.MediaKind;

/// One stream of a source as it arrives: the only one, or one of a simulcast.
final class Layer {
  private static final long ALIVE_NANOS = 1_500_000_000L;
  private static final long KEYFRAME_INTERVAL_NANOS = 300_000_000L;
  private static final long KEYFRAME_RETRY_NANOS = 500_000_000L;
  private static final OutgoingSlot[] NOBODY = {};

  private final Source source;
  private final @Nullable String rid;
  private final int index;
  private final ReceiveStatistics statistics;
  private final NackTracker nacks = new NackTracker();
  private final @Nullable PacketCache cache;
  private OutgoingSlot[] receivers = NOBODY;
  private int ssrc;
  private boolean bound;
  private boolean heard;
  private long lastPacketNanos;
  private int height;
  private boolean keyframeWanted;
  private boolean keyframeAsked;
  private long keyframeAskedNanos;
  private boolean reported;
  private long reportNtp;
  private int reportTimestamp;

  /// @param rid null when there is no simulcast
  /// @param index 0 for the lowest
  Layer(Source source, @Nullable String rid, int index) {
    this.source = source;
    this.rid = rid;
    this.index = index;
    statistics = new ReceiveStatistics(source.format().codec().clockRate());
    cache = source.kind() == MediaKind.VIDEO ? new PacketCache() : null;
  }

  Source source() {
    return source;
  }

  @Nullable String rid() {
    return rid;
  }

  int index() {
    return index;
  }

  int ssrc() {
    return ssrc;
  }

  boolean isBound() {
    return bound;
  }

  void bind(int ssrc) {
    this.ssrc = ssrc;
    bound = true;
  }

  ReceiveStatistics statistics() {
    return statistics;
  }

  NackTracker nacks() {
    return nacks;
  }

  @Nullable PacketCache cache() {
    return cache;
  }

  OutgoingSlot[] receivers() {
    return receivers;
  }

  /// Notes an arrived packet.
  NackTracker.Place received(byte[] packet, int length, boolean repaired, long nowNanos) {
    heard = true;
    lastPacketNanos = nowNanos;
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    if (!repaired) {
      statistics.received(sequenceNumber, RtpHeader.timestamp(packet, 0), nowNanos);
    }
    if (cache == null) {
      return NackTracker.Place.NEW; // nobody asks for speech again: it would come too late
    }
    var place = nacks.received(sequenceNumber, nowNanos);
    if (receivers.length > 0 && place != NackTracker.Place.LATE) {
      cache.put(packet, length);
    }
    return place;
  }

  /// Whether packets come.
  boolean isAlive(long nowNanos) {
    return heard && nowNanos - lastPacketNanos < ALIVE_NANOS;
  }

  /// The picture's height, as the last key frame told; 0 when none has.
  int height() {
    return height;
  }

  void keyframeBegan(int height) {
    if (height > 0) {
      this.height = height;
    }
    keyframeWanted = false;
  }

  void subscribe(OutgoingSlot slot) {
    for (var receiver : receivers) {
      if (receiver == slot) {
        return;
      }
    }
    var more = Arrays.copyOf(receivers, receivers.length + 1);
    more[receivers.length] = slot;
    receivers = more;
  }

  void unsubscribe(OutgoingSlot slot) {
    for (int i = 0; i < receivers.length; i++) {
      if (receivers[i] == slot) {
        var fewer = new OutgoingSlot[receivers.length - 1];
        System.arraycopy(receivers, 0, fewer, 0, i);
        System.arraycopy(receivers, i + 1, fewer, i, fewer.length - i);
        receivers = fewer;
        return;
      }
    }
  }

  /// Somebody needs a key frame. However many ask, the sender is asked once in an interval.
  void wantKeyframe(long nowNanos) {
    keyframeWanted = true;
    askForKeyframe(nowNanos);
  }

  /// Asks, if it is wanted and time.
  void askForKeyframe(long nowNanos) {
    if (!keyframeWanted || !bound || !isAlive(nowNanos)) {
      return;
    }
    long interval = anyWaits() ? KEYFRAME_INTERVAL_NANOS : KEYFRAME_RETRY_NANOS;
    if (!keyframeAsked || nowNanos - keyframeAskedNanos >= interval) {
      keyframeAsked = true;
      keyframeAskedNanos = nowNanos;
      source.session().sendPli(ssrc);
    }
  }

  private boolean anyWaits() {
    for (var receiver : receivers) {
      if (receiver.waitsFor(this)) {
        return true;
      }
    }
    return false;
  }

  /// Notes a sender report.
  void reported(long ntp, int timestamp, long nowNanos) {
    reported = true;
    reportNtp = ntp;
    reportTimestamp = timestamp;
    statistics.senderReport(ntp, nowNanos);
  }

  boolean isReported() {
    return reported;
  }

  /// The RTP timestamp this stream has at a moment of the sender's clock.
  int timestampAt(long senderNtp) {
    long nanos = NtpTime.nanosBetween(reportNtp, senderNtp);
    return reportTimestamp + (int) (nanos / 1000 * source.format().codec().clockRate() / 1_000_000);
  }
}
