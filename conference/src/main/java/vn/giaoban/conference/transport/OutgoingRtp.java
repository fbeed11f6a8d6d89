package vn.giaoban.conference.transport;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// How RTP leaves to one peer: sealed at once, or later by whoever sends it.
final class OutgoingRtp {
  /// No number: nobody need know when the packet left.
  static final int UNNUMBERED = -1;

  private final SrtpEndpoint keys;
  private final @Nullable GcmSealer sealer;
  private final PeerTransport.Owner owner;

  OutgoingRtp(SrtpEndpoint keys, PeerTransport.Owner owner) {
    this.keys = keys;
    this.owner = owner;
    sealer = keys.sealer();
  }

  /// Whether [#seal] may be used.
  boolean sealsLater() {
    return sealer != null;
  }

  /// Seals a packet in place. Called on the event loop.
  ///
  /// @param packet with 32 octets of room behind the packet
  /// @return the sealed length; -1 when it could not be sealed
  int sealNow(byte[] packet, int length) {
    return keys.sealRtp(packet, length);
  }

  /// Seals a packet in place, on any thread.
  ///
  /// @param header length of its RTP header
  /// @return false when it could not be sealed
  boolean seal(MemorySegment memory, long at, int header, int length) {
    return sealer != null && sealer.seal(memory, at, header, length) > 0;
  }

  /// Packets of consecutive numbers have left now, later than they were written. On any thread.
  void departed(int first, int count, long nowNanos) {
    for (int i = 0; i < count; i++) {
      owner.departed(first + i & 0xFFFF, nowNanos);
    }
  }
}
