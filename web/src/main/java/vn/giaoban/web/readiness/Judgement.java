package vn.giaoban.web.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a site stands and why, the worst cause first. Pure.
record Judgement(Level level, List<Finding> causes) {
  /// Below this speech alone is all that gets through, or not even that.
  private static final int SPEECH_KBPS = 48;

  /// One small picture beside speech.
  private static final int PICTURE_UP_KBPS = 300;

  /// A stage and a few thumbnails.
  private static final int PICTURES_DOWN_KBPS = 500;

  /// From here on people talk into each other's sentences.
  private static final int LONG_MILLIS = 300;

  /// What rounds to 2 %: speech is repaired, pictures begin to freeze.
  private static final double SOME_LOSS = 1.5;

  /// What redundancy does not repair any more.
  private static final double HIGH_LOSS = 8;

  /// Sending 25 pictures a second takes half of one core.
  private static final double SLOW_MILLIS = 20;

  Judgement {
    causes = List.copyOf(causes);
  }

  private static Judgement of(List<Finding> findings) {
    var sorted = findings.stream().sorted(Comparator.comparing(Finding::cause)).toList();
    var worst =
        sorted.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.GREEN);
    return new Judgement(worst, sorted);
  }

  /// Before the meeting.
  ///
  /// @param asking whether sites are being asked already
  /// @param check null when there was none
  static Judgement before(boolean asking, boolean ready, @Nullable SiteCheck check) {
    if (!asking && !ready && check == null) {
      return of(List.of(Finding.of(Cause.NOT_ASKED)));
    }
    var findings = check == null ? new ArrayList<Finding>() : findings(check);
    if (!ready && asking) {
      findings.add(Finding.of(Cause.NO_CLICK));
    } else if (ready && (check == null || check.line() == null)) {
      findings.add(Finding.of(Cause.NOT_CHECKED));
    }
    return of(findings);
  }

  /// A site that will not come.
  static Judgement declined() {
    return of(List.of(Finding.of(Cause.DECLINED)));
  }

  /// While the meeting runs.
  static Judgement during(SiteNow now) {
    if (!now.here()) {
      return of(List.of(Finding.of(Cause.NOT_HERE)));
    }
    return switch (now.line().level()) {
      case GOOD -> of(List.of());
      case FAIR -> of(List.of(Finding.of(Cause.LINE_FAIR)));
      case POOR -> of(List.of(Finding.of(Cause.LINE_POOR)));
    };
  }

  private static List<Finding> findings(SiteCheck check) {
    var found = new ArrayList<Finding>();
    if (check.line() != null) {
      line(check.line(), found);
    }
    if (check.microphone() != null) {
      switch (check.microphone()) {
        case GOOD -> {}
        case SILENT -> found.add(Finding.of(Cause.MICROPHONE_SILENT));
        case DENIED -> found.add(Finding.of(Cause.MICROPHONE_DENIED));
        case MISSING -> found.add(Finding.of(Cause.MICROPHONE_MISSING));
        case BUSY -> found.add(Finding.of(Cause.MICROPHONE_BUSY));
      }
    }
    if (check.camera() != null && check.camera() != SiteCheck.Device.GOOD) {
      found.add(Finding.of(Cause.CAMERA_MISSING));
    }
    if (check.speaker() != null && check.speaker() != SiteCheck.Device.GOOD) {
      found.add(Finding.of(Cause.SPEAKER_UNHEARD));
    }
    var machine = check.machine();
    if (machine != null && isSlow(machine)) {
      found.add(Finding.of(Cause.PC_SLOW));
    }
    return found;
  }

  private static boolean isSlow(SiteCheck.Machine machine) {
    return machine.encodeMillis() == null
        ? machine.cores() != null && machine.cores() < 2
        : machine.encodeMillis() > SLOW_MILLIS;
  }

  private static void line(SiteCheck.Line line, List<Finding> found) {
    if (line.path() == SiteCheck.Path.NONE) {
      found.add(Finding.of(Cause.NO_MEDIA));
    } else if (line.path() == SiteCheck.Path.TCP) {
      found.add(Finding.of(Cause.UDP_BLOCKED));
    }
    if (line.lossPercent() != null && line.lossPercent() >= SOME_LOSS) {
      var cause = line.lossPercent() >= HIGH_LOSS ? Cause.LOSS_HIGH : Cause.LOSS;
      found.add(Finding.of(cause, line.lossPercent()));
    }
    if (line.rttMillis() != null && line.rttMillis() > LONG_MILLIS) {
      found.add(Finding.of(Cause.DELAY, line.rttMillis()));
    }
    if (line.upKbps() != null && line.upKbps() < PICTURE_UP_KBPS) {
      var cause = line.upKbps() < SPEECH_KBPS ? Cause.UPLINK_TOO_SLOW : Cause.UPLINK_SLOW;
      found.add(Finding.of(cause, line.upKbps()));
    }
    if (line.downKbps() != null && line.downKbps() < PICTURES_DOWN_KBPS) {
      found.add(Finding.of(Cause.DOWNLINK_SLOW, line.downKbps()));
    }
  }
}
