package vn.giaoban.conference.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.giaoban.conference.media.Negotiation.Reason;
import vn.giaoban.conference.sdp.Agreement.Agreed;
import vn.giaoban.conference.sdp.Agreement.Disagreed;
import vn.giaoban.conference.transport.Fingerprint;

/// The rules by which an offer is taken or refused.
final class OfferCheck {
  private static final List<String> RECEIVED_EXTENSIONS =
      List.of(
          ExtensionUri.MID,
          ExtensionUri.RID,
          ExtensionUri.REPAIRED_RID,
          ExtensionUri.AUDIO_LEVEL,
          ExtensionUri.TRANSPORT_CC,
          ExtensionUri.ABS_SEND_TIME,
          ExtensionUri.DEPENDENCY_DESCRIPTOR);
  private static final List<String> SENT_EXTENSIONS =
      List.of(ExtensionUri.MID, ExtensionUri.TRANSPORT_CC, ExtensionUri.DEPENDENCY_DESCRIPTOR);

  private final boolean maySend;
  private final boolean mayReceive;
  private final int maxSections;

  OfferCheck(boolean maySend, boolean mayReceive, int maxSections) {
    this.maySend = maySend;
    this.mayReceive = mayReceive;
    this.maxSections = maxSections;
  }

  Agreement check(String text) {
    var lines = SdpLines.of(text);
    if (lines.isEmpty()) {
      return new Disagreed(Reason.MALFORMED_SDP, "The body is not an SDP session description.");
    }
    int count = lines.get().sections().size();
    if (count == 0) {
      return new Disagreed(Reason.MALFORMED_SDP, "The offer has no media section.");
    }
    if (count > maxSections) {
      return new Disagreed(
          Reason.TOO_MANY_SECTIONS,
          "The offer has %d sections (at most %d are taken).".formatted(count, maxSections));
    }
    return OfferReader.read(lines.get())
        .map(offer ->
            transportFault(offer).<Agreement>map(fault -> fault).orElseGet(() -> agree(offer)))
        .orElseGet(() ->
            new Disagreed(
                Reason.MALFORMED_SDP,
                "A section of the offer is not whole, or two have the same a=mid."));
  }

  private static Optional<Disagreed> transportFault(Offer offer) {
    // what is not sound or picture is answered with port 0, whatever it is
    var active =
        offer.sections().stream()
            .filter(section -> !section.rejected() && section.kind() != MediaKind.OTHER)
            .toList();
    if (active.isEmpty()) {
      return refused(Reason.NO_COMMON_CODEC, "The offer has no audio or video section in use.");
    }
    for (var section : active) {
      var mid = section.mid();
      if (section.protocol().startsWith("RTP/AVP")) {
        return refused(
            Reason.PLAIN_RTP_NOT_SUPPORTED,
            "Section %s offers %s without encryption.".formatted(mid, section.protocol()));
      }
      if (section.sdes()) {
        return refused(
            Reason.SDES_NOT_SUPPORTED, "Section %s offers keys in SDP (a=crypto).".formatted(mid));
      }
      if (!offer.bundled().contains(mid)) {
        return refused(
            Reason.NO_BUNDLE, "Section %s is not in the offer's BUNDLE group.".formatted(mid));
      }
      if (!section.rtcpMux()) {
        return refused(Reason.NO_RTCP_MUX, "Section %s has no a=rtcp-mux.".formatted(mid));
      }
    }
    var first = transport(offer);
    if (first.iceUfrag() == null
        || first.icePassword() == null
        || first.iceUfrag().isBlank()
        || first.icePassword().isBlank()) {
      return refused(Reason.NO_ICE_CREDENTIALS, "The offer has no a=ice-ufrag and a=ice-pwd.");
    }
    if (first.fingerprint() == null || Fingerprint.parse(first.fingerprint()).isEmpty()) {
      return refused(
          Reason.NO_DTLS_FINGERPRINT,
          "The offer has no a=fingerprint with sha-256, sha-384 or sha-512.");
    }
    var setup = first.setup();
    if (setup != null && !setup.equals("actpass") && !setup.equals("active")) {
      return refused(
          Reason.DTLS_ROLE_NOT_SUPPORTED,
          "The offer says a=setup:%s; this server is passive (expected: actpass or active)."
              .formatted(setup));
    }
    return Optional.empty();
  }

  /// The section whose transport the whole bundle uses: the first of the group that is in use (RFC
  /// 9143 section 7.2).
  private static OfferedSection transport(Offer offer) {
    for (var mid : offer.bundled()) {
      for (var section : offer.sections()) {
        if (section.mid().equals(mid) && !section.rejected()) {
          return section;
        }
      }
    }
    return offer.sections().getFirst();
  }

  private static Optional<Disagreed> refused(Reason reason, String detail) {
    return Optional.of(new Disagreed(reason, detail));
  }

  private Agreement agree(Offer offer) {
    var sections = new ArrayList<AgreedSection>();
    for (var section : offer.sections()) {
      sections.add(agree(section));
    }
    if (sections.stream().allMatch(AgreedSection::isRejected)) {
      return new Disagreed(
          Reason.NO_COMMON_CODEC,
          "No section offers Opus, VP8, H.264 (packetization-mode=1), VP9 or AV1 (profile 0).");
    }
    var transport = Optional.of(transport(offer));
    var fingerprint = transport.map(OfferedSection::fingerprint).flatMap(Fingerprint::parse);
    var ufrag = transport.map(OfferedSection::iceUfrag);
    return new Agreed(sections, ufrag.orElseThrow(), fingerprint.orElseThrow());
  }

  private AgreedSection agree(OfferedSection section) {
    boolean receive = maySend && section.direction().sends();
    boolean send = mayReceive && section.direction().receives();
    var formats = section.rejected() ? List.<AgreedFormat>of() : FormatChoice.of(section, receive);
    if (receive && !formats.isEmpty()) {
      // what is received is forwarded to all: one codec, the one everybody can show
      formats = List.of(formats.getFirst());
    }
    var extensions = new HashMap<String, Integer>();
    for (var uri : receive ? RECEIVED_EXTENSIONS : SENT_EXTENSIONS) {
      var offered = section.extensions().get(uri);
      if (offered != null
          && (receive ? offered.direction().sends() : offered.direction().receives())
          && (!uri.equals(ExtensionUri.DEPENDENCY_DESCRIPTOR) || hasAv1(formats))) {
        extensions.put(uri, offered.id());
      }
    }
    return new AgreedSection(
        section.kind(),
        section.media(),
        section.mid(),
        section.protocol(),
        formats,
        receive,
        send,
        Map.copyOf(extensions),
        section.mixedExtensions(),
        receive && !formats.isEmpty() ? rids(section, formats.getFirst()) : List.of(),
        section.sources(),
        section.repairs(),
        section.maxPacketMillis());
  }

  /// The other codecs' payloads tell all that is needed; there the descriptor would be a burden.
  private static boolean hasAv1(List<AgreedFormat> formats) {
    return formats.stream().anyMatch(format -> format.codec() == Codec.AV1);
  }

  /// Of each stream the first way to send it that is for this format.
  private static List<String> rids(OfferedSection section, AgreedFormat format) {
    return section.simulcast().stream()
        .flatMap(alternatives ->
            alternatives.stream().filter(way -> way.takes(format.payloadType())).limit(1))
        .map(SimulcastLayer::rid)
        .distinct()
        .toList();
  }
}
