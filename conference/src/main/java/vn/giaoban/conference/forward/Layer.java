package vn.giaoban.conference.forward;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.NackTracker;
import vn.giaoban.conference.rtp.NtpTime;
import vn.giaoban.conference.rtp.PacketCache;
import vn.giaoban.conference.rtp.ReceiveStatistics;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.rtp.SequenceWindow;
import vn.giaoban.conference.sdp.MediaKind;

/// One stream of a source as it arrives: the only one, or one of a simulcast.
final class Layer {
  private static final long ALIVE_NANOS = 1_500_000_000L;
  private static final long KEYFRAME_INTERVAL_NANOS = 300_000_000L;
  private static final long KEYFRAME_RETRY_NANOS = 500_000_000L;
  private static final OutgoingSlot[] NOBODY = {};

  /// About 1.4 s of 1.5 Mbit/s.
  private static final int PICTURE_CACHE_OCTETS = 256 << 10;

  private static final int PICTURE_CACHE_PACKETS = 1024;

  /// With so many receivers the rest of a frame is waited for, a moment only: a frame that leaves
  /// as one message costs a third.
  private static final int MANY = 32;

  private static final int SPEECH_CACHE_OCTETS = 16 << 10;
  private static final int SPEECH_CACHE_PACKETS = 64;

  /// How long a layer that nobody receives keeps its packets.
  private static final long IDLE_NANOS = 4_000_000_000L;

  /// How long a sender has to send again what it held back.
  private static final long RESUME_NANOS = 2_000_000_000L;

  private final Source source;
  private final @Nullable String rid;
  private final int index;
  private final ReceiveStatistics statistics;
  private final NackTracker nacks = new NackTracker();
  private final SequenceWindow spoken = new SequenceWindow();
  private final LayerShape shape;
  private final PacketCache cache;
  private final LayerRates rates = new LayerRates();
  private final Batch batch = new Batch();
  private final Runnable fanOut = this::fanOut;
  private OutgoingSlot[] receivers = NOBODY;
  private int ssrc;
  private boolean bound;
  private boolean heard;
  private boolean fanOutPlanned;
  private int lastForwarded;
  private long lastPacketNanos;
  private long measuredNanos;
  private long watchedNanos;
  private boolean heldBack;
  private boolean resuming;
  private long resumedNanos;
  private boolean keyframeWanted;
  private boolean keyframeAsked;
  private long keyframeAskedNanos;
  private boolean reported;
  private long reportNtp;
  private int reportTimestamp;

  /// @param rid null when there is no simulcast
  /// @param index 0 for the lowest
  /// @param height of its picture in pixels, until it tells
  Layer(Source source, @Nullable String rid, int index, int height) {
    this.source = source;
    this.rid = rid;
    this.index = index;
    statistics = new ReceiveStatistics(source.format().codec().clockRate());
    shape = new LayerShape(source.format().codec(), source.descriptorExtension(), height);
    cache =
        source.kind() == MediaKind.VIDEO
            ? new PacketCache(PICTURE_CACHE_OCTETS, PICTURE_CACHE_PACKETS)
            : new PacketCache(SPEECH_CACHE_OCTETS, SPEECH_CACHE_PACKETS);
  }

  Source source() {
    return source;
  }

  /// Reads what slots must know of a packet of a picture.
  ///
  /// @return what [Mark] says of it
  int read(byte[] packet, int header, int end) {
    int mark = shape.read(packet, header, end);
    if (Mark.has(mark, Mark.KEYFRAME)) {
      keyframeWanted = false;
    }
    if (shape.pollNews()) {
      source.rank();
    }
    return mark;
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

  PacketCache cache() {
    return cache;
  }

  OutgoingSlot[] receivers() {
    return receivers;
  }

  /// Notes an arrived packet.
  NackTracker.Place received(byte[] packet, int length, boolean repaired, long nowNanos) {
    if (!heard) {
      heard = true;
      watchedNanos = nowNanos;
    }
    resuming = false;
    lastPacketNanos = nowNanos;
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    if (!repaired) {
      statistics.received(sequenceNumber, RtpHeader.timestamp(packet, 0), nowNanos);
    }
    if (source.kind() == MediaKind.AUDIO) {
      // nobody asks for speech again: it would come too late
      return spoken.accept(sequenceNumber) ? NackTracker.Place.NEW : NackTracker.Place.LATE;
    }
    return nacks.received(sequenceNumber, nowNanos);
  }

  /// Whether the packet of speech before this one has not come.
  boolean isMissingBefore(int sequenceNumber) {
    return spoken.isMissingBefore(sequenceNumber);
  }

  /// Has a packet sent to all receivers, together with the others of this read.
  ///
  /// @param mark what [Mark] says of it
  void forward(byte[] packet, int header, int end, int mark) {
    if (rates.count(mark, end)) {
      source.rank();
    }
    if (receivers.length == 0) {
      return;
    }
    if (batch.isFull() || batch.octets() + end > cache.size() / 2) {
      fanOut(); // before what waits is overwritten
    }
    int place = cache.put(packet, end);
    if (place < 0) {
      return;
    }
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    if (sequenceNumber == SequenceNumber.plus(lastForwarded, 1)) {
      batch.follow(mark);
    }
    lastForwarded = sequenceNumber;
    batch.add(place, header, end, mark);
    if (source.kind() == MediaKind.VIDEO
        && receivers.length >= MANY
        && !Mark.has(mark, Mark.FRAME_END)) {
      if (batch.isBegun()) {
        source.session().fanOutSoon(fanOut);
      }
    } else if (!fanOutPlanned) {
      fanOutPlanned = true;
      source.session().willFanOut(fanOut);
    }
  }

  private void fanOut() {
    fanOutPlanned = false;
    if (batch.count() == 0) {
      return;
    }
    boolean waits = endsUnknown(batch.mark(batch.count() - 1));
    if (waits) {
      batch.holdBack();
      if (batch.count() == 0) {
        batch.keep();
        return;
      }
    }
    if (source.kind() == MediaKind.VIDEO) {
      batch.even();
    }
    long now = System.nanoTime();
    byte[] packets = cache.bytes();
    // receivers leave and come while packets are handed out: a switch ends the old subscription
    var all = receivers;
    for (int i = 0; i < all.length; i++) {
      all[i].forward(this, batch, packets, now);
    }
    if (waits) {
      batch.keep();
    } else {
      batch.clear();
    }
  }

  /// Whether only the packet behind this one tells which layer follows in its picture: a moment
  /// later, as a rule.
  private boolean endsUnknown(int mark) {
    int layer = Mark.spatialLayer(mark);
    return layer < shape.spatialLayers() - 2
        && Mark.has(mark, Mark.FRAME_END)
        && Mark.nextLayer(mark) == layer + 1;
  }

  /// Measures the rates. Asked now and then.
  void measure(long nowNanos) {
    rates.measure(nowNanos - measuredNanos, isAlive(nowNanos));
    measuredNanos = nowNanos;
    if (receivers.length > 0) {
      watchedNanos = nowNanos;
    } else if (nowNanos - watchedNanos > IDLE_NANOS) {
      cache.clear();
      batch.clear();
    }
  }

  LayerRates rates() {
    return rates;
  }

  /// Somebody would show it if it came.
  void wanted(long nowNanos) {
    watchedNanos = nowNanos;
    if (heldBack) {
      source.session().tellWanted(source, nowNanos);
    }
  }

  /// Whether somebody receives it or did a moment ago.
  boolean isWatched(long nowNanos) {
    return receivers.length > 0 || nowNanos - watchedNanos < IDLE_NANOS;
  }

  /// The sender was told to hold it back, or to send it again.
  void heldBack(boolean heldBack, long nowNanos) {
    if (this.heldBack && !heldBack) {
      resumedNanos = nowNanos;
      resuming = true;
    }
    this.heldBack = heldBack;
  }

  /// Whether it comes, or would if it was asked for.
  boolean isAvailable(long nowNanos) {
    return heldBack || isAlive(nowNanos) || resuming && nowNanos - resumedNanos < RESUME_NANOS;
  }

  /// Whether packets come.
  boolean isAlive(long nowNanos) {
    return heard && nowNanos - lastPacketNanos < ALIVE_NANOS;
  }

  /// Its sizes, as far as it has told.
  LayerShape shape() {
    return shape;
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
