package vn.giaoban.conference.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.conference.rtp.RtpHeader;

/// What libcrypto seals, jitsi-srtp opens.
class GcmSealerTest {
  private final Random random = new Random(2026);
  private final byte[] material = new byte[SrtpKeys.length(SrtpProfile.AEAD_AES_128_GCM)];

  @BeforeEach
  void keys() {
    assumeTrue(LibCrypto.isAvailable(), "libcrypto 3 is not on this machine");
    random.nextBytes(material);
  }

  private SrtpKeys shared() {
    return new SrtpKeys(SrtpProfile.AEAD_AES_128_GCM, material);
  }

  private byte[] packet(int sequenceNumber, int ssrc, int payload) {
    var packet = new byte[RtpHeader.FIXED_LENGTH + payload + 64];
    random.nextBytes(packet);
    RtpHeader.write(packet, 0, true, 96, sequenceNumber & 0xFFFF, 7, ssrc);
    return packet;
  }

  @Test
  void isOpenedAlsoWhenNumbersRollOverAndComeOutOfOrder() {
    var sealer = requireNonNull(new SrtpEndpoint(shared(), false).sealer());
    var client = new SrtpEndpoint(shared(), true);
    try (var arena = Arena.ofConfined()) {
      var memory = arena.allocate(4096);
      for (int sequenceNumber : new int[] {65533, 65535, 65534, 65536, 65532, 65538, 65537}) {
        for (int ssrc : new int[] {1, 0x8000_0001}) {
          int length = RtpHeader.FIXED_LENGTH + random.nextInt(1, 1200);
          var packet = packet(sequenceNumber, ssrc, length - RtpHeader.FIXED_LENGTH);
          var plain = Arrays.copyOf(packet, length);
          int at = random.nextInt(100);
          MemorySegment.copy(packet, 0, memory, ValueLayout.JAVA_BYTE, at, length);
          int header = RtpHeader.length(packet, 0, length);
          int sealed = sealer.seal(memory, at, header, length);
          var out = new byte[sealed + 32];
          MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at, out, 0, sealed);
          assertThat(Arrays.copyOf(out, length)).isNotEqualTo(plain);
          int opened = client.openRtp(out, sealed);
          assertThat(Arrays.copyOf(out, opened)).isEqualTo(plain);
        }
      }
    }
  }

  @Test
  void sealsTheSameWhereThePacketIs() {
    var server = new SrtpEndpoint(shared(), false);
    var client = new SrtpEndpoint(shared(), true);
    var packet = packet(5, 9, 500);
    var plain = Arrays.copyOf(packet, 512);
    int sealed = server.sealRtp(packet, 512);
    assertThat(sealed).isEqualTo(528);
    assertThat(client.openRtp(packet, sealed)).isEqualTo(512);
    assertThat(Arrays.copyOf(packet, 512)).isEqualTo(plain);
  }
}
