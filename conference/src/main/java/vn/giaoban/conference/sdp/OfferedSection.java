package vn.giaoban.conference.sdp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One media section of an offer.
///
/// @param rejected the offerer has turned it off (port 0 without `bundle-only`)
/// @param extensions ids by URI
/// @param sendingRids simulcast layers, in the offerer's order
/// @param sources SSRCs told in the offer, primary ones first
/// @param repairs SSRC of the retransmissions by the SSRC of what they repeat
record OfferedSection(
    MediaKind kind,
    String mid,
    String protocol,
    boolean rejected,
    boolean rtcpMux,
    Direction direction,
    List<Format> formats,
    Map<String, Integer> extensions,
    List<String> sendingRids,
    List<Integer> sources,
    Map<Integer, Integer> repairs,
    @Nullable String iceUfrag,
    @Nullable String icePassword,
    @Nullable String fingerprint,
    @Nullable String setup,
    boolean sdes) {
  OfferedSection {
    formats = List.copyOf(formats);
    extensions = Map.copyOf(extensions);
    sendingRids = List.copyOf(sendingRids);
    sources = List.copyOf(sources);
    repairs = Map.copyOf(repairs);
  }
}
