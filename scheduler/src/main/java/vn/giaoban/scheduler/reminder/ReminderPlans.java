package vn.giaoban.scheduler.reminder;

import java.util.UUID;
import reactor.core.publisher.Mono;

/// Which reminders a briefing's kind wants.
@FunctionalInterface
public interface ReminderPlans {
  /// The plan of one briefing; [ReminderPlan#USUAL] when its kind says nothing.
  Mono<ReminderPlan> of(UUID briefingId);
}
