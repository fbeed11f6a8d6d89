package vn.giaoban.mail.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.imip.MimeComposer;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.report.EnhancedStatus;

/// Hands mails to one server over a few connections that are kept open between mails. Any thread;
/// blocks.
public final class SmtpSender implements AutoCloseable {
  /// Servers like to limit mails per connection; after these a fresh one is opened.
  private static final int MAILS_PER_CONNECTION = 100;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /// Postfix hangs up after 5 minutes of silence, many sooner; we go first.
  private static final Duration KEPT_IDLE = Duration.ofSeconds(30);

  /// Headers, boundaries and what quoted-printable adds.
  private static final int OVERHEAD = 4096;

  private final MailServer server;
  private final SmtpOptions options;
  private final MimeComposer composer;
  private final Semaphore permits;
  private final BlockingDeque<SmtpConnection> idle = new LinkedBlockingDeque<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("smtp-watch").factory());
  private volatile boolean closed;

  /// As usual servers need it.
  public SmtpSender(MailServer server, String helo, int connections) {
    this(server, SmtpOptions.usual(helo, connections));
  }

  public SmtpSender(MailServer server, SmtpOptions options) {
    this.server = server;
    this.options = options;
    this.composer = new MimeComposer(Session.getInstance(new Properties()));
    this.permits = new Semaphore(options.connections());
    watch.scheduleWithFixedDelay(
        this::closeIdle, KEPT_IDLE.toSeconds(), KEPT_IDLE.toSeconds(), TimeUnit.SECONDS);
  }

  private Properties properties(Sockets sockets) {
    var p = new Properties();
    var prefix = "mail." + (tls() ? "smtps" : "smtp") + ".";
    var timeout = Long.toString(options.answerTimeout().toMillis());
    p.setProperty(prefix + "localhost", options.helo());
    p.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
    p.setProperty(prefix + "timeout", timeout);
    p.setProperty(prefix + "starttls.enable", "true");
    p.setProperty(
        prefix + "starttls.required",
        Boolean.toString(server.security() == MailServer.Security.STARTTLS_REQUIRED));
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.put(prefix + "socketFactory", sockets.plain());
    p.setProperty(prefix + "socketFactory.fallback", "false");
    p.put(prefix + "ssl.socketFactory", sockets.tls());
    p.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
    p.setProperty(prefix + "auth.mechanisms", options.tokens() == null ? "PLAIN LOGIN" : "XOAUTH2");
    p.setProperty(prefix + "quitwait", "false");
    return p;
  }

  private boolean tls() {
    return server.security() == MailServer.Security.TLS;
  }

  /// Hands over one mail; returns when the server has answered for it.
  ///
  /// @throws InterruptedException when interrupted while waiting for a free connection
  public DeliveryOutcome send(OutgoingMail mail) throws InterruptedException {
    MimeMessage message;
    Envelope envelope;
    try {
      message = composer.compose(mail);
      for (var signer : options.signers()) {
        message = signer.sign(message);
      }
      envelope = envelope(mail);
    } catch (NoSuchFileException e) {
      return fileGone();
    } catch (MessagingException | IOException | IllegalArgumentException e) {
      return new DeliveryOutcome.Failed(status("5.6.0"), "cannot be written: " + words(e));
    }
    permits.acquire();
    try {
      return handOver(envelope, message);
    } finally {
      permits.release();
    }
  }

  private static Envelope envelope(OutgoingMail mail) throws IOException {
    var id = mail.messageId();
    return new Envelope(
        mail.returnPath(),
        mail.to().address(),
        id.substring(1, id.indexOf('@')),
        mail.size() + OVERHEAD);
  }

  private DeliveryOutcome handOver(Envelope envelope, MimeMessage message)
      throws InterruptedException {
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      var outcome = over(kept, envelope, message, true);
      if (outcome != null) {
        return outcome;
      }
    }
    try {
      return Objects.requireNonNull(over(connect(), envelope, message, false));
    } catch (AuthenticationFailedException e) {
      return down("4.7.8", "login refused by " + server);
    } catch (MessagingException | IOException e) {
      return isTls(e)
          ? down("4.7.5", "no trusted connection to " + server + ": " + words(e))
          : down("4.4.1", "no connection to " + server + ": " + words(e));
    }
  }

  /// @return null when the connection, kept from before, was gone before the mail was begun
  private @Nullable DeliveryOutcome over(
      SmtpConnection connection, Envelope envelope, MimeMessage message, boolean kept) {
    var begun = new AtomicBoolean();
    var alarm =
        watch.schedule(connection::abort, options.mailTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      var answer = connection.handOver(envelope, message, begun);
      var outcome = outcome(answer);
      if (outcome instanceof DeliveryOutcome.Deferred(_, _, var down) && down) {
        drop(connection);
      } else {
        giveBack(connection);
      }
      return outcome;
    } catch (NoSuchFileException e) {
      connection.abort();
      return fileGone();
    } catch (IOException | MessagingException e) {
      connection.abort();
      return kept && !begun.get()
          ? null
          : new DeliveryOutcome.Deferred(
              status("4.4.2"), "connection to " + server + " broke: " + words(e), false);
    } finally {
      alarm.cancel(false);
    }
  }

  private static DeliveryOutcome fileGone() {
    return new DeliveryOutcome.Failed(status("5.6.0"), "an attached file is gone");
  }

  private DeliveryOutcome outcome(SmtpConnection.Answer answer) {
    return switch (answer) {
      case SmtpConnection.Answer.Taken(var reply) -> new DeliveryOutcome.Delivered(reply);
      case SmtpConnection.Answer.Refused(var stage, var code, var reply) -> {
        var status = status(code, reply);
        var tooLarge = code == 552 || status.toString().equals("5.3.4");
        if (code / 100 == 5 && (stage != SmtpConnection.Stage.SENDER || tooLarge)) {
          yield new DeliveryOutcome.Failed(status, reply);
        }
        // Our own address refused, or the server closing: the next mail would fare the same.
        var down = stage == SmtpConnection.Stage.SENDER || code == 421 || code < 200;
        yield new DeliveryOutcome.Deferred(status, reply, down);
      }
    };
  }

  private static EnhancedStatus status(int code, String text) {
    return EnhancedStatus.find(text)
        .filter(found -> found.family() == code / 100)
        .orElse(code >= 200 && code < 600 ? EnhancedStatus.ofReplyCode(code) : status("4.4.0"));
  }

  private static EnhancedStatus status(String text) {
    return EnhancedStatus.find(text).orElseThrow();
  }

  private static DeliveryOutcome down(String status, String reason) {
    return new DeliveryOutcome.Deferred(status(status), reason, true);
  }

  private static boolean isTls(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  private static String words(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private SmtpConnection connect() throws MessagingException, IOException, InterruptedException {
    var tokens = options.tokens();
    if (tokens == null) {
      return connect(server.password());
    }
    var token = tokens.token();
    try {
      return connect(token);
    } catch (AuthenticationFailedException e) {
      // It may have been taken back before its time.
      tokens.refused(token);
      return connect(tokens.token());
    }
  }

  private SmtpConnection connect(@Nullable String secret) throws MessagingException {
    var sockets = new Sockets(options.trust());
    var connection = new SmtpConnection(Session.getInstance(properties(sockets)), tls(), sockets);
    var alarm =
        watch.schedule(connection::abort, options.mailTimeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      connection.connect(server.host(), server.port(), server.user(), secret);
      connection.opened();
      return connection;
    } catch (MessagingException e) {
      connection.abort();
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private void giveBack(SmtpConnection connection) {
    if (closed || connection.mails() >= MAILS_PER_CONNECTION) {
      drop(connection);
    } else {
      idle.addFirst(connection);
    }
  }

  private void closeIdle() {
    for (var kept : idle) {
      if (kept.idleNanos() > KEPT_IDLE.toNanos() && idle.remove(kept)) {
        drop(kept);
      }
    }
  }

  private static void drop(SmtpConnection connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      // It was gone already.
      connection.abort();
    }
  }

  /// Closes the connections that are not in use; those in use are closed when their mail is
  /// through.
  @Override
  public void close() {
    closed = true;
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      drop(kept);
    }
    watch.shutdown();
  }
}
