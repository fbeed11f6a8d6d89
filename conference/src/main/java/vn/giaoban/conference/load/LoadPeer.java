package vn.giaoban.conference.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.HeaderExtension;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtcpHeader;
import vn.giaoban.conference.rtp.RtcpWriter;
import vn.giaoban.conference.rtp.RtpHeader;
import vn.giaoban.conference.rtp.TransportCcRecorder;
import vn.giaoban.conference.transport.ClientHandshake;
import vn.giaoban.conference.transport.Fingerprint;
import vn.giaoban.conference.transport.IceCredentials;
import vn.giaoban.conference.transport.SrtpEndpoint;
import vn.giaoban.conference.transport.StunMessage;

/// One simulated client with its own UDP port: a full ICE agent towards a lite one, DTLS client,
/// SRTP. It answers as a browser does: consent checks, receiver reports, transport-wide feedback.
/// Of what it receives it opens one packet in [#OPENED], for the delay; the others it counts. Its
/// loop's thread owns it.
final class LoadPeer implements SyntheticSource.Sender {
  private static final Pattern CANDIDATE =
      Pattern.compile("a=candidate:\\S+ 1 udp \\d+ ([0-9.]+) (\\d+) typ host");
  private static final int OPENED = 8;
  private static final long CHECK_NANOS = 50_000_000L;
  private static final long CONSENT_NANOS = 2_500_000_000L;
  private static final long REPORT_NANOS = 1_000_000_000L;
  private static final long FEEDBACK_NANOS = 100_000_000L;

  private final LoadLoop loop;
  private final IceCredentials local = IceCredentials.random();
  private final List<SyntheticSource> sources;
  private final PeerStreams streams = new PeerStreams();
  private final int reporter = ThreadLocalRandom.current().nextInt();
  private final CompletableFuture<Void> secured = new CompletableFuture<>();
  private final ClientHandshake handshake = new ClientHandshake(this::sendDtls);
  private volatile int socket = -1;
  private volatile boolean closed;
  private @Nullable SrtpEndpoint srtp;
  private @Nullable Mac remotePassword;
  private @Nullable Fingerprint remoteFingerprint;
  private @Nullable TransportCcRecorder arrivals;
  private String checkUser = "";
  private boolean checked;
  private boolean sending;
  private int transportSequence;
  private volatile long securedNanos;
  private volatile long firstMediaNanos;
  private long dueNanos;
  private long checkDueNanos;
  private long reportDueNanos;
  private long feedbackDueNanos;

  LoadPeer(LoadLoop loop, List<SyntheticSource> sources) {
    this.loop = loop;
    this.sources = new ArrayList<>(sources);
  }

  IceCredentials local() {
    return local;
  }

  PeerStreams streams() {
    return streams;
  }

  List<SyntheticSource> sources() {
    return sources;
  }

  int socket() {
    return socket;
  }

  /// When keys were there, by `System.nanoTime`; 0 before.
  long securedNanos() {
    return securedNanos;
  }

  /// When the first packet came; 0 before.
  long firstMediaNanos() {
    return firstMediaNanos;
  }

  /// Connects as the answer says; any thread.
  ///
  /// @return done when keys are there
  CompletableFuture<Void> connect(String answer) throws IOException {
    remotePassword = StunMessage.mac(ClientHandshake.attribute(answer, "ice-pwd"));
    remoteFingerprint =
        Fingerprint.parse(ClientHandshake.attribute(answer, "fingerprint")).orElseThrow();
    checkUser = ClientHandshake.attribute(answer, "ice-ufrag") + ":" + local.ufrag();
    if (answer.contains("transport-wide-cc") && sources.isEmpty()) {
      arrivals = new TransportCcRecorder();
    }
    socket = Linux.connectedSocket(server(answer));
    loop.add(this, socket);
    return secured;
  }

  private static InetSocketAddress server(String answer) throws IOException {
    InetSocketAddress found = null;
    var candidates = CANDIDATE.matcher(answer);
    while (candidates.find()) {
      var address = InetAddress.ofLiteral(candidates.group(1));
      if (found == null || address.isLoopbackAddress()) {
        found = new InetSocketAddress(address, Integer.parseInt(candidates.group(2)));
      }
    }
    if (found == null) {
      throw new IOException("answer: no IPv4 candidate over UDP");
    }
    return found;
  }

  /// Does what is due.
  void tick(long nowNanos) {
    if (sending) {
      for (int i = 0; i < sources.size(); i++) {
        sources.get(i).tick(nowNanos, this);
      }
      loop.flush(socket);
    }
    if (nowNanos - dueNanos < 0) {
      return;
    }
    if (nowNanos - checkDueNanos >= 0) {
      check();
      long spread = ThreadLocalRandom.current().nextLong(CONSENT_NANOS / 2);
      checkDueNanos = nowNanos + (checked ? CONSENT_NANOS * 3 / 4 + spread : CHECK_NANOS);
    }
    dueNanos = checkDueNanos;
    if (srtp != null) {
      if (nowNanos - reportDueNanos >= 0) {
        reportDueNanos = nowNanos + REPORT_NANOS;
        report();
      }
      if (nowNanos - feedbackDueNanos >= 0) {
        feedbackDueNanos = nowNanos + FEEDBACK_NANOS;
        feedback();
      }
      dueNanos = Math.min(dueNanos, Math.min(reportDueNanos, feedbackDueNanos));
    }
  }

  private void check() {
    var password = remotePassword;
    if (password != null) {
      var request = ClientHandshake.bindingRequest(password, checkUser);
      Linux.send(socket, request, request.length);
    }
  }

  private void report() {
    var writer = loop.writer().clear();
    for (var source : sources) {
      source.report(writer, "load");
    }
    streams.report(writer, reporter, Stamp.now(loop.clock()));
    if (writer.length() > 0) {
      writer.sourceDescription(reporter, "load");
      rtcp(writer);
    }
  }

  private void feedback() {
    var noted = arrivals;
    if (noted != null && noted.isDue()) {
      var scratch = loop.scratch();
      int length = noted.write(scratch, reporter, streams.firstSsrc());
      if (length > 0) {
        rtcp(loop.writer().clear().raw(scratch, length));
      }
    }
  }

  private void rtcp(RtcpWriter writer) {
    var keys = srtp;
    if (keys != null) {
      int length = keys.sealRtcp(writer.packet(), writer.length());
      if (length > 0) {
        Linux.send(socket, writer.packet(), length);
      }
    }
  }

  @Override
  public int nextTransportSequence() {
    return transportSequence++ & 0xFFFF;
  }

  @Override
  public void rtp(byte[] packet, int length) {
    var keys = srtp;
    if (keys != null) {
      int sealed = keys.sealRtp(packet, length);
      if (sealed > 0) {
        loop.send(socket, packet, sealed);
      }
    }
  }

  /// Takes a datagram of a batch.
  void received(DatagramBatch batch, int i) {
    int length = batch.length(i);
    if (length < RtpHeader.FIXED_LENGTH) {
      return;
    }
    int first = batch.u8(i, 0);
    if (first >= 128 && first <= 191) {
      int type = batch.u8(i, 1);
      if (type >= 192 && type <= 223) {
        control(batch, i, length);
      } else {
        media(batch, i, length, type & 0x7F);
      }
    } else if (first <= 3) {
      if (batch.u16(i, 0) == StunMessage.BINDING_SUCCESS && !checked) {
        checked = true;
        Thread.ofVirtual().start(this::shakeHands);
      }
    } else if (first >= 20 && first <= 63) {
      var datagram = new byte[length];
      batch.copy(i, datagram, length);
      handshake.offer(datagram);
    }
  }

  private void media(DatagramBatch batch, int i, int length, int payloadType) {
    long arrival = batch.arrivalNanos(i);
    if (arrivals != null && (batch.u8(i, 0) & 0x10) != 0) {
      // probes, too: what is not told of counts as lost
      noteArrival(batch, i, length, arrivals, arrival);
    }
    if (payloadType == OfferText.RTX) {
      streams.repair();
      return;
    }
    if (firstMediaNanos == 0) {
      firstMediaNanos = System.nanoTime();
    }
    streams.packet(batch.i32(i, 8), payloadType, batch.u16(i, 2), batch.i32(i, 4), length, arrival);
    var keys = srtp;
    if (streams.packets() % OPENED == 0 && keys != null) {
      var packet = loop.scratch();
      batch.copy(i, packet, length);
      int opened = keys.openRtp(packet, length);
      if (opened < 0) {
        loop.notOpened();
        return;
      }
      long sent = Stamp.read(packet, opened);
      if (sent != Stamp.NONE) {
        loop.delays().add((arrival - sent) / 1000);
      }
    }
  }

  private void noteArrival(
      DatagramBatch batch, int i, int length, TransportCcRecorder into, long arrival) {
    var head = loop.scratch();
    batch.copy(i, head, Math.min(length, 96));
    int header = RtpHeader.length(head, 0, Math.min(length, 96));
    int found =
        header < 0
            ? HeaderExtension.ABSENT
            : HeaderExtension.find(head, 0, header, OfferText.TRANSPORT_CC_EXTENSION);
    if (found != HeaderExtension.ABSENT && HeaderExtension.length(found) >= 2) {
      into.received(NetworkOrder.u16(head, HeaderExtension.index(found)), arrival);
    }
  }

  private void control(DatagramBatch batch, int i, int length) {
    var keys = srtp;
    if (keys == null) {
      return;
    }
    var packet = loop.scratch();
    batch.copy(i, packet, length);
    int end = keys.openRtcp(packet, length);
    for (int at = 0; at < end; ) {
      int size = RtcpHeader.length(packet, at, end - at);
      if (size < 0) {
        return;
      }
      control(packet, at, size, batch.arrivalNanos(i));
      at += size;
    }
  }

  private void control(byte[] packet, int at, int size, long arrival) {
    int type = RtcpHeader.type(packet, at);
    if (type == RtcpHeader.SENDER_REPORT && size >= 28) {
      streams.senderReport(
          NetworkOrder.i32(packet, at + 4), NetworkOrder.i64(packet, at + 8), arrival);
    } else if (type == RtcpHeader.PAYLOAD_FEEDBACK) {
      int format = RtcpHeader.format(packet, at);
      if (format == RtcpHeader.FORMAT_PLI && size >= 12) {
        keyframeFrom(NetworkOrder.i32(packet, at + 8));
      } else if (format == RtcpHeader.FORMAT_FIR) {
        for (int item = at + 12; item + 8 <= at + size; item += 8) {
          keyframeFrom(NetworkOrder.i32(packet, item));
        }
      }
    }
  }

  private void keyframeFrom(int ssrc) {
    for (var source : sources) {
      if (source.ssrc() == ssrc) {
        source.wantKeyframe();
      }
    }
  }

  private void sendDtls(byte[] datagram) {
    int to = socket;
    if (to >= 0 && !closed) {
      Linux.send(to, datagram, datagram.length);
    }
  }

  private void shakeHands() {
    var expected = remoteFingerprint;
    if (expected == null) {
      return;
    }
    try {
      var keys = handshake.run(expected);
      securedNanos = System.nanoTime();
      loop.execute(() -> start(keys));
      secured.complete(null);
    } catch (IOException e) {
      secured.completeExceptionally(e);
    }
  }

  private void start(SrtpEndpoint keys) {
    long now = System.nanoTime();
    srtp = keys;
    reportDueNanos = now + ThreadLocalRandom.current().nextLong(REPORT_NANOS);
    feedbackDueNanos = now + ThreadLocalRandom.current().nextLong(FEEDBACK_NANOS);
    dueNanos = now;
    sources.forEach(source -> source.start(now));
    sending = !sources.isEmpty();
  }

  /// Goes; any thread.
  ///
  /// @param goodbye false for a client whose line breaks
  void close(boolean goodbye) {
    if (!closed) {
      if (goodbye && secured.isDone()) {
        handshake.close();
      }
      closed = true;
      loop.remove(this, socket);
    }
  }

  boolean isClosed() {
    return closed;
  }
}
