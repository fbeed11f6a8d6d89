package vn.giaoban.conference.sdp;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// One payload type of a section.
///
/// @param encodingName upper case: `VP8`, `RTX`
/// @param parameters the text of `a=fmtp`; empty when there is none
/// @param feedback the texts of `a=rtcp-fb`
record Format(
    int payloadType, String encodingName, int clockRate, String parameters, List<String> feedback) {
  Format {
    feedback = List.copyOf(feedback);
  }

  /// A parameter's value; empty when it is not there.
  String parameter(String name) {
    for (var part : parameters.split(";")) {
      var pair = part.trim().split("=", 2);
      if (pair.length == 2 && pair[0].trim().equalsIgnoreCase(name)) {
        return pair[1].trim();
      }
    }
    return "";
  }

  boolean isRtxOf(int other) {
    return encodingName.equals("RTX") && parameter("apt").equals(Integer.toString(other));
  }

  /// Whether this is redundancy (RFC 2198) of that format alone.
  boolean isRedOf(Format other) {
    return encodingName.equals("RED")
        && clockRate == other.clockRate
        && (parameters.isEmpty() || parameters.startsWith(other.payloadType + "/"));
  }

  /// Those of the named parameters that are here, as they are here.
  String parameters(List<String> names) {
    var kept = new StringJoiner(";");
    for (var part : parameters.split(";")) {
      var name = part.split("=", 2)[0].trim();
      if (names.contains(name.toLowerCase(Locale.ROOT))) {
        kept.add(part.trim());
      }
    }
    return kept.toString();
  }
}
