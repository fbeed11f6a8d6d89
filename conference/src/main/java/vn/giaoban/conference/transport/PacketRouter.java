package vn.giaoban.conference.transport;

import io.netty.buffer.ByteBuf;
import io.netty.util.collection.LongObjectHashMap;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpHeader;

/// Decides what each packet is (RFC 7983) and whose, and answers connectivity checks. Owned by the
/// event loop; packets are looked at in one array that is used again and again.
final class PacketRouter {
  /// Room for the largest frame of a path and the seal behind it.
  private static final int MAX_PACKET = 1700;

  private static final int SEAL_ROOM = 64;
  private static final int ROLE_CONFLICT = 487;
  private static final byte[] ROLE_CONFLICT_REASON =
      "Role Conflict".getBytes(StandardCharsets.US_ASCII);
  private static final Logger LOG = LoggerFactory.getLogger(PacketRouter.class);

  private final TransportCounters counters;
  private final Executor loop;
  private final LongObjectHashMap<IceCheck> checks = new LongObjectHashMap<>();
  private final byte[] packet = new byte[MAX_PACKET + SEAL_ROOM];
  private final byte[] answer = new byte[256];
  private final List<Runnable> fanouts = new ArrayList<>();
  private final List<Flushable> dirty = new ArrayList<>();
  private final Runnable flush = this::flush;
  private boolean flushPlanned;

  /// Between a packet and the end of the read it came in.
  private boolean reading;

  /// A way out on which something waits.
  interface Flushable {
    void flush();
  }

  /// What a check's user name leads to.
  private record IceCheck(PeerTransport peer, IceCredentials local, Mac mac) {}

  PacketRouter(TransportCounters counters, Executor loop) {
    this.counters = counters;
    this.loop = loop;
  }

  TransportCounters counters() {
    return counters;
  }

  void register(PeerTransport peer, IceCredentials local) {
    checks.put(key(local), new IceCheck(peer, local, StunMessage.mac(local.password())));
  }

  void unregister(IceCredentials local) {
    checks.remove(key(local));
  }

  private static long key(IceCredentials local) {
    return NetworkOrder.i64(local.ufrag().getBytes(StandardCharsets.US_ASCII), 0);
  }

  /// Takes a datagram. Only looks at the buffer, does not release it.
  ///
  /// @param known the path from this sender; null when no check has come from there
  void received(
      ByteBuf content, @Nullable UdpPath known, UdpReader reader, InetSocketAddress sender) {
    int length = copy(content);
    if (length <= 0) {
      return;
    }
    if (packet[0] >= 0 && packet[0] <= 3) {
      var check = check(length);
      if (check != null) {
        answer(check, length, known == null ? reader.remember(sender) : known, sender);
      }
      return;
    }
    if (known == null) {
      counters.dropped(DropReason.UNKNOWN_ADDRESS);
      return;
    }
    route(length, known);
  }

  /// Takes a frame of a TCP connection. Only looks at the buffer, does not release it.
  void received(ByteBuf content, TcpPath from) {
    int length = copy(content);
    if (length <= 0) {
      return;
    }
    if (packet[0] >= 0 && packet[0] <= 3) {
      var check = check(length);
      if (check != null) {
        answer(check, length, from, from.remote());
      }
      return;
    }
    route(length, from);
  }

  private int copy(ByteBuf content) {
    reading = true;
    int length = content.readableBytes();
    counters.received(length);
    if (length == 0) {
      counters.dropped(DropReason.EMPTY);
    } else if (length > MAX_PACKET) {
      counters.dropped(DropReason.TOO_LONG);
      return -1;
    } else {
      content.getBytes(content.readerIndex(), packet, 0, length);
    }
    return length;
  }

  private void route(int length, NetworkPath path) {
    var peer = path.peer();
    int first = packet[0] & 0xFF;
    if (peer == null) {
      counters.dropped(DropReason.UNKNOWN_ADDRESS);
    } else if (first >= 128 && first <= 191) {
      long now = System.nanoTime();
      if (RtcpHeader.isRtcp(packet, 0, length)) {
        peer.receivedRtcp(packet, length, now);
      } else {
        peer.receivedRtp(packet, length, now);
      }
    } else if (first >= 20 && first <= 63) {
      peer.receivedDtls(packet, length);
    } else {
      counters.dropped(DropReason.UNKNOWN_PROTOCOL);
    }
  }

  private @Nullable IceCheck check(int length) {
    if (!StunMessage.isWellFormed(packet, 0, length)) {
      counters.dropped(DropReason.STUN_MALFORMED);
      return null;
    }
    if (StunMessage.type(packet, 0) != StunMessage.BINDING_REQUEST) {
      counters.dropped(DropReason.STUN_NOT_A_REQUEST);
      return null;
    }
    int user = StunMessage.find(packet, 0, length, StunMessage.USERNAME);
    IceCheck check = null;
    if (user >= 0
        && StunMessage.valueLength(packet, user) > IceCredentials.UFRAG_LENGTH
        && packet[user + IceCredentials.UFRAG_LENGTH] == ':') {
      check = checks.get(NetworkOrder.i64(packet, user));
    }
    if (check == null) {
      counters.dropped(DropReason.STUN_UNKNOWN_USER);
      return null;
    }
    if (!StunMessage.isFingerprintRight(packet, 0, length)
        || !StunMessage.isIntact(packet, 0, length, check.mac())) {
      counters.dropped(DropReason.STUN_BAD_INTEGRITY);
      return null;
    }
    return check;
  }

  private void answer(IceCheck check, int length, NetworkPath path, InetSocketAddress sender) {
    boolean conflict = StunMessage.find(packet, 0, length, StunMessage.ICE_CONTROLLED) >= 0;
    int type = conflict ? StunMessage.BINDING_ERROR : StunMessage.BINDING_SUCCESS;
    int size = StunMessage.begin(answer, type, packet, 8);
    size =
        conflict
            ? StunMessage.appendError(answer, size, ROLE_CONFLICT, ROLE_CONFLICT_REASON)
            : StunMessage.appendMappedAddress(answer, size, sender);
    size = StunMessage.seal(answer, size, check.mac());
    path.send(answer, size);
    if (!conflict) {
      int priority = StunMessage.find(packet, 0, length, StunMessage.PRIORITY);
      check
          .peer()
          .checked(
              path,
              check.local(),
              StunMessage.find(packet, 0, length, StunMessage.USE_CANDIDATE) >= 0,
              priority < 0 ? 0 : NetworkOrder.u32(packet, priority),
              System.nanoTime());
    }
  }

  /// Something waits to be sent.
  void willFlush(Flushable way) {
    dirty.add(way);
    planFlush();
  }

  /// Somebody has packets for many.
  void willFanOut(Runnable fanout) {
    fanouts.add(fanout);
    planFlush();
  }

  /// Reads end with a flush; what is sent outside of a read is flushed by a task behind it.
  private void planFlush() {
    if (!flushPlanned && !reading) {
      flushPlanned = true;
      loop.execute(flush);
    }
  }

  /// Sends all that waits.
  void flush() {
    for (int i = 0; i < fanouts.size(); i++) {
      fanouts.get(i).run();
    }
    fanouts.clear();
    for (int i = 0; i < dirty.size(); i++) {
      dirty.get(i).flush();
    }
    dirty.clear();
    flushPlanned = false;
    reading = false;
  }

  void failed(Throwable cause) {
    LOG.debug("A socket reported an error", cause);
  }
}
