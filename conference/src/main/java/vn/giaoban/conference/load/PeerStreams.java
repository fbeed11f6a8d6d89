package vn.giaoban.conference.load;

import vn.giaoban.conference.rtp.ReceiveStatistics;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.SequenceNumber;

/// Counts what one client receives, and what it misses by the gaps in the sequence numbers of each
/// SSRC. Retransmissions are told apart by their payload type.
final class PeerStreams {
  /// More than any offer here has sections; what comes beyond is counted and not reported.
  private static final int CAPACITY = 16;

  private final int[] ssrcs = new int[CAPACITY];
  private final int[] highest = new int[CAPACITY];
  private final ReceiveStatistics[] statistics = new ReceiveStatistics[CAPACITY];
  private int count;
  private long packets;
  private long octets;
  private long expected;
  private long repairs;

  void packet(
      int ssrc, int payloadType, int sequenceNumber, int timestamp, int length, long nanos) {
    packets++;
    octets += length;
    int at = indexOf(ssrc);
    if (at < 0 && count < CAPACITY) {
      at = count++;
      ssrcs[at] = ssrc;
      highest[at] = sequenceNumber - 1;
      statistics[at] = new ReceiveStatistics(payloadType == OfferText.OPUS ? 48_000 : 90_000);
    }
    if (at >= 0) {
      int ahead = SequenceNumber.difference(sequenceNumber, highest[at]);
      if (ahead > 0) {
        expected += ahead;
        highest[at] = sequenceNumber;
      }
      statistics[at].received(sequenceNumber, timestamp, nanos);
    }
  }

  void repair() {
    repairs++;
  }

  void senderReport(int ssrc, long ntp, long nanos) {
    int at = indexOf(ssrc);
    if (at >= 0) {
      statistics[at].senderReport(ntp, nanos);
    }
  }

  /// Writes a report about each stream.
  void report(RtcpWriter writer, int sender, long nanos) {
    for (int i = 0; i < count; i++) {
      statistics[i].write(writer, sender, ssrcs[i], nanos);
    }
  }

  private int indexOf(int ssrc) {
    for (int i = 0; i < count; i++) {
      if (ssrcs[i] == ssrc) {
        return i;
      }
    }
    return -1;
  }

  /// The first stream's; 0 before anything came.
  int firstSsrc() {
    return ssrcs[0];
  }

  long packets() {
    return packets;
  }

  long octets() {
    return octets;
  }

  /// How many there would be without gaps.
  long expected() {
    return expected;
  }

  long repairs() {
    return repairs;
  }
}
