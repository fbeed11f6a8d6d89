package vn.giaoban.conference.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.transport.Fingerprint;
import vn.giaoban.conference.transport.IceCredentials;

/// Writes answers and ICE fragments.
public final class AnswerWriter {
  /// Told to receivers as the owner of every source of this server.
  public static final String CNAME = "giaoban";

  private final IceCredentials local;
  private final Fingerprint fingerprint;
  private final List<InetAddress> addresses;
  private final int port;
  private final StringBuilder sdp = new StringBuilder(4096);

  public AnswerWriter(
      IceCredentials local, Fingerprint fingerprint, List<InetAddress> addresses, int port) {
    this.local = local;
    this.fingerprint = fingerprint;
    this.addresses = List.copyOf(addresses);
    this.port = port;
  }

  /// The answer.
  ///
  /// @param sent what is sent in which section, by mid
  /// @param sessionNumber the number in `o=`
  public String answer(
      List<AgreedSection> sections, Map<String, SentSource> sent, long sessionNumber) {
    line("v=0");
    line("o=- " + sessionNumber + " 1 IN IP4 127.0.0.1");
    line("s=-");
    line("t=0 0");
    var mids = new StringBuilder();
    for (var section : sections) {
      if (!section.isRejected()) {
        mids.append(' ').append(section.mid());
      }
    }
    line("a=group:BUNDLE" + mids);
    line("a=ice-lite");
    line("a=ice-options:trickle");
    line("a=msid-semantic: WMS *");
    boolean first = true;
    for (var section : sections) {
      if (section.isRejected()) {
        line("m=" + section.media() + " 0 " + section.protocol() + " 0");
        line("c=IN IP4 0.0.0.0");
        line("a=mid:" + section.mid());
        line("a=inactive");
      } else {
        section(section, sent.get(section.mid()), first);
        first = false;
      }
    }
    return sdp.toString();
  }

  /// The answering fragment of an ICE restart (RFC 9725 section 4.3.3).
  public String fragment(String firstMid) {
    line("a=ice-lite");
    line("a=ice-options:trickle");
    line("a=ice-ufrag:" + local.ufrag());
    line("a=ice-pwd:" + local.password());
    line("m=audio 9 UDP/TLS/RTP/SAVPF 0");
    line("a=mid:" + firstMid);
    candidates();
    return sdp.toString();
  }

  private void section(AgreedSection section, @Nullable SentSource source, boolean first) {
    var payloadTypes = new StringBuilder();
    for (var format : section.formats()) {
      if (format.redPreferred()) {
        payloadTypes.append(' ').append(format.redPayloadType());
      }
      payloadTypes.append(' ').append(format.payloadType());
      if (format.hasRed() && !format.redPreferred()) {
        payloadTypes.append(' ').append(format.redPayloadType());
      }
      if (format.hasRepair()) {
        payloadTypes.append(' ').append(format.repairPayloadType());
      }
    }
    line("m=" + section.media() + " " + port + " " + section.protocol() + payloadTypes);
    line("c=IN IP4 0.0.0.0");
    line("a=mid:" + section.mid());
    line("a=" + Direction.of(source != null, section.receive()).attribute());
    line("a=rtcp-mux");
    line("a=rtcp-rsize");
    line("a=ice-ufrag:" + local.ufrag());
    line("a=ice-pwd:" + local.password());
    line("a=fingerprint:" + fingerprint);
    line("a=setup:passive");
    if (first) {
      candidates();
    }
    section.formats().forEach(this::format);
    if (section.mixedExtensions()) {
      line("a=extmap-allow-mixed");
    }
    new TreeMap<>(section.extensions()).forEach((uri, id) -> line("a=extmap:" + id + " " + uri));
    if (!section.rids().isEmpty()) {
      section.rids().forEach(rid -> line("a=rid:" + rid + " recv"));
      line("a=simulcast:recv " + String.join(";", section.rids()));
    }
    if (source != null) {
      sent(source);
    }
  }

  private void format(AgreedFormat format) {
    int payloadType = format.payloadType();
    line("a=rtpmap:" + payloadType + " " + format.codec().rtpmap());
    if (!format.parameters().isEmpty()) {
      line("a=fmtp:" + payloadType + " " + format.parameters());
    }
    format.feedback().forEach(feedback -> line("a=rtcp-fb:" + payloadType + " " + feedback));
    if (format.hasRepair()) {
      line("a=rtpmap:" + format.repairPayloadType() + " rtx/" + format.codec().clockRate());
      line("a=fmtp:" + format.repairPayloadType() + " apt=" + payloadType);
    }
    if (format.hasRed()) {
      line("a=rtpmap:" + format.redPayloadType() + " red/" + format.codec().clockRate() + "/2");
      line("a=fmtp:" + format.redPayloadType() + " " + payloadType + "/" + payloadType);
    }
  }

  private void sent(SentSource source) {
    line("a=msid:" + source.stream() + " " + source.track());
    var ssrc = Integer.toUnsignedString(source.ssrc());
    if (source.repairSsrc() != 0) {
      var repair = Integer.toUnsignedString(source.repairSsrc());
      line("a=ssrc-group:FID " + ssrc + " " + repair);
      line("a=ssrc:" + ssrc + " cname:" + CNAME);
      line("a=ssrc:" + repair + " cname:" + CNAME);
    } else {
      line("a=ssrc:" + ssrc + " cname:" + CNAME);
    }
  }

  private void candidates() {
    int preference = 65535;
    for (int i = 0; i < addresses.size(); i++) {
      var host = text(addresses.get(i));
      line(
          "a=candidate:%d 1 udp %d %s %d typ host"
              .formatted(i + 1, priority(126, preference), host, port));
      line(
          "a=candidate:%d 1 tcp %d %s %d typ host tcptype passive"
              .formatted(i + 101, priority(90, preference), host, port));
      preference -= 256;
    }
    line("a=end-of-candidates");
  }

  /// RFC 8445 section 5.1.2.1.
  private static long priority(int typePreference, int localPreference) {
    return ((long) typePreference << 24) + ((long) localPreference << 8) + 255;
  }

  private static String text(InetAddress address) {
    var text = address.getHostAddress();
    int scope = address instanceof Inet6Address ? text.indexOf('%') : -1;
    return scope < 0 ? text : text.substring(0, scope);
  }

  private void line(String line) {
    sdp.append(line).append("\r\n");
  }
}
