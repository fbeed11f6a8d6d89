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
          ExtensionUri.ABS_SEND_TIME);
  private static final List<String> SENT_EXTENSIONS = List.of(ExtensionUri.MID);

  private static final List<String> FEEDBACK = List.of("nack", "nack pli", "ccm fir", "goog-remb");
  private static final String TRANSPORT_CC = "transport-cc";

  private final boolean maySend;
  private final boolean mayReceive;
  private final int maxSections;

  OfferCheck(boolean maySend, boolean mayReceive, int maxSections) {
    this.maySend = maySend;
    this.mayReceive = mayReceive;
    this.maxSections = maxSections;
  }

  Agreement check(String text) {
    var read = OfferReader.read(text);
    if (read.isEmpty()) {
      return new Disagreed(Reason.MALFORMED_SDP, "The body is not an SDP session description.");
    }
    var offer = read.get();
    if (offer.sections().isEmpty()) {
      return new Disagreed(Reason.MALFORMED_SDP, "The offer has no media section.");
    }
    if (offer.sections().size() > maxSections) {
      return new Disagreed(
          Reason.TOO_MANY_SECTIONS,
          "The offer has %d sections (at most %d are taken)."
              .formatted(offer.sections().size(), maxSections));
    }
    return transportFault(offer).<Agreement>map(fault -> fault).orElseGet(() -> agree(offer));
  }

  private static Optional<Disagreed> transportFault(Offer offer) {
    var active = offer.sections().stream().filter(section -> !section.rejected()).toList();
    if (active.isEmpty()) {
      return refused(Reason.MALFORMED_SDP, "Every section of the offer is turned off.");
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
      if (section.kind() != MediaKind.OTHER && !section.rtcpMux()) {
        return refused(Reason.NO_RTCP_MUX, "Section %s has no a=rtcp-mux.".formatted(mid));
      }
    }
    // in a bundle the first section's transport counts (RFC 9143 section 7.1)
    var first = active.getFirst();
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
    if ("passive".equals(first.setup())) {
      return refused(
          Reason.MALFORMED_SDP, "The offer says a=setup:passive; this server is passive too.");
    }
    return Optional.empty();
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
          Reason.NO_COMMON_CODEC, "No section offers Opus, VP8 or H.264 (packetization-mode=1).");
    }
    var first = offer.sections().stream().filter(section -> !section.rejected()).findFirst();
    var fingerprint = first.map(OfferedSection::fingerprint).flatMap(Fingerprint::parse);
    var ufrag = first.map(OfferedSection::iceUfrag);
    return new Agreed(sections, ufrag.orElseThrow(), fingerprint.orElseThrow());
  }

  private AgreedSection agree(OfferedSection section) {
    boolean receive = maySend && section.direction().sends();
    boolean send = mayReceive && section.direction().receives();
    var formats = section.rejected() ? List.<AgreedFormat>of() : formats(section, receive);
    if (receive && !formats.isEmpty()) {
      // what is received is forwarded to all: one codec, the one everybody can show
      formats = List.of(formats.getFirst());
    }
    var extensions = new HashMap<String, Integer>();
    for (var uri : receive ? RECEIVED_EXTENSIONS : SENT_EXTENSIONS) {
      var id = section.extensions().get(uri);
      if (id != null) {
        extensions.put(uri, id);
      }
    }
    return new AgreedSection(
        section.kind(),
        section.mid(),
        section.protocol(),
        formats,
        receive,
        send,
        Map.copyOf(extensions),
        receive ? section.sendingRids() : List.of(),
        section.sources(),
        section.repairs());
  }

  private static List<AgreedFormat> formats(OfferedSection section, boolean receive) {
    var agreed = new ArrayList<AgreedFormat>();
    for (var codec : Codec.values()) {
      if (codec.kind() == section.kind()) {
        best(section, codec)
            .ifPresent(format -> agreed.add(agreed(section, format, codec, receive)));
      }
    }
    return agreed;
  }

  /// Of several H.264 profiles constrained baseline, which everybody decodes.
  private static Optional<Format> best(OfferedSection section, Codec codec) {
    var matching = section.formats().stream().filter(format -> format.is(codec)).toList();
    return matching.stream()
        .filter(format -> format.parameter("profile-level-id").startsWith("42e0"))
        .findFirst()
        .or(() -> matching.stream().findFirst());
  }

  private static AgreedFormat agreed(
      OfferedSection section, Format format, Codec codec, boolean receive) {
    int repair =
        section.formats().stream()
            .filter(other -> other.isRtxOf(format.payloadType()))
            .mapToInt(Format::payloadType)
            .findFirst()
            .orElse(-1);
    var parameters =
        switch (codec) {
          case OPUS -> "minptime=10;useinbandfec=1";
          case VP8 -> "";
          case H264 -> format.parameters();
        };
    boolean arrivals = receive && section.extensions().containsKey(ExtensionUri.TRANSPORT_CC);
    var feedback =
        format.feedback().stream()
            .filter(
                offered -> FEEDBACK.contains(offered) || arrivals && offered.equals(TRANSPORT_CC))
            .toList();
    return new AgreedFormat(codec, format.payloadType(), repair, parameters, feedback);
  }
}
