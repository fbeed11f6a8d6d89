package vn.giaoban.conference.sdp;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An ICE fragment (RFC 8840 section 9): trickled candidates or new credentials. The candidates
/// themselves are not needed: this server answers checks from wherever they come.
///
/// @param ufrag the sender's ICE name; null when the fragment does not tell
public record IceFragment(@Nullable String ufrag, @Nullable String password) {
  /// @return empty when the text is no fragment
  public static Optional<IceFragment> read(String text) {
    return SdpLines.cut(text).flatMap(IceFragment::read);
  }

  private static Optional<IceFragment> read(SdpLines lines) {
    var ufrag = SdpLines.attribute(lines.session(), "ice-ufrag");
    var password = SdpLines.attribute(lines.session(), "ice-pwd");
    boolean known = ufrag != null;
    for (var section : lines.sections()) {
      if (ufrag == null) {
        ufrag = SdpLines.attribute(section, "ice-ufrag");
        password = SdpLines.attribute(section, "ice-pwd");
      }
      known |=
          ufrag != null
              || SdpLines.attribute(section, "candidate") != null
              || SdpLines.attribute(section, "end-of-candidates") != null;
    }
    known |=
        SdpLines.attribute(lines.session(), "candidate") != null
            || SdpLines.attribute(lines.session(), "end-of-candidates") != null;
    return known ? Optional.of(new IceFragment(ufrag, password)) : Optional.empty();
  }
}
