package vn.giaoban.web.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vn.giaoban.web.testing.FreePorts;

/// Postfix's `smtp-sink`, which takes everything and keeps nothing, and its `smtp-source`.
final class SmtpSink implements AutoCloseable {
  private static final String SINK = "/usr/sbin/smtp-sink";
  private static final String SOURCE = "/usr/sbin/smtp-source";
  private static final int BACKLOG = 500;

  private final Process process;
  private final int port;
  private final AtomicInteger taken = new AtomicInteger();
  private final java.util.concurrent.atomic.AtomicLong lastAt =
      new java.util.concurrent.atomic.AtomicLong();

  private SmtpSink(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static SmtpSink start() {
    int port = FreePorts.next();
    try {
      var process =
          new ProcessBuilder(
                  SINK,
                  "-c",
                  "-u",
                  System.getProperty("user.name"),
                  "127.0.0.1:" + port,
                  Integer.toString(BACKLOG))
              .redirectErrorStream(true)
              .start();
      var sink = new SmtpSink(process, port);
      Thread.ofPlatform().daemon().start(sink::read);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// It shows its counters, `sess=1 quit=0 mesg=2`, each time over the last.
  private void read() {
    var word = new StringBuilder();
    try (var in = process.getInputStream()) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c > ' ') {
          word.append((char) c);
          continue;
        }
        if (word.indexOf("mesg=") == 0) {
          count(Integer.parseInt(word.substring(5)));
        }
        word.setLength(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(int messages) {
    if (messages != taken.get()) {
      taken.set(messages);
      lastAt.set(System.nanoTime());
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  int taken() {
    return taken.get();
  }

  /// Waits until so many messages have come altogether.
  ///
  /// @return when the last came, as [System#nanoTime]
  long await(int messages, long patienceSeconds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
    while (taken.get() < messages) {
      if (System.nanoTime() > until || !process.isAlive()) {
        throw new IllegalStateException(taken.get() + " of " + messages + " messages came");
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
    }
    return lastAt.get();
  }

  /// What `smtp-source` reaches against this sink.
  ///
  /// @return messages a second
  double source(int messages, int octets, int connections) {
    try {
      long begun = System.nanoTime();
      var source =
          new ProcessBuilder(
                  List.of(
                      SOURCE,
                      "-d",
                      "-m",
                      Integer.toString(messages),
                      "-l",
                      Integer.toString(octets),
                      "-s",
                      Integer.toString(connections),
                      "-f",
                      "vanphong@tinh.example",
                      "-t",
                      "xa@tinh.example",
                      "127.0.0.1:" + port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (source.waitFor() != 0) {
        throw new IllegalStateException("smtp-source failed");
      }
      return messages / ((System.nanoTime() - begun) / 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
