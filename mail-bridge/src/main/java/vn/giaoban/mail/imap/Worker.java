package vn.giaoban.mail.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A virtual thread that keeps a connection and comes back when it breaks.
abstract class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final String name;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Patience patience = new Patience();
  private volatile @Nullable IMAPFolder open;
  private @Nullable Thread thread;

  Worker(String name) {
    this.name = name;
  }

  /// Works over one connection until it breaks or there is no need for it.
  abstract void session() throws MessagingException, IOException, InterruptedException;

  /// The connection broke.
  abstract void broken(String reason);

  synchronized void start() {
    if (thread == null) {
      thread = Thread.ofVirtual().name(name).start(this::run);
    }
  }

  private void run() {
    while (!stopped()) {
      try {
        session();
      } catch (InterruptedException e) {
        return;
      } catch (MessagingException | IOException | RuntimeException e) {
        if (stopped()) {
          return;
        }
        var reason = e.getMessage() == null ? e.toString() : e.getMessage();
        LOG.info("{} breaks off: {}", name, reason);
        LOG.debug("{} breaks off", name, e);
        broken(reason);
        if (pause(patience.failed())) {
          return;
        }
      }
    }
  }

  /// The connection is good.
  void connected() {
    patience.worked();
  }

  /// Opens a folder that [#stop] closes.
  IMAPFolder open(IMAPFolder folder) throws MessagingException {
    folder.open(Folder.READ_WRITE);
    open = folder;
    return folder;
  }

  /// The folder is not open any more.
  void left() {
    open = null;
  }

  @Nullable IMAPFolder opened() {
    return open;
  }

  boolean stopped() {
    return stop.getCount() == 0;
  }

  /// Waits; true when stopped meanwhile.
  boolean pause(Duration time) {
    try {
      return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  void stop() {
    stop.countDown();
    var folder = open;
    if (folder != null) {
      try {
        folder.forceClose();
      } catch (MessagingException e) {
        LOG.debug("{}: the folder was closed already", name, e);
      }
    }
  }

  void join() {
    var running = thread;
    if (running != null) {
      try {
        running.join(STOPPING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
