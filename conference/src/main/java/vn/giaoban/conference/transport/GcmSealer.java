package vn.giaoban.conference.transport;

import io.netty.util.collection.IntObjectHashMap;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vn.giaoban.conference.rtp.NetworkOrder;

/// Seals RTP packets of one peer by AEAD_AES_128_GCM (RFC 7714), in memory outside of the heap and
/// without allocating. Safe for several threads: what waits for one path may be sealed while
/// another path is already used.
final class GcmSealer {
  static final int TAG_LENGTH = 16;

  private static final Cleaner CLEANER = Cleaner.create();
  private static final int LABEL_KEY = 0;
  private static final int LABEL_SALT = 2;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final long context;
  private final MemorySegment scratch;
  private final int saltHigh;
  private final int saltMiddle;
  private final int saltLow;
  private final int saltEnd;
  private final IntObjectHashMap<Index> indexes = new IntObjectHashMap<>();

  /// Where the stream of one source is: RFC 3711 section 3.3.1, seen from the sender.
  private static final class Index {
    private int highest = -1;
    private int rollOver;

    int rollOverFor(int sequenceNumber) {
      if (highest < 0) {
        highest = sequenceNumber;
        return 0;
      }
      int ahead = (short) (sequenceNumber - highest);
      if (ahead > 0) {
        if (sequenceNumber < highest) {
          rollOver++;
        }
        highest = sequenceNumber;
        return rollOver;
      }
      return sequenceNumber > highest ? rollOver - 1 : rollOver;
    }
  }

  GcmSealer(byte[] masterKey, byte[] masterSalt) {
    try {
      byte[] salt = derive(masterKey, masterSalt, LABEL_SALT, 12);
      byte[] key = derive(masterKey, masterSalt, LABEL_KEY, 16);
      // the nonce is 0 0 SSRC(4) ROC(4) SEQ(2), each exclusive-ored with the salt
      saltHigh = (salt[0] & 0xFF) << 8 | salt[1] & 0xFF;
      saltMiddle = NetworkOrder.i32(salt, 2);
      saltLow = NetworkOrder.i32(salt, 6);
      saltEnd = (salt[10] & 0xFF) << 8 | salt[11] & 0xFF;
      var memory = Arena.ofAuto().allocate(32, 16);
      MemorySegment.copy(key, 0, memory, ValueLayout.JAVA_BYTE, 0, 16);
      long made = LibCrypto.newSealer(memory.address());
      memory.fill((byte) 0);
      if (made == 0) {
        throw new IllegalStateException("libcrypto gave no context");
      }
      context = made;
      scratch = memory;
      CLEANER.register(this, () -> LibCrypto.free(made));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is not there", e);
    }
  }

  /// RFC 3711 section 4.3 with a salt that is lengthened by zeros (RFC 7714 section 11).
  private static byte[] derive(byte[] key, byte[] salt, int label, int length)
      throws GeneralSecurityException {
    var block = new byte[16];
    System.arraycopy(salt, 0, block, 0, salt.length);
    block[7] ^= (byte) label;
    var cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(block));
    return cipher.doFinal(new byte[length]);
  }

  /// Seals a packet where it is.
  ///
  /// @param memory has [#TAG_LENGTH] octets of room behind the packet
  /// @param at where the packet is
  /// @param header length of its RTP header
  /// @return the sealed length; -1 when it could not be done
  synchronized int seal(MemorySegment memory, long at, int header, int length) {
    int ssrc = memory.get(INT, at + 8);
    int sequenceNumber = memory.get(SHORT, at + 2) & 0xFFFF;
    var index = indexes.get(ssrc);
    if (index == null) {
      index = new Index();
      indexes.put(ssrc, index);
    }
    int rollOver = index.rollOverFor(sequenceNumber);
    scratch.set(SHORT, 0, (short) saltHigh);
    scratch.set(INT, 2, ssrc ^ saltMiddle);
    scratch.set(INT, 6, rollOver ^ saltLow);
    scratch.set(SHORT, 10, (short) (sequenceNumber ^ saltEnd));
    boolean sealed =
        LibCrypto.seal(
            context,
            scratch.address(),
            memory.address() + at,
            header,
            length - header,
            scratch.address() + 16);
    Reference.reachabilityFence(this);
    return sealed ? length + TAG_LENGTH : -1;
  }
}
