package vn.giaoban.conference.forward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.MediaListener;
import vn.giaoban.conference.media.MediaView;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.SequenceNumber;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.MediaKind;
import vn.giaoban.conference.sdp.SentSource;

/// What one participant receives: its slots, what it tells of them, and what its line carries.
final class Downlink {
  private static final int REPORT_BLOCK = 24;

  private final ForwardingRoom room;
  private final MediaSession session;
  private final List<OutgoingSlot> slots = new ArrayList<>();
  private final Map<String, SentSource> announcements = new HashMap<>();
  private final ReceiverLine line;
  private final RtcpWriter rtcp;
  private boolean told;

  Downlink(
      ForwardingRoom room,
      MediaSession session,
      List<AgreedSection> sections,
      RandomGenerator random,
      byte[] composed,
      RtcpWriter rtcp) {
    this.room = room;
    this.session = session;
    this.rtcp = rtcp;
    for (var section : sections) {
      addSlot(section, random, composed);
    }
    line = new ReceiverLine(room, session, slots);
  }

  private void addSlot(AgreedSection section, RandomGenerator random, byte[] composed) {
    boolean first = slots.stream().noneMatch(slot -> slot.kind() == section.kind());
    var role =
        section.kind() == MediaKind.AUDIO
            ? MediaListener.Slot.Role.VOICE
            : first ? MediaListener.Slot.Role.STAGE : MediaListener.Slot.Role.THUMBNAIL;
    var slot = new OutgoingSlot(session, section, role, random, composed);
    slots.add(slot);
    // the first voice is the stage's: one stream, so that lips and speech are played in step
    announcements.put(section.mid(), slot.announcement(first ? "stage" : "slot-" + section.mid()));
  }

  List<OutgoingSlot> slots() {
    return slots;
  }

  Map<String, SentSource> announcements() {
    return announcements;
  }

  ReceiverLine line() {
    return line;
  }

  private @Nullable OutgoingSlot slot(int ssrc) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).ssrc() == ssrc) {
        return slots.get(i);
      }
    }
    return null;
  }

  void payloadFeedback(byte[] packet, int at, int size, long nowNanos) {
    switch (RtcpHeader.format(packet, at)) {
      case RtcpHeader.FORMAT_PLI -> {
        if (size >= 12) {
          wantKeyframe(NetworkOrder.i32(packet, at + 8), nowNanos);
        }
      }
      case RtcpHeader.FORMAT_FIR -> {
        for (int item = at + 12; item + 8 <= at + size; item += 8) {
          wantKeyframe(NetworkOrder.i32(packet, item), nowNanos);
        }
      }
      case RtcpHeader.FORMAT_APPLICATION -> line.remb(packet, at, size);
      default -> {}
    }
  }

  private void wantKeyframe(int ssrc, long nowNanos) {
    var slot = slot(ssrc);
    if (slot != null) {
      slot.wantKeyframe(nowNanos);
    }
  }

  void transportFeedback(byte[] packet, int at, int size, long nowNanos) {
    switch (RtcpHeader.format(packet, at)) {
      case RtcpHeader.FORMAT_NACK -> nack(packet, at, size, nowNanos);
      case RtcpHeader.FORMAT_TRANSPORT_CC -> line.feedback(packet, at, size, nowNanos);
      default -> {}
    }
  }

  private void nack(byte[] packet, int at, int size, long nowNanos) {
    var slot = size < 16 ? null : slot(NetworkOrder.i32(packet, at + 8));
    var repair = slot == null ? null : slot.repair();
    if (repair == null) {
      return;
    }
    for (int item = at + 12; item + 4 <= at + size; item += 4) {
      int first = NetworkOrder.u16(packet, item);
      int mask = NetworkOrder.u16(packet, item + 2) << 1 | 1;
      for (int bit = 0; bit <= 16; bit++) {
        if ((mask >> bit & 1) != 0 && line.turns().mayRepair(nowNanos)) {
          // one that is not here was lost on the sender's line too: it is forwarded when it comes
          if (repair.resend(SequenceNumber.plus(first, bit), nowNanos)) {
            room.own().resent();
          }
        }
      }
    }
  }

  /// The report blocks of a sender or receiver report (RFC 3550 section 6.4.1).
  void reportBlocks(byte[] packet, int from, int end, long nowNanos) {
    for (int at = from; at + REPORT_BLOCK <= end; at += REPORT_BLOCK) {
      var slot = slot(NetworkOrder.i32(packet, at));
      if (slot != null) {
        line.reportBlock(packet, at, slot, nowNanos);
      }
    }
  }

  void view(MediaView view, long nowNanos) {
    for (var wish : view.slots()) {
      for (var slot : slots) {
        if (slot.mid().equals(wish.mid())) {
          slot.wish(wish.site(), wish.maxHeightPx(), wish.maxFrameRate());
        }
      }
    }
    line.allocate(nowNanos);
  }

  /// What is in the slots or wished for has changed: who gets how much is decided with the next
  /// tick at the latest.
  void allocateSoon() {
    line.allocateSoon();
  }

  /// A slot was emptied: the listener is told with the next filling, even if it stays empty.
  void tellSlotsAnew() {
    told = false;
  }

  /// Tells the listener what is in the slots, if that has not been told.
  ///
  /// @param changed whether it has changed since
  void tellSlots(MediaListener listener, boolean changed) {
    if (!changed && told) {
      return;
    }
    told = true;
    var contents = new ArrayList<MediaListener.Slot>(slots.size());
    for (var slot : slots) {
      var source = slot.source();
      contents.add(
          new MediaListener.Slot(slot.mid(), slot.role(), source == null ? null : source.site()));
    }
    listener.slotsChanged(session.id(), List.copyOf(contents));
  }

  /// Packets can be sent from now on.
  void begin(long nowNanos) {
    if (!slots.isEmpty()) {
      line.begin(nowNanos);
    }
  }

  /// The receiver is at another address.
  void moved(long nowNanos) {
    line.moved(nowNanos);
  }

  void tick(int tick, long nowNanos) {
    if (!slots.isEmpty()) {
      line.tick(tick, nowNanos);
    }
  }

  /// Sends sender reports.
  void report() {
    rtcp.clear();
    long ntp = room.ntpNow();
    int first = 0;
    for (int i = 0; i < slots.size(); i++) {
      int before = rtcp.length();
      slots.get(i).report(rtcp, ntp);
      if (before == 0 && rtcp.length() > 0) {
        first = slots.get(i).ssrc();
      }
    }
    if (rtcp.length() > 0) {
      rtcp.sourceDescription(first, AnswerWriter.CNAME);
      session.sendRtcp(rtcp.packet(), rtcp.length());
    }
  }

  void close() {
    for (var slot : slots) {
      slot.close();
    }
  }
}
