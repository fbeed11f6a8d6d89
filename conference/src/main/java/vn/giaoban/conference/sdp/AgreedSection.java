package vn.giaoban.conference.sdp;

import java.util.List;
import java.util.Map;

/// One section as it was answered.
///
/// @param media the kind in the offerer's word
/// @param formats best first; empty when the section was rejected
/// @param receive this server takes media in it
/// @param send this server sends media in it
/// @param extensions agreed header extension ids by URI
/// @param mixedExtensions one-byte and two-byte extensions may be mixed (RFC 8285 section 6)
/// @param rids the simulcast layers that are taken, as the offerer ordered them
/// @param sources SSRCs the offer told
/// @param repairs SSRC of the retransmissions by the SSRC of what they repeat, as the offer told
/// @param maxPacketMillis what the offerer takes in one packet (`a=maxptime`, RFC 8866 section
///   6.5); 0 when it does not say
public record AgreedSection(
    MediaKind kind,
    String media,
    String mid,
    String protocol,
    List<AgreedFormat> formats,
    boolean receive,
    boolean send,
    Map<String, Integer> extensions,
    boolean mixedExtensions,
    List<String> rids,
    List<Integer> sources,
    Map<Integer, Integer> repairs,
    int maxPacketMillis) {
  public AgreedSection {
    formats = List.copyOf(formats);
    extensions = Map.copyOf(extensions);
    rids = List.copyOf(rids);
    sources = List.copyOf(sources);
    repairs = Map.copyOf(repairs);
  }

  public boolean isRejected() {
    return formats.isEmpty();
  }

  /// The agreed id of an extension; 0 when it was not agreed.
  public int extension(String uri) {
    return extensions.getOrDefault(uri, 0);
  }
}
