package vn.giaoban.conference.transport;

import org.jitsi.utils.ByteArrayBuffer;

/// A packet in an array that has room behind it, in the form jitsi-srtp wants; used again and
/// again.
final class PacketView implements ByteArrayBuffer {
  private byte[] buffer = new byte[0];
  private int offset;
  private int length;

  PacketView of(byte[] packet, int length) {
    buffer = packet;
    offset = 0;
    this.length = length;
    return this;
  }

  @Override
  public byte[] getBuffer() {
    return buffer;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int length) {
    this.length = length;
  }

  @Override
  public void setOffset(int offset) {
    this.offset = offset;
  }

  @Override
  public boolean isInvalid() {
    return false;
  }

  @Override
  public void readRegionToBuff(int start, int count, byte[] out) {
    System.arraycopy(buffer, offset + start, out, 0, count);
  }

  @Override
  public void grow(int howMuch) {
    if (offset + length + howMuch > buffer.length) {
      throw new IllegalStateException(
          "howMuch: " + howMuch + " (expected: room behind the packet)");
    }
  }

  @Override
  public void append(byte[] data, int count) {
    System.arraycopy(data, 0, buffer, offset + length, count);
    length += count;
  }

  @Override
  public void shrink(int count) {
    length -= count;
  }
}
