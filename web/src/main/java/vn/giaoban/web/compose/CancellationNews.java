package vn.giaoban.web.compose;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.journal.Journal;

/// Tells invitees of a briefing that was called off, as soon as the journal says so. What it misses
/// the sweep finds.
@Component
class CancellationNews implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CancellationNews.class);

  private final Journal journal;
  private final InvitationService invitations;
  private @Nullable Disposable listening;

  CancellationNews(Journal journal, InvitationService invitations) {
    this.journal = journal;
    this.invitations = invitations;
  }

  @Override
  public synchronized void start() {
    listening =
        journal
            .live()
            .filter(entry -> entry.kind().equals("BriefingCancelled"))
            .concatMap(_ ->
                invitations
                    .tellCancelled()
                    .onErrorResume(e -> {
                      LOG.warn("Invitees not told yet: {}", e.toString());
                      return Mono.empty();
                    }))
            .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)))
            .subscribe();
  }

  @Override
  public synchronized void stop() {
    if (listening != null) {
      listening.dispose();
      listening = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return listening != null;
  }
}
