package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the check page of a site has found. What could not be found out is absent.
///
/// @param line null when the line was not measured
/// @param microphone null when it was not looked for
/// @param camera null when it was not looked for
/// @param speaker null when nobody was asked
/// @param machine null when it was not measured
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteCheck(
    @Nullable Line line,
    @Nullable Device microphone,
    @Nullable Device camera,
    @Nullable Device speaker,
    @Nullable Machine machine) {

  /// The way between the site and this server.
  ///
  /// @param upKbps kilobits a second from the site
  /// @param downKbps kilobits a second to the site
  /// @param rttMillis there and back
  /// @param lossPercent of packets, the worse of both directions
  /// @param path how media gets through
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Line(
      @Nullable Integer upKbps,
      @Nullable Integer downKbps,
      @Nullable Integer rttMillis,
      @Nullable Double lossPercent,
      @Nullable Path path) {}

  /// How media gets through.
  enum Path {
    UDP,
    TCP,
    /// Neither way.
    NONE
  }

  /// How a device is.
  enum Device {
    /// Heard, seen, or for a loudspeaker: the site has heard it.
    GOOD,
    /// There, and nothing was heard.
    SILENT,
    /// The browser may not use it.
    DENIED,
    MISSING,
    /// Another program holds it.
    BUSY
  }

  /// @param cores as the browser tells
  /// @param encodeMillis for one picture of 640×360
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Machine(@Nullable Integer cores, @Nullable Double encodeMillis) {}

  /// The members whose values nothing could have measured.
  List<String> faults() {
    var faults = new java.util.ArrayList<String>();
    if (line != null) {
      within(line.upKbps, 10_000_000, "line.upKbps", faults);
      within(line.downKbps, 10_000_000, "line.downKbps", faults);
      within(line.rttMillis, 600_000, "line.rttMillis", faults);
      within(line.lossPercent, 100, "line.lossPercent", faults);
    }
    if (machine != null) {
      within(machine.cores, 4096, "machine.cores", faults);
      within(machine.encodeMillis, 600_000, "machine.encodeMillis", faults);
    }
    return faults;
  }

  private static void within(@Nullable Number value, int most, String member, List<String> faults) {
    if (value != null && !(value.doubleValue() >= 0 && value.doubleValue() <= most)) {
      faults.add("check." + member);
    }
  }
}
