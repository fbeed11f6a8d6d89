package vn.giaoban.conference.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which formats of a section both sides have.
final class FormatChoice {
  private static final List<String> FEEDBACK = List.of("nack", "nack pli", "ccm fir", "goog-remb");
  private static final String TRANSPORT_CC = "transport-cc";

  /// Table 5 of RFC 6184: the ways to say constrained baseline, which everybody decodes. No profile
  /// told is baseline.
  private static final Pattern CONSTRAINED_BASELINE =
      Pattern.compile("42[4-7c-f].{3}|4d[89a-f].{3}|58[c-f].{3}|", Pattern.CASE_INSENSITIVE);

  private static final List<String> H264_PARAMETERS =
      List.of("profile-level-id", "packetization-mode", "level-asymmetry-allowed");
  private static final List<String> VP9_PARAMETERS = List.of("profile-id");
  private static final List<String> AV1_PARAMETERS = List.of("profile", "level-idx", "tier");

  private FormatChoice() {}

  /// @param receive this server takes media in the section
  /// @return best first
  static List<AgreedFormat> of(OfferedSection section, boolean receive) {
    var agreed = new ArrayList<AgreedFormat>();
    for (var codec : Codec.values()) {
      if (codec.kind() == section.kind()) {
        best(section, codec)
            .ifPresent(format -> agreed.add(agreed(section, format, codec, receive)));
      }
    }
    return agreed;
  }

  private static Optional<Format> best(OfferedSection section, Codec codec) {
    var matching = section.formats().stream().filter(codec::matches).toList();
    return matching.stream()
        .filter(format ->
            codec != Codec.H264
                || CONSTRAINED_BASELINE.matcher(format.parameter("profile-level-id")).matches())
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  private static AgreedFormat agreed(
      OfferedSection section, Format format, Codec codec, boolean receive) {
    var offered = section.formats();
    int repair = payloadType(offered, other -> other.isRtxOf(format.payloadType()));
    int red = codec == Codec.OPUS ? payloadType(offered, other -> other.isRedOf(format)) : -1;
    // the order of the answer is what a sender goes by: the offerer's own wish is kept
    boolean redPreferred =
        red >= 0 && receive && payloadType(offered, other -> isEither(other, format, red)) == red;
    var parameters =
        switch (codec) {
          case OPUS ->
              "minptime=10;useinbandfec=1"
                  + (format.parameter("usedtx").equals("1") ? ";usedtx=1" : "");
          case VP8 -> "";
          case H264 -> format.parameters(H264_PARAMETERS);
          case VP9 -> format.parameters(VP9_PARAMETERS);
          case AV1 -> format.parameters(AV1_PARAMETERS);
        };
    boolean arrivals = section.extensions().containsKey(ExtensionUri.TRANSPORT_CC);
    var feedback =
        format.feedback().stream()
            .filter(wanted -> FEEDBACK.contains(wanted) || arrivals && wanted.equals(TRANSPORT_CC))
            .distinct()
            .toList();
    return new AgreedFormat(
        codec, format.payloadType(), repair, red, redPreferred, parameters, feedback);
  }

  private static boolean isEither(Format other, Format format, int red) {
    return other.payloadType() == format.payloadType() || other.payloadType() == red;
  }

  private static int payloadType(List<Format> formats, Predicate<Format> which) {
    return formats.stream().filter(which).mapToInt(Format::payloadType).findFirst().orElse(-1);
  }
}
