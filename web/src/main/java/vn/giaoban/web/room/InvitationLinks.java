package vn.giaoban.web.room;

import java.net.URI;
import java.util.UUID;
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
    var seat =
        new Seat(
            recipient.code(),
            recipient.name(),
            switch (recipient.kind()) {
              case UNIT -> SiteKind.UNIT;
              case PERSON -> SiteKind.PERSON;
            },
            recipient.chair() ? RoomRole.CHAIR : RoomRole.SITE);
    return tokens.issue(briefingId, seat, ISSUER).map(made -> URI.create(made.link()));
  }
}
