package vn.giaoban.web.readiness;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a site stands, from best to worst.
enum Level {
  /// Not to be waited for: it is not being asked yet, or has declined.
  @JsonProperty("none")
  NONE,
  @JsonProperty("green")
  GREEN,
  /// It can take part, and something will suffer.
  @JsonProperty("amber")
  AMBER,
  /// It cannot take part, or nobody knows.
  @JsonProperty("red")
  RED
}
