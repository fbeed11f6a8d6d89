package vn.giaoban.conference.forward;

/// Packets of one layer that came in one read and are handed to its receivers together: one
/// receiver after the other, so that its keys and numbers are at hand and all leaves in one
/// message.
final class Batch {
  static final int CAPACITY = 64;

  /// Packets whose payloads differ by no more than this are padded to one length: only packets of
  /// one length can leave as one message (UDP GSO). A packetizer splits a frame evenly.
  private static final int MAX_PADDING = 16;

  private final int[] places = new int[CAPACITY];
  private final int[] headers = new int[CAPACITY];
  private final int[] lengths = new int[CAPACITY];
  private final int[] marks = new int[CAPACITY];
  private final int[] paddings = new int[CAPACITY];
  private int count;
  private int octets;
  private boolean kept;

  /// @param place where the packet is in the layer's cache
  /// @param header length of its header
  /// @param length of the packet, without padding
  void add(int place, int header, int length, int mark) {
    places[count] = place;
    headers[count] = header;
    lengths[count] = length;
    marks[count++] = mark;
    octets += length;
  }

  /// Works out who is padded by how much.
  void even() {
    int longest = 0;
    for (int i = 0; i < count; i++) {
      longest = Math.max(longest, payload(i));
    }
    for (int i = 0; i < count; i++) {
      int lacking = longest - payload(i);
      paddings[i] = i < count - 1 && lacking <= MAX_PADDING ? lacking : 0;
    }
  }

  int count() {
    return count;
  }

  /// Whether there is one packet that has not been waiting since before.
  boolean isBegun() {
    return count == (kept ? 2 : 1);
  }

  /// The packet behind the last one is going to be added.
  void follow(int mark) {
    if (count > 0) {
      marks[count - 1] = Mark.followedBy(marks[count - 1], mark);
    }
  }

  /// Takes the last packet out, to be put back by [#keep].
  void holdBack() {
    count--;
  }

  /// Ends this batch; the packet that was held back begins the next.
  void keep() {
    int last = count;
    clear();
    add(places[last], headers[last], lengths[last], marks[last]);
    kept = true;
  }

  /// Of all packets together.
  int octets() {
    return octets;
  }

  boolean isFull() {
    return count == CAPACITY;
  }

  void clear() {
    count = 0;
    octets = 0;
    kept = false;
  }

  int place(int i) {
    return places[i];
  }

  int header(int i) {
    return headers[i];
  }

  int length(int i) {
    return lengths[i];
  }

  int payload(int i) {
    return lengths[i] - headers[i];
  }

  /// What [Mark] says of it.
  int mark(int i) {
    return marks[i];
  }

  /// In octets; 0 for none.
  int padding(int i) {
    return paddings[i];
  }
}
