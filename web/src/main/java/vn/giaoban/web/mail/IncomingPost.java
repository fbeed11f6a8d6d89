package vn.giaoban.web.mail;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.imap.Inbox;
import vn.giaoban.mail.imap.InboxPosition;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.InboxService;

/// Carries what the mailbox reader finds into the office's inbox. The reader has a virtual thread
/// of its own and may wait for the database: it must not go on before the message is kept.
@Component
class IncomingPost {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingPost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final InboxService inbox;

  IncomingPost(InboxService inbox) {
    this.inbox = inbox;
  }

  /// The receiving end of one mailbox.
  ///
  /// @param name under which its position is kept
  Inbox mailbox(String name) {
    return new Inbox() {
      @Override
      public InboxPosition position() {
        var kept = await(inbox.position(name));
        return new InboxPosition(kept.uidValidity(), kept.lastUid());
      }

      @Override
      public void keep(InboxPosition position, byte[] raw) {
        var reached = new InboxRows.Position(position.uidValidity(), position.lastUid());
        await(inbox.keep(name, reached, raw).thenReturn(true));
        understand();
      }

      @Override
      public void connection(boolean up, String reason) {
        if (up) {
          understand();
        } else {
          LOG.warn("The mailbox {} cannot be read for now: {}", name, reason);
        }
      }
    };
  }

  /// A fault here loses nothing: the mail is kept, and looked at again with the next one or by the
  /// sweep.
  private void understand() {
    try {
      await(inbox.understand());
    } catch (IllegalStateException e) {
      LOG.error("A mail could not be looked at", e);
    }
  }

  private static <T> T await(Mono<T> work) {
    CompletableFuture<@Nullable T> future = work.toFuture();
    try {
      return Objects.requireNonNull(future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      future.cancel(true);
      throw new IllegalStateException("the inbox is not available", e);
    }
  }
}
