package vn.giaoban.conference.transport;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// OpenSSL's AES-GCM, if this machine has libcrypto 3. It seals a packet for one of hundreds of
/// keys in two thirds of the time of the JDK's cipher and allocates nothing. Pointers are plain
/// numbers.
final class LibCrypto {
  /// `EVP_CTRL_AEAD_GET_TAG` of evp.h.
  static final int GET_TAG = 0x10;

  private static final Logger LOG = LoggerFactory.getLogger(LibCrypto.class);
  private static final String LIBRARY = "libcrypto.so.3";

  private LibCrypto() {}

  static boolean isAvailable() {
    return Handles.AVAILABLE;
  }

  /// A context that encrypts by AES-128-GCM under a key, for 12-octet nonces.
  ///
  /// @param key address of 16 octets
  /// @return to be freed by [#free]; 0 when there is no memory
  static long newSealer(long key) {
    try {
      long context = (long) Handles.NEW.invokeExact();
      if (context != 0) {
        long cipher = (long) Handles.AES_128_GCM.invokeExact();
        int done = (int) Handles.INIT.invokeExact(context, cipher, 0L, key, 0L);
        if (done != 1) {
          free(context);
          return 0;
        }
      }
      return context;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void free(long context) {
    try {
      Handles.FREE.invokeExact(context);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Encrypts in place.
  ///
  /// @param nonce address of 12 octets
  /// @param head address of what is only authenticated; the text follows it, then room for the tag
  /// @param written address of a scratch int
  /// @return whether it was done
  static boolean seal(
      long context, long nonce, long head, int headLength, int textLength, long written) {
    try {
      long text = head + headLength;
      return (int) Handles.INIT.invokeExact(context, 0L, 0L, 0L, nonce) == 1
          && (int) Handles.UPDATE.invokeExact(context, 0L, written, head, headLength) == 1
          && (int) Handles.UPDATE.invokeExact(context, text, written, text, textLength) == 1
          && (int) Handles.FINAL.invokeExact(context, text + textLength, written) == 1
          && (int) Handles.CONTROL.invokeExact(context, GET_TAG, 16, text + textLength) == 1;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("libcrypto could not be called", e);
  }

  /// Made when first asked for; constants, so that calls are compiled to plain ones.
  private static final class Handles {
    private static final SymbolLookup LOOKUP = lookup();
    static final boolean AVAILABLE = LOOKUP.find("EVP_EncryptInit_ex").isPresent();
    static final MethodHandle NEW = handle("EVP_CIPHER_CTX_new", FunctionDescriptor.of(JAVA_LONG));
    static final MethodHandle FREE =
        handle("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(JAVA_LONG));
    static final MethodHandle AES_128_GCM =
        handle("EVP_aes_128_gcm", FunctionDescriptor.of(JAVA_LONG));
    static final MethodHandle INIT =
        handle(
            "EVP_EncryptInit_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    static final MethodHandle UPDATE =
        handle(
            "EVP_EncryptUpdate",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    static final MethodHandle FINAL =
        handle(
            "EVP_EncryptFinal_ex",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    static final MethodHandle CONTROL =
        handle(
            "EVP_CIPHER_CTX_ctrl",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));

    private Handles() {}

    private static SymbolLookup lookup() {
      try {
        return SymbolLookup.libraryLookup(LIBRARY, Arena.global());
      } catch (IllegalArgumentException e) {
        LOG.info(
            "{} is not on this machine: packets are sealed by the JDK, which is slower", LIBRARY);
        return name -> java.util.Optional.empty();
      }
    }

    private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
      var symbol = LOOKUP.find(name);
      if (symbol.isEmpty()) {
        return java.lang.invoke.MethodHandles.empty(descriptor.toMethodType());
      }
      // none of these blocks: the thread need not leave Java
      return Linker.nativeLinker()
          .downcallHandle(symbol.get(), descriptor, Linker.Option.critical(false));
    }
  }
}
