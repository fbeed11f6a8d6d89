package vn.giaoban.web.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.mail.imap.Arrived;
import vn.giaoban.mail.imap.Folders;
import vn.giaoban.mail.imap.Inbox;
import vn.giaoban.mail.imap.InboxPosition;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.InboxService;

/// Carries what the mailbox readers find into the office's inbox. They have virtual threads of
/// their own and may wait for the database: none goes on before its messages are kept.
@Component
class IncomingPost {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingPost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Thousands of mails may lie there when a server has been down.
  private static final Duration UNDERSTANDING = Duration.ofMinutes(10);

  private final InboxService inbox;
  private final Turn looking = new Turn("inbox-looking", this::understand);
  private final Turn filing = new Turn("inbox-filing", this::file);
  private final List<Runnable> afterwards = new CopyOnWriteArrayList<>();

  IncomingPost(InboxService inbox) {
    this.inbox = inbox;
  }

  /// The receiving end of an account's folders.
  ///
  /// @param account under which their positions are kept: with a slash at its end, each folder has
  ///   one of its own
  Inbox mailbox(String account, Folders folders) {
    return new Mailbox(account, folders);
  }

  /// Is told whenever mails have been looked at.
  void afterwards(Runnable listener) {
    afterwards.add(listener);
  }

  private final class Mailbox implements Inbox {
    private final String account;
    private final Folders folders;

    Mailbox(String account, Folders folders) {
      this.account = account;
      this.folders = folders;
    }

    private String name(String folder) {
      return account.endsWith("/") ? account + folder : account;
    }

    private String folder(String name) {
      return account.endsWith("/") ? name.substring(account.length()) : folders.read().getFirst();
    }

    private InboxRows.Place place(Place place) {
      return new InboxRows.Place(name(place.folder()), place.uidValidity(), place.uid());
    }

    @Override
    public InboxPosition position(String folder) {
      var kept = await(inbox.position(name(folder)), PATIENCE);
      return new InboxPosition(kept.uidValidity(), kept.lastUid());
    }

    @Override
    public void keep(String folder, long uidValidity, List<Arrived> messages) {
      var mails =
          messages.stream()
              .map(one ->
                  new InboxRows.Arrived(one.uid(), one.receivedAt(), one.octets(), one.raw()))
              .toList();
      await(inbox.keep(name(folder), uidValidity, mails).thenReturn(true), PATIENCE);
      looking.take();
    }

    @Override
    public void connection(String folder, boolean up, String reason) {
      if (up) {
        looking.take();
      } else {
        LOG.warn("The mailbox {} cannot be read for now: {}", name(folder), reason);
      }
    }

    @Override
    public List<Move> moves(List<String> from) {
      var found =
          await(
              inbox.moves(
                  from.stream().map(this::name).toList(),
                  folders.processed() != null,
                  folders.unclear() != null),
              PATIENCE);
      return found.stream()
          .map(move ->
              new Move(
                  new Place(
                      folder(move.from().mailbox()), move.from().uidValidity(), move.from().uid()),
                  move.clear() ? Target.PROCESSED : Target.UNCLEAR))
          .toList();
    }

    @Override
    public void moved(Move move, boolean found, @Nullable Place to) {
      var from = new InboxRows.Move(place(move.from()), move.target() == Target.PROCESSED);
      await(inbox.moved(from, found, to == null ? null : place(to)).thenReturn(true), PATIENCE);
    }
  }

  /// A fault here loses nothing: the mail is kept, and looked at again with the next one or by the
  /// sweep.
  private void understand() {
    try {
      await(inbox.understand(), UNDERSTANDING);
      filing.take();
    } catch (IllegalStateException e) {
      LOG.error("Mail could not be looked at", e);
    }
    afterwards.forEach(Runnable::run);
  }

  private void file() {
    try {
      if (await(inbox.file(), UNDERSTANDING) > 0) {
        afterwards.forEach(Runnable::run);
      }
    } catch (IllegalStateException e) {
      LOG.error("Papers could not be filed", e);
    }
  }

  /// Work that is done by one at a time, and once more when it is asked for meanwhile.
  private static final class Turn {
    private final String name;
    private final Runnable work;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final ReentrantLock busy = new ReentrantLock();

    Turn(String name, Runnable work) {
      this.name = name;
      this.work = work;
    }

    void take() {
      if (waiting.compareAndSet(false, true)) {
        Thread.ofVirtual().name(name).start(this::run);
      }
    }

    private void run() {
      busy.lock();
      try {
        waiting.set(false);
        work.run();
      } finally {
        busy.unlock();
      }
    }
  }

  private static <T> T await(Mono<T> work, Duration patience) {
    CompletableFuture<@Nullable T> future = work.toFuture();
    try {
      return Objects.requireNonNull(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      future.cancel(true);
      throw new IllegalStateException("the inbox is not available", e);
    }
  }
}
