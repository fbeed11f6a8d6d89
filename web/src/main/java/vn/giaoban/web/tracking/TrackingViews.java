package vn.giaoban.web.tracking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.scheduler.tracking.Addresses;
import vn.giaoban.scheduler.tracking.Addresses.Broken;
import vn.giaoban.scheduler.tracking.UnitTracking;
import vn.giaoban.scheduler.tracking.Way;
import vn.giaoban.web.invitation.BounceWords;
import vn.giaoban.web.invitation.InvitationViews;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.tracking.TrackingView.FiguresView;

/// Tracking in the reader's words.
@Component
class TrackingViews {
  private static final int SECONDS = 60;

  private final BounceWords bounces;
  private final InvitationViews invitations;

  TrackingViews(BounceWords bounces, InvitationViews invitations) {
    this.bounces = bounces;
    this.invitations = invitations;
  }

  TrackingView overview(
      TrackingSpan span, List<UnitTracking.Line> lines, List<Broken> broken, Locale language) {
    Map<String, Broken> byUnit =
        broken.stream().collect(Collectors.toMap(Broken::unit, Function.identity()));
    return new TrackingView(
        span.from(),
        span.to(),
        lines.stream()
            .map(line ->
                new TrackingView.Line(
                    line.unit(),
                    line.name(),
                    line.level(),
                    line.parent(),
                    line.parentName(),
                    FiguresView.of(line.figures()),
                    trouble(byUnit.get(line.unit()), language)))
            .toList());
  }

  TrackingView.@Nullable Trouble trouble(@Nullable Broken broken, Locale language) {
    if (broken == null) {
      return null;
    }
    var trouble = broken.trouble();
    return new TrackingView.Trouble(
        broken.unit(),
        broken.name(),
        broken.address(),
        trouble.reason().name(),
        bounces.reason(trouble.reason(), language),
        bounces.todo(trouble.reason(), language),
        trouble.error(),
        Objects.requireNonNull(Times.local(trouble.since())),
        trouble.bounces());
  }

  TrackingView.WayView way(Way way, Locale language) {
    return new TrackingView.WayView(
        way.briefingId(),
        way.title(),
        Objects.requireNonNull(Times.local(way.startsAt())),
        way.state(),
        way.address(),
        way.status().name(),
        invitations.reason(way.status(), way.error(), language),
        Times.local(way.queuedAt()),
        Times.local(way.sentAt()),
        Times.local(way.deliveredAt()),
        Times.local(way.bouncedAt()),
        Times.local(way.registeredAt()),
        Times.local(way.seenAt()),
        way.reply().name(),
        Times.local(way.repliedAt()),
        way.inTime(),
        way.delegate(),
        way.chases(),
        way.counted(),
        way.came(),
        way.presentSeconds() / SECONDS,
        way.meetingSeconds() / SECONDS);
  }

  TrackingView.Returned returned(Addresses.Returned returned, Locale language) {
    return new TrackingView.Returned(
        Objects.requireNonNull(Times.local(returned.at())),
        returned.address(),
        returned.briefingTitle(),
        returned.reason().name(),
        bounces.reason(returned.reason(), language),
        returned.error(),
        returned.open());
  }
}
