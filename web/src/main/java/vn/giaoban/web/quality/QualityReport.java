package vn.giaoban.web.quality;

import java.util.List;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;

/// What a page has seen since its last report, in seconds of that time.
///
/// @param seconds how long that is; at most [#LONGEST]
/// @param loss more than 2 % of packets were lost
/// @param poor speech suffered
/// @param voiceOnly the line carried no pictures
/// @param tcp media went by TCP
/// @param overload the machine could not show all pictures
/// @param microphone there was none, or it gave nothing
/// @param worstLoss thousandths of packets
/// @param worstRtt milliseconds there and back
record QualityReport(
    int seconds,
    int loss,
    int poor,
    int voiceOnly,
    int tcp,
    int overload,
    int microphone,
    int worstLoss,
    int worstRtt) {
  /// A page reports every 30 s; one that was held up tells of a little more.
  static final int LONGEST = 120;

  private static final int LONGEST_MILLIS = 600_000;

  List<FieldFault> faults() {
    var parts = List.of(loss, poor, voiceOnly, tcp, overload, microphone);
    if (seconds < 1 || seconds > LONGEST) {
      return List.of(FieldFault.of("seconds", "invalid"));
    }
    if (parts.stream().anyMatch(part -> part < 0 || part > seconds)) {
      return List.of(FieldFault.of("seconds", "invalid"));
    }
    return worstLoss < 0 || worstLoss > 1000 || worstRtt < 0 || worstRtt > LONGEST_MILLIS
        ? List.of(FieldFault.of("worstLoss", "invalid"))
        : List.of();
  }
}
