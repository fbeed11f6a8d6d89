package vn.giaoban.web.story;

import com.microsoft.playwright.Page;
import java.util.Map;

/// What a page's peer connections have really received and sent, by `getStats`; never by markup.
///
/// @param framesDecoded video frames decoded, over all connections and sections
/// @param audioEnergy `totalAudioEnergy` received, over all sections
/// @param packetsReceived RTP packets received
/// @param packetsLost RTP packets missing
/// @param framesEncoded video frames encoded for sending
public record MediaProbe(
    double framesDecoded,
    double audioEnergy,
    double packetsReceived,
    double packetsLost,
    double framesEncoded) {

  /// Run before the page's own scripts: remembers every connection that is made.
  public static final String INIT_SCRIPT =
      """
      (() => {
        const made = [];
        const Native = window.RTCPeerConnection;
        window.RTCPeerConnection = class extends Native {
          constructor(...args) { super(...args); made.push(this); }
        };
        window.__probe = async () => {
          const sum = { framesDecoded: 0, audioEnergy: 0, packetsReceived: 0, packetsLost: 0, framesEncoded: 0 };
          for (const pc of made) {
            if (pc.connectionState === 'closed') continue;
            for (const s of (await pc.getStats()).values()) {
              if (s.type === 'inbound-rtp') {
                sum.framesDecoded += s.framesDecoded ?? 0;
                sum.audioEnergy += s.kind === 'audio' ? (s.totalAudioEnergy ?? 0) : 0;
                sum.packetsReceived += s.packetsReceived ?? 0;
                sum.packetsLost += s.packetsLost ?? 0;
              }
              if (s.type === 'outbound-rtp') sum.framesEncoded += s.framesEncoded ?? 0;
            }
          }
          return sum;
        };
      })();
      """;

  /// Asks the page now.
  public static MediaProbe of(Page page) {
    var sums = (Map<?, ?>) page.evaluate("() => window.__probe()");
    return new MediaProbe(
        number(sums, "framesDecoded"),
        number(sums, "audioEnergy"),
        number(sums, "packetsReceived"),
        number(sums, "packetsLost"),
        number(sums, "framesEncoded"));
  }

  private static double number(Map<?, ?> sums, String name) {
    return ((Number) java.util.Objects.requireNonNull(sums.get(name), name)).doubleValue();
  }
}
