package vn.giaoban.conference.load;

/// What one loop's clients have counted since they began; the delays since the last count.
///
/// @param nanos when, by `System.nanoTime`
/// @param expected packets there would be without gaps
/// @param repairs retransmissions, not among the packets
/// @param published packets its own sources have sent
/// @param notOpened packets that were forged or that this instrument could not open
/// @param lateMillis by how much the loop was late at most
record LoadCount(
    long nanos,
    long packets,
    long octets,
    long expected,
    long repairs,
    long published,
    long notOpened,
    double lateMillis,
    DelayHistogram delays) {
  LoadCount plus(LoadCount other) {
    var all = new DelayHistogram();
    all.add(delays);
    all.add(other.delays);
    return new LoadCount(
        nanos,
        packets + other.packets,
        octets + other.octets,
        expected + other.expected,
        repairs + other.repairs,
        published + other.published,
        notOpened + other.notOpened,
        Math.max(lateMillis, other.lateMillis),
        all);
  }
}
