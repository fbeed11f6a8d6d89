package vn.giaoban.web.room;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.conference.room.RoomRole;
import vn.giaoban.conference.room.Seat;
import vn.giaoban.conference.room.SiteKind;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.journal.Actor;

/// The links in invitations: each recipient's own seat.
@Component
class InvitationLinks implements JoinLinks {
  private static final Actor ISSUER = Actor.job("invitations");

  private final JoinTokens tokens;

  InvitationLinks(JoinTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Mono<URI> link(UUID briefingId, Recipient recipient) {
    return tokens.issue(briefingId, seat(recipient), ISSUER).map(made -> URI.create(made.link()));
  }

  @Override
  public Mono<Map<String, URI>> links(UUID briefingId, List<Recipient> recipients) {
    return tokens
        .issue(briefingId, recipients.stream().map(InvitationLinks::seat).toList(), ISSUER)
        .map(made ->
            made.stream()
                .collect(
                    Collectors.toMap(
                        link -> link.seat().site(), link -> URI.create(link.link()), (a, _) -> a)));
  }

  private static Seat seat(Recipient recipient) {
    return new Seat(
        recipient.code(),
        recipient.name(),
        switch (recipient.kind()) {
          case UNIT -> SiteKind.UNIT;
          case PERSON -> SiteKind.PERSON;
        },
        recipient.chair() ? RoomRole.CHAIR : RoomRole.SITE);
  }
}
