package vn.giaoban.web.invitation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.invitation.BounceReason;
import vn.giaoban.scheduler.invitation.Invitation;
import vn.giaoban.scheduler.invitation.InvitationStatus;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.post.Post;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;

/// Invitations in the reader's words.
@Component
public class InvitationViews {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(Times.ZONE);

  private final Texts texts;
  private final BounceWords bounces;

  InvitationViews(Texts texts, BounceWords bounces) {
    this.texts = texts;
    this.bounces = bounces;
  }

  List<InvitationView> of(List<Invitation> invitations, Locale language) {
    return invitations.stream().map(invitation -> of(invitation, language)).toList();
  }

  InvitationView of(Invitation invitation, Locale language) {
    return new InvitationView(
        invitation.recipient().code(),
        invitation.recipient().name(),
        invitation.recipient().address(),
        invitation.status().name(),
        status(invitation, language),
        invitation.partStat().name(),
        Times.local(invitation.repliedAt()),
        invitation.via(),
        invitation.comment(),
        invitation.delegate(),
        Times.local(invitation.seenAt()),
        Times.local(invitation.sentAt()),
        invitation.sequence(),
        invitation.method(),
        error(invitation.status(), invitation.error(), language),
        post(invitation.recipient()),
        invitation.recipient().holder(),
        invitation.unverified());
  }

  private static @Nullable String post(Recipient recipient) {
    return recipient.post() == null ? null : Post.addressed(recipient.post(), recipient.name());
  }

  private String status(Invitation invitation, Locale language) {
    var retryAt = invitation.retryAt();
    if (invitation.status() == InvitationStatus.QUEUED && invitation.error() != null) {
      return texts.text(
          language,
          "invitation.status.deferred",
          Map.of("time", CLOCK.format(retryAt == null ? Instant.EPOCH : retryAt)));
    }
    return texts.text(
        language, "invitation.status." + invitation.status().name().toLowerCase(Locale.ROOT));
  }

  /// In plain words; the server's own follow for whoever has to talk to its keeper.
  ///
  /// @param status null: nothing was sent
  /// @param error as the mail server put it; null when all is well
  public @Nullable String error(
      @Nullable InvitationStatus status, @Nullable String error, Locale language) {
    var reason = reason(status, error, language);
    return reason == null || status == InvitationStatus.QUEUED
        ? reason
        : reason + " (" + error + ")";
  }

  /// In plain words alone.
  ///
  /// @param status null: nothing was sent
  /// @param error as the mail server put it; null when all is well
  public @Nullable String reason(
      @Nullable InvitationStatus status, @Nullable String error, Locale language) {
    if (error == null) {
      return null;
    }
    return status == InvitationStatus.QUEUED
        ? texts.text(language, "invitation.error.waiting", Map.of("reason", error))
        : bounces.reason(BounceReason.of(error), language);
  }
}
