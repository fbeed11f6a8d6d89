package vn.giaoban.conference.rtp;

/// Reads the payloads of one stream of a video codec: which packets belong together, which layer
/// they are, where a receiver can begin. Keeps what a stream tells only now and then. Allocates
/// nothing and never throws, whatever the packet.
public abstract sealed class PayloadReader permits Vp8Reader, H264Reader, Vp9Reader, Av1Reader {
  private boolean started;
  private int highest;
  private int timestamp;

  /// Reads one packet.
  ///
  /// @param packet the RTP packet, from index 0
  /// @param header length of its header
  /// @param end where its payload ends, padding not counted
  /// @param descriptor index of the dependency descriptor's element; -1 when there is none
  /// @param descriptorLength of that element
  /// @param out filled; all false and 0 for a payload that cannot be read
  public final void read(
      byte[] packet, int header, int end, int descriptor, int descriptorLength, PacketMark out) {
    out.clear();
    int sequenceNumber = RtpHeader.sequenceNumber(packet, 0);
    int time = RtpHeader.timestamp(packet, 0);
    int ahead = started ? SequenceNumber.difference(sequenceNumber, highest) : 1;
    boolean picture = !started || ahead > 0 && time != timestamp;
    var place =
        picture
            ? ahead == 1 ? Place.NEXT_PICTURE : Place.PICTURE_BEHIND_GAP
            : ahead > 0 ? Place.SAME_PICTURE : Place.LATE;
    if (ahead > 0) {
      started = true;
      highest = sequenceNumber;
      timestamp = time;
    }
    if (end > header) {
      out.frameEnd = RtpHeader.marker(packet, 0);
      parse(packet, header, end, descriptor, descriptorLength, place, out);
    }
  }

  /// Where a packet stands in its stream.
  enum Place {
    /// The first of a picture, and nothing is missing before it.
    NEXT_PICTURE,
    /// The first that came of a picture; others may be missing.
    PICTURE_BEHIND_GAP,
    SAME_PICTURE,
    /// Later ones have come before: what a reader keeps must not go back.
    LATE;

    boolean isNewPicture() {
      return this == NEXT_PICTURE || this == PICTURE_BEHIND_GAP;
    }
  }

  /// @param out cleared, but [PacketMark#frameEnd] is the packet's marker
  abstract void parse(
      byte[] packet,
      int header,
      int end,
      int descriptor,
      int descriptorLength,
      Place place,
      PacketMark out);
}
