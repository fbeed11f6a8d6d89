package vn.giaoban.conference.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Big-endian numbers in byte arrays.
public final class NetworkOrder {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private NetworkOrder() {}

  public static int u8(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  public static int u16(byte[] bytes, int index) {
    return (short) SHORT.get(bytes, index) & 0xFFFF;
  }

  public static int u24(byte[] bytes, int index) {
    return u8(bytes, index) << 16 | u16(bytes, index + 1);
  }

  public static int i32(byte[] bytes, int index) {
    return (int) INT.get(bytes, index);
  }

  public static long u32(byte[] bytes, int index) {
    return Integer.toUnsignedLong(i32(bytes, index));
  }

  public static long i64(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  public static void put8(byte[] bytes, int index, int value) {
    bytes[index] = (byte) value;
  }

  public static void put16(byte[] bytes, int index, int value) {
    SHORT.set(bytes, index, (short) value);
  }

  public static void put24(byte[] bytes, int index, int value) {
    put8(bytes, index, value >> 16);
    put16(bytes, index + 1, value);
  }

  public static void put32(byte[] bytes, int index, int value) {
    INT.set(bytes, index, value);
  }

  public static void put64(byte[] bytes, int index, long value) {
    LONG.set(bytes, index, value);
  }
}
