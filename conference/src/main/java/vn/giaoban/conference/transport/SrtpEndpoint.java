package vn.giaoban.conference.transport;

import io.netty.util.collection.IntObjectHashMap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.GeneralSecurityException;
import java.util.logging.Level;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.rtp.NetworkOrder;
import vn.giaoban.conference.rtp.RtpHeader;

/// Seals and opens the packets of one peer. Packets are changed in place; arrays must have 32 bytes
/// of room behind them.
public final class SrtpEndpoint {
  /// More sources than any honest peer has.
  private static final int MAX_SOURCES = 64;

  /// Kept: the logging library forgets the level of a logger that nobody holds.
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("org.jitsi.srtp");

  private static final Logger LOGGER = new LoggerImpl(SrtpEndpoint.class.getName());

  static {
    // otherwise the library times all providers at first use and takes the winner of a noisy race
    Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
    // forged and repeated packets are counted, not logged
    LOGGER.setLevelOff();
    LIBRARY.setLevel(Level.WARNING);
  }

  private final SrtpContextFactory sending;
  private final SrtpContextFactory receiving;
  private final IntObjectHashMap<SrtpCryptoContext> sealers = new IntObjectHashMap<>();
  private final IntObjectHashMap<SrtpCryptoContext> openers = new IntObjectHashMap<>();
  private final IntObjectHashMap<SrtcpCryptoContext> controlSealers = new IntObjectHashMap<>();
  private final IntObjectHashMap<SrtcpCryptoContext> controlOpeners = new IntObjectHashMap<>();
  private final PacketView view = new PacketView();

  /// Seals RTP where libcrypto is there; else the contexts of [#sealers] do.
  private final @Nullable GcmSealer gcm;

  private @Nullable MemorySegment outside;

  private SrtpErrorStatus lastStatus = SrtpErrorStatus.OK;

  /// @param client whether this end was the DTLS client
  SrtpEndpoint(SrtpKeys keys, boolean client) {
    sending = factory(true, keys, client);
    receiving = factory(false, keys, !client);
    gcm =
        keys.profile() == SrtpProfile.AEAD_AES_128_GCM && LibCrypto.isAvailable()
            ? new GcmSealer(keys.key(client), keys.salt(client))
            : null;
  }

  private static SrtpContextFactory factory(boolean sender, SrtpKeys keys, boolean client) {
    var policy = keys.profile().policy();
    // a packet that a receiver without RTX misses is sealed again, byte by byte the same
    policy.setSendReplayEnabled(false);
    return new SrtpContextFactory(
        sender, keys.key(client), keys.salt(client), policy, keys.profile().policy(), LOGGER);
  }

  /// What seals RTP outside of the heap, at any time later; null where [#sealRtp] must do it.
  @Nullable GcmSealer sealer() {
    return gcm;
  }

  /// Seals a packet where it is.
  ///
  /// @return the sealed length; -1 when it could not be sealed
  public synchronized int sealRtp(byte[] packet, int length) {
    var sealer = gcm;
    if (sealer != null) {
      return sealOutside(sealer, packet, length);
    }
    int ssrc = RtpHeader.ssrc(packet, 0);
    try {
      var context = sealers.get(ssrc);
      if (context == null) {
        context = sending.deriveContext(ssrc, 0);
        sealers.put(ssrc, context);
      }
      lastStatus = context.transformPacket(view.of(packet, length));
      return lastStatus == SrtpErrorStatus.OK ? view.getLength() : -1;
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  private int sealOutside(GcmSealer sealer, byte[] packet, int length) {
    int header = RtpHeader.length(packet, 0, length);
    var memory = outside;
    if (memory == null) {
      memory = Arena.ofAuto().allocate(2048);
      outside = memory;
    }
    if (header < 0 || length + GcmSealer.TAG_LENGTH > memory.byteSize()) {
      return -1;
    }
    MemorySegment.copy(packet, 0, memory, ValueLayout.JAVA_BYTE, 0, length);
    int sealed = sealer.seal(memory, 0, header, length);
    if (sealed > 0) {
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, packet, 0, sealed);
    }
    return sealed;
  }

  /// @return the opened length; -1 when it is forged or replayed, see [#wasReplayed]
  public int openRtp(byte[] packet, int length) {
    if (length < RtpHeader.FIXED_LENGTH + 10) {
      lastStatus = SrtpErrorStatus.INVALID_PACKET;
      return -1;
    }
    int ssrc = RtpHeader.ssrc(packet, 0);
    try {
      var context = openers.get(ssrc);
      boolean isNew = context == null;
      if (context == null) {
        if (openers.size() >= MAX_SOURCES) {
          lastStatus = SrtpErrorStatus.FAIL;
          return -1;
        }
        context = receiving.deriveContext(ssrc, 0);
      }
      lastStatus = context.reverseTransformPacket(view.of(packet, length), false);
      if (lastStatus != SrtpErrorStatus.OK) {
        return -1;
      }
      if (isNew) {
        // only what proved to be the peer's is remembered
        openers.put(ssrc, context);
      }
      return view.getLength();
    } catch (GeneralSecurityException e) {
      lastStatus = SrtpErrorStatus.AUTH_FAIL;
      return -1;
    }
  }

  /// @return the sealed length; -1 when it could not be sealed
  public int sealRtcp(byte[] packet, int length) {
    int ssrc = NetworkOrder.i32(packet, 4);
    try {
      var context = controlSealers.get(ssrc);
      if (context == null) {
        context = sending.deriveControlContext(ssrc);
        controlSealers.put(ssrc, context);
      }
      return context.transformPacket(view.of(packet, length)) == SrtpErrorStatus.OK
          ? view.getLength()
          : -1;
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  /// @return the opened length; -1 when it is forged or replayed
  public int openRtcp(byte[] packet, int length) {
    if (length < 8 + 4 + 10) {
      return -1;
    }
    int ssrc = NetworkOrder.i32(packet, 4);
    try {
      var context = controlOpeners.get(ssrc);
      boolean isNew = context == null;
      if (context == null) {
        if (controlOpeners.size() >= MAX_SOURCES) {
          return -1;
        }
        context = receiving.deriveControlContext(ssrc);
      }
      if (context.reverseTransformPacket(view.of(packet, length)) != SrtpErrorStatus.OK) {
        return -1;
      }
      if (isNew) {
        controlOpeners.put(ssrc, context);
      }
      return view.getLength();
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  /// Whether the last packet that did not open was a repeated one.
  public boolean wasReplayed() {
    return lastStatus == SrtpErrorStatus.REPLAY_FAIL || lastStatus == SrtpErrorStatus.REPLAY_OLD;
  }

  void close() {
    sending.close();
    receiving.close();
  }
}
