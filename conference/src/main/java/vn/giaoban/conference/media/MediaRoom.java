package vn.giaoban.conference.media;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The media of one room. All methods may be called on any thread and do not block.
public interface MediaRoom {
  /// Takes one SDP offer and answers it once. Nothing is renegotiated afterwards.
  CompletionStage<Negotiation> join(MediaJoin join);

  /// An ICE fragment (RFC 8840 `application/trickle-ice-sdpfrag`) for a session: trickled
  /// candidates, or new credentials for an ICE restart (RFC 9725 section 4.3.3).
  ///
  /// @param ifMatch the entity tag the client believes in; null or `*` when it gave none
  Negotiation patch(String sessionId, String fragment, @Nullable String ifMatch);

  /// Ends a session.
  ///
  /// @return false when there is no such session
  boolean leave(String sessionId);

  /// Who may be heard and who is on stage, from now on.
  void apply(MediaPolicy policy);

  /// What a client can show; until told, every section is filled automatically.
  void view(String sessionId, MediaView view);

  /// Whether the picture a session sends is a shared screen: text must stay sharp, so it goes
  /// before other pictures, and gives up pictures per second before lines.
  void sharesScreen(String sessionId, boolean screen);

  /// Lets somebody look at a session's packets; there is one looker at a time.
  ///
  /// @param trace null to look no more
  /// @return false when there is no such session
  boolean trace(String sessionId, @Nullable MediaTrace trace);

  /// Ends the room and all its sessions.
  void close();
}
