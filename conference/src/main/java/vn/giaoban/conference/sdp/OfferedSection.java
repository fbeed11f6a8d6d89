package vn.giaoban.conference.sdp;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One media section of an offer.
///
/// @param rejected the offerer has turned it off (port 0 without `bundle-only`)
/// @param media the kind in the offerer's word
/// @param rtcpMux RTP and RTCP share a port; a bundle-only section need not say so
/// @param extensions by URI
/// @param mixedExtensions one-byte and two-byte extensions may be mixed (RFC 8285 section 6)
/// @param simulcast what is sent at once, in the offerer's order: for each stream the ways it can
///   be sent, best first
/// @param sources SSRCs told in the offer, primary ones first
/// @param repairs SSRC of the retransmissions by the SSRC of what they repeat
/// @param maxPacketMillis what the offerer takes in one packet (`a=maxptime`, RFC 8866 section
///   6.5); 0 when it does not say
record OfferedSection(
    MediaKind kind,
    String media,
    String mid,
    String protocol,
    boolean rejected,
    boolean rtcpMux,
    Direction direction,
    List<Format> formats,
    Map<String, OfferedExtension> extensions,
    boolean mixedExtensions,
    List<List<SimulcastLayer>> simulcast,
    List<Integer> sources,
    Map<Integer, Integer> repairs,
    int maxPacketMillis,
    @Nullable String iceUfrag,
    @Nullable String icePassword,
    @Nullable String fingerprint,
    @Nullable String setup,
    boolean sdes) {
  OfferedSection {
    formats = List.copyOf(formats);
    extensions = Map.copyOf(extensions);
    simulcast = List.copyOf(simulcast);
    sources = List.copyOf(sources);
    repairs = Map.copyOf(repairs);
  }
}
