package vn.giaoban.conference.forward;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.bandwidth.Demand;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;

/// One receiving section of one receiver: decides which layer of which source is in its
/// [SlotStream].
final class OutgoingSlot {
  private final MediaSession receiver;
  private final AgreedSection section;
  private final MediaListener.Slot.Role role;
  private final SlotStream stream;
  private final Demand demand;
  private final LayerFilter filter = new LayerFilter();
  private @Nullable Source source;
  private @Nullable PictureOptions options;
  private @Nullable Layer target;
  private @Nullable Layer current;
  private @Nullable String wishedSite;
  private int maxHeightPx;
  private int maxFrameRate = MediaView.ALL_FRAMES;
  private int lost;

  /// @param composed shared by all slots: what goes out is made here
  OutgoingSlot(
      MediaSession receiver,
      AgreedSection section,
      MediaListener.Slot.Role role,
      RandomGenerator random,
      byte[] composed) {
    this.receiver = receiver;
    this.section = section;
    this.role = role;
    stream = new SlotStream(receiver, section, random, composed);
    demand =
        new Demand(
            switch (role) {
              case VOICE -> Demand.Kind.VOICE;
              case STAGE -> Demand.Kind.STAGE;
              case THUMBNAIL -> Demand.Kind.THUMBNAIL;
            });
    maxHeightPx = role == MediaListener.Slot.Role.STAGE ? 720 : 180;
  }

  MediaSession receiver() {
    return receiver;
  }

  String mid() {
    return section.mid();
  }

  MediaKind kind() {
    return section.kind();
  }

  MediaListener.Slot.Role role() {
    return role;
  }

  int ssrc() {
    return stream.ssrc();
  }

  SentSource announcement(String msid) {
    var repair = stream.repair();
    int repairSsrc = repair == null ? 0 : repair.ssrc();
    return new SentSource(ssrc(), repairSsrc, msid, "slot-" + section.mid());
  }

  @Nullable String wishedSite() {
    return wishedSite;
  }

  void wish(@Nullable String site, int maxHeightPx, int maxFrameRate) {
    wishedSite = site;
    this.maxHeightPx = maxHeightPx;
    this.maxFrameRate = maxFrameRate;
  }

  @Nullable Source source() {
    return source;
  }

  boolean canCarry(Source candidate) {
    return candidate.kind() == section.kind() && stream.format(candidate.format().codec()) != null;
  }

  /// Puts a source into the slot, or empties it.
  void assign(@Nullable Source next, long nowNanos) {
    if (next != source) {
      detach();
      source = next;
      options = null;
      demand.nothing();
      receiver.downlink().allocateSoon();
    }
    adjust(nowNanos);
  }

  /// What this slot would like to be granted.
  Demand demand(long nowNanos) {
    var from = source;
    if (from == null || kind() == MediaKind.VIDEO && maxHeightPx == 0) {
      demand.nothing();
    } else if (kind() == MediaKind.AUDIO) {
      demand.voice();
    } else {
      var ways = options(from);
      demand.picture(
          from.isScreen(), ways.count(), ways.forHeight(maxHeightPx, maxFrameRate, nowNanos));
      for (int i = 0; i < ways.count(); i++) {
        demand.cost(i, ways.bitsPerSecond(i));
      }
    }
    return demand;
  }

  /// The ways to show a source; what is granted keeps its meaning when they have changed.
  private PictureOptions options(Source from) {
    var ways = from.options();
    if (options != ways) {
      if (options != null) {
        demand.renumbered(ways.like(options, demand.granted()));
      }
      options = ways;
    }
    return ways;
  }

  /// Chooses the layer again: what is granted, or which layers come, may have changed.
  void adjust(long nowNanos) {
    var from = source;
    if (from == null) {
      return;
    }
    if (kind() == MediaKind.AUDIO) {
      target(from.layers().getFirst(), nowNanos);
      return;
    }
    var ways = options(from);
    int granted = demand.granted();
    if (maxHeightPx == 0 || granted == Demand.PAUSED) {
      detach();
      return;
    }
    var wanted = ways.layer(granted);
    wanted.wanted(nowNanos);
    var shown = wanted.isAlive(nowNanos) ? wanted : from.meanwhile(wanted, nowNanos);
    int temporal = shown.rates().temporalLayerFor(maxFrameRate);
    if (shown == wanted) {
      temporal = Math.min(temporal, ways.temporalLayer(granted));
      filter.allow(temporal, ways.spatialLayer(granted));
    } else {
      filter.allow(temporal, LayerFilter.ALL);
    }
    target(shown, nowNanos);
    if (shown == current && filter.waitsForKeyframe()) {
      shown.wantKeyframe(nowNanos);
    }
  }

  private void target(Layer wanted, long nowNanos) {
    if (wanted == target) {
      return;
    }
    if (target != null) {
      if (target != current) {
        target.unsubscribe(this);
      }
      receiver.layerSwitched();
    }
    target = wanted;
    if (wanted != current) {
      wanted.subscribe(this);
      if (kind() == MediaKind.VIDEO) {
        wanted.wantKeyframe(nowNanos);
      }
    }
  }

  private void detach() {
    if (target != null) {
      target.unsubscribe(this);
    }
    if (current != null) {
      current.unsubscribe(this);
    }
    target = null;
    current = null;
  }

  /// Ends the slot.
  void close() {
    detach();
    source = null;
  }

  boolean waitsFor(Layer layer) {
    return target == layer && current != layer;
  }

  /// The receiver cannot decode and needs a key frame.
  void wantKeyframe(long nowNanos) {
    var layer = target;
    if (layer != null && kind() == MediaKind.VIDEO) {
      layer.wantKeyframe(nowNanos);
    }
  }

  /// Takes packets of a layer this slot is subscribed to.
  ///
  /// @param packets the layer's cache, where the batch's packets are
  void forward(Layer layer, Batch batch, byte[] packets, long nowNanos) {
    var turns = receiver.downlink().line().turns();
    if (turns.areKept() && kind() == MediaKind.VIDEO) {
      turns.add(this, layer, batch, packets, nowNanos);
    } else {
      send(layer, batch, packets, nowNanos);
    }
  }

  /// In how many of these slots there is a voice.
  static int filledVoices(List<OutgoingSlot> slots) {
    int voices = 0;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).kind() == MediaKind.AUDIO && slots.get(i).source() != null) {
        voices++;
      }
    }
    return voices;
  }

  /// Whether packets of a layer have a chance to be sent.
  boolean isSubscribed(Layer layer) {
    return layer == current || layer == target;
  }

  /// Whether this packet makes what is shown till now superfluous.
  boolean switchesAt(Layer layer, int mark) {
    return waitsFor(layer) && Mark.has(mark, Mark.KEYFRAME);
  }

  /// Whether the packets that are sent are late: then only the lowest temporal layer is.
  void setLate(boolean late) {
    filter.late(late);
  }

  /// What waited was given up: the picture goes on with the next key frame.
  void beginAnew(long nowNanos) {
    if (current != null && current != target) {
      current.unsubscribe(this);
    }
    current = null;
    wantKeyframe(nowNanos);
  }

  /// Octets of payload sent so far; wraps.
  int octetsSent() {
    return stream.octetsSent();
  }

  /// Sends packets, as far as it is time for that layer.
  void send(Layer layer, Batch batch, byte[] packets, long nowNanos) {
    var codec = layer.source().format().codec();
    var format = stream.format(codec);
    if (format == null) {
      return;
    }
    for (int i = 0; i < batch.count(); i++) {
      int mark = batch.mark(i);
      if (layer != current) {
        if (layer != target || !(Mark.has(mark, Mark.KEYFRAME) || kind() == MediaKind.AUDIO)) {
          continue;
        }
        switchTo(layer, packets, batch, i, nowNanos);
      }
      if (filter.passes(mark)) {
        stream.forward(layer, format, packets, batch, i, filter.endsPicture(mark), nowNanos);
      } else {
        stream.leaveOut(codec, packets, batch.place(i), mark);
      }
    }
  }

  /// Whether each packet of speech carries the one before, too.
  void setRedundant(boolean redundant) {
    stream.setRedundant(redundant);
  }

  /// Whether packets of speech are put together.
  void setMerging(boolean merging, long nowNanos) {
    stream.setMerging(merging, nowNanos);
  }

  /// Sends speech that has waited long enough for more.
  void sendDue(long nowNanos) {
    stream.sendDue(nowNanos);
  }

  /// What sends again and probes; null for speech.
  @Nullable SlotRepair repair() {
    return stream.repair();
  }

  /// Whether the line can be probed with padding beside the pictures.
  boolean canPad() {
    var repair = stream.repair();
    return repair != null && repair.canPad();
  }

  /// @param cumulative packets lost as the receiver counts them
  /// @return how many more than at the report before
  int lostSince(int cumulative) {
    int more = Math.max(0, cumulative - lost);
    lost = cumulative;
    return more;
  }

  private void switchTo(Layer layer, byte[] packets, Batch batch, int i, long nowNanos) {
    if (current != null) {
      current.unsubscribe(this);
    }
    current = layer;
    stream.switchTo(layer, packets, batch, i, nowNanos);
  }

  /// Adds a sender report if anything was sent since the last one.
  void report(RtcpWriter writer, long serverNtp) {
    if (current != null) {
      stream.report(current, writer, serverNtp);
    }
  }
}
