package vn.giaoban.conference.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The secured way to one peer: its paths, its handshake, its keys. Owned by the event loop; every
/// method is called there.
public final class PeerTransport {
  private static final int MAX_PATHS = 16;
  private static final long NOMINATION_PATIENCE_NANOS = 4_000_000_000L;

  /// A peer whose line is broken may come back to its session for this many times the patience
  /// after which nothing is sent to it any more.
  private static final double COMING_BACK = 2.5;

  private final PacketRouter router;
  private final Executor loop;
  private final DtlsCertificate certificate;
  private final Fingerprint fingerprint;
  private final Owner owner;
  private final Deque<NetworkPath> paths = new ArrayDeque<>();
  private final List<IceCredentials> credentials = new ArrayList<>();

  private @Nullable NetworkPath selected;

  /// Where the goodbye goes.
  private @Nullable NetworkPath farewell;

  private @Nullable DtlsHandshake handshake;
  private @Nullable SrtpEndpoint srtp;
  private @Nullable OutgoingRtp outgoing;
  private long lastCheckNanos;
  private boolean suspended;
  private boolean closed;

  /// Who is told what came. Called on the event loop, but for [#departed].
  public interface Owner {
    /// Keys are there: media can flow.
    void secured();

    /// An opened RTP packet. The array has room for a seal behind it and is valid until this
    /// returns.
    void rtp(byte[] packet, int length, long nowNanos);

    /// An opened compound RTCP packet, valid until this returns.
    void rtcp(byte[] packet, int length, long nowNanos);

    /// The peer's line is broken: nothing is sent until it comes back or is lost.
    void suspended();

    /// The peer is back on some path.
    void resumed();

    /// A numbered packet left later than it was given away. Called on any thread.
    ///
    /// @param number what [PeerTransport#sendRtp] was told
    void departed(int number, long nowNanos);

    /// Packets go to another address of the peer from now on.
    void moved(long nowNanos);

    /// The peer is gone; the transport is closed already.
    void lost(Loss loss);
  }

  /// How a peer gets lost.
  public enum Loss {
    CONSENT_EXPIRED,
    DTLS_FAILED,
    CLOSED_BY_PEER
  }

  PeerTransport(
      PacketRouter router,
      Executor loop,
      DtlsCertificate certificate,
      Fingerprint fingerprint,
      Owner owner,
      long nowNanos) {
    this.router = router;
    this.loop = loop;
    this.certificate = certificate;
    this.fingerprint = fingerprint;
    this.owner = owner;
    this.lastCheckNanos = nowNanos;
  }

  /// Takes checks under these credentials from now on, beside those taken already: an ICE restart
  /// keeps the old path until the new one is nominated.
  public void accept(IceCredentials local) {
    if (!closed) {
      credentials.add(local);
      router.register(this, local);
    }
  }

  public boolean isSecured() {
    return srtp != null;
  }

  /// Where packets go now; null before the first valid check.
  public @Nullable String remoteAddress() {
    return selected == null ? null : selected.remote().toString();
  }

  void checked(
      NetworkPath path, IceCredentials local, boolean nominate, long priority, long nowNanos) {
    if (closed) {
      return;
    }
    lastCheckNanos = nowNanos;
    if (suspended) {
      suspended = false;
      owner.resumed();
    }
    if (path.peer() != this) {
      if (path.peer() != null) {
        path.peer().paths.remove(path);
      }
      path.assign(this);
      paths.addLast(path);
      if (paths.size() > MAX_PATHS) {
        drop(paths.getFirst());
      }
    }
    if (nominate) {
      if (selected != path
          && (selected == null
              || selected.givesWayTo(priority, nowNanos, NOMINATION_PATIENCE_NANOS))) {
        boolean another = selected != null;
        select(path);
        if (another) {
          owner.moved(nowNanos);
        }
      }
      path.nominated(priority, nowNanos);
      retireOlderThan(local);
    } else if (selected == null) {
      select(path);
    }
  }

  private void select(NetworkPath path) {
    selected = path;
  }

  private void retireOlderThan(IceCredentials local) {
    while (credentials.size() > 1 && !credentials.getFirst().equals(local)) {
      router.unregister(credentials.removeFirst());
    }
  }

  void pathGone(NetworkPath path) {
    drop(path);
  }

  private void drop(NetworkPath path) {
    paths.remove(path);
    path.assign(null);
    if (selected == path) {
      selected = paths.peekLast();
    }
    path.close();
  }

  void receivedDtls(byte[] packet, int length) {
    if (closed) {
      return;
    }
    var running = handshake;
    if (running == null) {
      running = DtlsHandshake.start(certificate, fingerprint, this);
      handshake = running;
    }
    if (!running.offer(Arrays.copyOf(packet, length))) {
      router.counters().dropped(DropReason.DTLS_QUEUE_FULL);
    }
  }

  void receivedRtp(byte[] packet, int length, long nowNanos) {
    var keys = srtp;
    if (keys == null) {
      router.counters().dropped(DropReason.NOT_SECURED_YET);
      return;
    }
    int opened = keys.openRtp(packet, length);
    if (opened < 0) {
      router
          .counters()
          .dropped(keys.wasReplayed() ? DropReason.SRTP_REPLAYED : DropReason.SRTP_FORGED);
      return;
    }
    owner.rtp(packet, opened, nowNanos);
  }

  void receivedRtcp(byte[] packet, int length, long nowNanos) {
    var keys = srtp;
    if (keys == null) {
      router.counters().dropped(DropReason.NOT_SECURED_YET);
      return;
    }
    int opened = keys.openRtcp(packet, length);
    if (opened < 0) {
      router.counters().dropped(DropReason.SRTCP_FORGED);
      return;
    }
    owner.rtcp(packet, opened, nowNanos);
  }

  /// Seals an RTP packet and sends it with the next flush.
  ///
  /// @param packet with 32 bytes of room behind the packet; what is in it afterwards is undefined
  /// @param number what the owner is told when the packet has to wait here; -1 when it need not
  ///   know
  public void sendRtp(byte[] packet, int length, int number) {
    var rtp = outgoing;
    var path = selected;
    if (rtp != null && path != null && !suspended && !path.send(rtp, packet, length, number)) {
      router.counters().dropped(DropReason.RECEIVER_TOO_SLOW);
    }
  }

  /// Seals a compound RTCP packet in place and sends it with the next flush.
  public void sendRtcp(byte[] packet, int length) {
    var keys = srtp;
    if (keys != null) {
      send(packet, keys.sealRtcp(packet, length));
    }
  }

  private void send(byte[] packet, int length) {
    var path = selected;
    if (length > 0 && path != null && !suspended && !path.send(packet, length)) {
      router.counters().dropped(DropReason.RECEIVER_TOO_SLOW);
    }
  }

  /// Sends one datagram of a handshake or a goodbye. Called on the handshake's thread.
  void sendDtls(byte[] datagram) {
    loop.execute(() -> {
      var last = farewell;
      if (last == null) {
        send(datagram, datagram.length);
      } else {
        last.sendLast(datagram);
      }
    });
  }

  /// The handshake is done. Called on the handshake's thread.
  void agreed(SrtpKeys keys) {
    loop.execute(() -> {
      if (!closed && srtp == null) {
        var endpoint = new SrtpEndpoint(keys, false);
        srtp = endpoint;
        outgoing = new OutgoingRtp(endpoint, owner);
        router.counters().shaken(true);
        owner.secured();
      }
    });
  }

  /// The handshake failed or the peer said goodbye. Called on the handshake's thread.
  void ended(Loss loss) {
    loop.execute(() -> lose(loss));
  }

  /// Stops sending when no valid check has come for this long (RFC 7675), and ends the peer when
  /// none comes for as long again and half: until then a broken line may come back.
  void expire(long nowNanos, long patienceNanos) {
    long silent = nowNanos - lastCheckNanos;
    if (silent > patienceNanos * COMING_BACK || silent > patienceNanos && srtp == null) {
      lose(Loss.CONSENT_EXPIRED);
    } else if (silent > patienceNanos && !suspended) {
      suspended = true;
      owner.suspended();
    }
  }

  private void lose(Loss loss) {
    if (!closed) {
      close();
      if (loss == Loss.DTLS_FAILED) {
        router.counters().shaken(false);
      }
      owner.lost(loss);
    }
  }

  boolean isClosed() {
    return closed;
  }

  /// Says goodbye and forgets everything; the owner is not told.
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    farewell = selected;
    if (handshake != null) {
      handshake.close();
    }
    for (var local : credentials) {
      router.unregister(local);
    }
    for (var path : List.copyOf(paths)) {
      path.assign(null);
      path.close();
    }
    paths.clear();
    selected = null;
    if (srtp != null) {
      srtp.close();
    }
  }
}
