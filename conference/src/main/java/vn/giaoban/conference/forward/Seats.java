package vn.giaoban.conference.forward;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.conference.media.Negotiation;
import vn.giaoban.conference.sdp.AgreedSection;
import vn.giaoban.conference.sdp.AnswerWriter;
import vn.giaoban.conference.sdp.IceFragment;
import vn.giaoban.conference.transport.IceCredentials;
import vn.giaoban.conference.transport.MediaPort;

/// The sessions of a room as other threads see them, and the ICE half of what is negotiated with
/// them (RFC 8840, RFC 9725 section 4.3). The sessions themselves are touched by the event loop
/// only.
final class Seats {
  private final MediaPort port;
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();

  private static final class Seat {
    private final MediaSession session;
    private final String firstMid;
    private IceState ice;

    private Seat(MediaSession session, String firstMid, IceState ice) {
      this.session = session;
      this.firstMid = firstMid;
      this.ice = ice;
    }
  }

  Seats(MediaPort port) {
    this.port = port;
  }

  /// Gives a session its seat.
  ///
  /// @param origin the answer's session id
  Negotiation.Accepted add(
      MediaSession session, List<AgreedSection> sections, IceState ice, long origin) {
    seats.put(session.id(), new Seat(session, firstMid(sections), ice));
    var sdp = answers(ice.local()).answer(sections, session.announcements(), origin);
    return new Negotiation.Accepted(session.id(), ice.etag(), sdp);
  }

  private AnswerWriter answers(IceCredentials local) {
    return new AnswerWriter(local, port.fingerprint(), port.addresses(), port.port());
  }

  private static String firstMid(List<AgreedSection> sections) {
    return sections.stream()
        .filter(section -> !section.isRejected())
        .map(AgreedSection::mid)
        .findFirst()
        .orElse("0");
  }

  @Nullable MediaSession get(String sessionId) {
    var seat = seats.get(sessionId);
    return seat == null ? null : seat.session;
  }

  @Nullable MediaSession remove(String sessionId) {
    var seat = seats.remove(sessionId);
    return seat == null ? null : seat.session;
  }

  int count() {
    return seats.size();
  }

  /// Takes candidates, or restarts ICE when the fragment names other credentials.
  Negotiation patch(String sessionId, String text, @Nullable String ifMatch) {
    var seat = seats.get(sessionId);
    if (seat == null) {
      return new Negotiation.Refused(
          Negotiation.Reason.NO_SUCH_SESSION, "There is no such media session.");
    }
    var fragment = IceFragment.read(text);
    if (fragment.isEmpty()) {
      return new Negotiation.Refused(
          Negotiation.Reason.MALFORMED_SDP, "The body is not an ICE fragment.");
    }
    synchronized (seat) {
      return patch(seat, fragment.get(), ifMatch);
    }
  }

  private Negotiation patch(Seat seat, IceFragment fragment, @Nullable String ifMatch) {
    var etag = Optional.ofNullable(ifMatch).map(tag -> tag.replace("\"", "").trim()).orElse("*");
    if (!etag.equals("*") && !etag.equals(seat.ice.etag())) {
      return new Negotiation.Refused(
          Negotiation.Reason.ETAG_MISMATCH, "The ICE session is another one by now.");
    }
    var ufrag = fragment.ufrag();
    if (ufrag == null || ufrag.equals(seat.ice.remoteUfrag())) {
      return new Negotiation.Accepted(seat.session.id(), seat.ice.etag(), null);
    }
    var next = IceState.fresh(ufrag);
    seat.ice = next;
    port.loop().execute(() -> seat.session.transport().accept(next.local()));
    var answer = answers(next.local()).fragment(seat.firstMid);
    return new Negotiation.Accepted(seat.session.id(), next.etag(), answer);
  }
}
