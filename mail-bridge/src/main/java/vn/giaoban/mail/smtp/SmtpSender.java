package vn.giaoban.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import vn.giaoban.mail.imip.MimeComposer;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.report.EnhancedStatus;

/// Hands mails to one server over a few connections that are kept open between mails (half the time
/// of a lone mail is connecting). Any thread; blocks.
public final class SmtpSender implements AutoCloseable {
  /// Servers like to limit mails per connection; after these a fresh one is opened.
  private static final int MAILS_PER_CONNECTION = 100;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /// A server may think about a large mail; RFC 5321 section 4.5.3.2 allows 10 minutes after the
  /// final dot. A shorter wait risks a second copy, a longer one holds the row.
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private final MailServer server;
  private final Session session;
  private final MimeComposer composer;
  private final Semaphore permits;
  private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
  private volatile boolean closed;

  /// An open connection and how many mails it has carried.
  private record Connection(SMTPTransport transport, int mails) {}

  /// @param server where to
  /// @param helo own name in the greeting, a domain
  /// @param connections most connections at once, at least 1
  public SmtpSender(MailServer server, String helo, int connections) {
    this.server = server;
    this.session = Session.getInstance(properties(server, helo));
    this.composer = new MimeComposer(session);
    this.permits = new Semaphore(connections);
  }

  private static Properties properties(MailServer server, String helo) {
    var p = new Properties();
    var protocol = server.security() == MailServer.Security.TLS ? "smtps" : "smtp";
    var prefix = "mail." + protocol + ".";
    p.setProperty(prefix + "localhost", helo);
    p.setProperty(prefix + "connectiontimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
    p.setProperty(prefix + "timeout", Long.toString(ANSWER_TIMEOUT.toMillis()));
    p.setProperty(prefix + "writetimeout", Long.toString(ANSWER_TIMEOUT.toMillis()));
    p.setProperty(prefix + "starttls.enable", "true");
    p.setProperty(
        prefix + "starttls.required",
        Boolean.toString(server.security() == MailServer.Security.STARTTLS_REQUIRED));
    p.setProperty(prefix + "ssl.checkserveridentity", "true");
    p.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
    p.setProperty(prefix + "auth.mechanisms", "PLAIN LOGIN");
    p.setProperty(prefix + "reportsuccess", "true");
    p.setProperty(prefix + "quitwait", "false");
    return p;
  }

  /// Hands over one mail; returns when the server has answered for it.
  ///
  /// @throws InterruptedException when interrupted while waiting for a free connection
  public DeliveryOutcome send(OutgoingMail mail) throws InterruptedException {
    permits.acquire();
    try {
      return handOver(mail);
    } finally {
      permits.release();
    }
  }

  private DeliveryOutcome handOver(OutgoingMail mail) {
    Connection connection;
    try {
      connection = connection();
    } catch (AuthenticationFailedException e) {
      return down("5.7.8", "authentication refused by " + server);
    } catch (MessagingException e) {
      return down("4.4.1", "no connection to " + server + ": " + cause(e));
    }
    var transport = connection.transport();
    try {
      var message = composer.compose(mail);
      transport.sendMessage(message, new Address[] {mail.to().toInternetAddress()});
      giveBack(new Connection(transport, connection.mails() + 1));
      return new DeliveryOutcome.Delivered(reply(transport));
    } catch (SendFailedException e) {
      var outcome = outcome(e, transport);
      if (accepted(outcome)) {
        giveBack(new Connection(transport, connection.mails() + 1));
      } else {
        drop(transport);
      }
      return outcome;
    } catch (MessagingException e) {
      drop(transport);
      return e.getCause() instanceof java.io.UncheckedIOException
              || e.getCause() instanceof java.nio.file.NoSuchFileException
          ? new DeliveryOutcome.Failed(new EnhancedStatus(5, 6, 0), "unreadable: " + cause(e))
          : down("4.4.2", "connection to " + server + " broke: " + cause(e));
    }
  }

  private static boolean accepted(DeliveryOutcome outcome) {
    return outcome instanceof DeliveryOutcome.Delivered
        || outcome instanceof DeliveryOutcome.Failed;
  }

  /// With `reportsuccess` Angus tells even success by an exception.
  private static DeliveryOutcome outcome(SendFailedException failure, SMTPTransport transport) {
    var reply = reply(transport);
    @Nullable Exception cause = failure;
    var code = -1;
    while (cause instanceof MessagingException next) {
      switch (next) {
        case SMTPAddressFailedException address -> {
          return refused(address.getReturnCode(), text(address), false);
        }
        case SMTPSenderFailedException sender -> {
          // Our own address is refused: nothing of the recipient's, the next mail fares the same.
          return new DeliveryOutcome.Deferred(
              status(sender.getReturnCode(), text(sender)), text(sender), true);
        }
        case SMTPSendFailedException data -> {
          code = data.getReturnCode();
          reply = text(data);
        }
        default -> {}
      }
      cause = next.getNextException();
    }
    if (failure.getValidSentAddresses() != null && failure.getValidSentAddresses().length > 0) {
      return new DeliveryOutcome.Delivered(reply);
    }
    return refused(code < 0 ? transport.getLastReturnCode() : code, reply, code == 421);
  }

  private static DeliveryOutcome refused(int code, String text, boolean serverDown) {
    var status = status(code, text);
    return code >= 500 && code < 600
        ? new DeliveryOutcome.Failed(status, text)
        : new DeliveryOutcome.Deferred(status, text, serverDown || code == 421 || code < 200);
  }

  private static EnhancedStatus status(int code, String text) {
    return EnhancedStatus.find(text)
        .filter(found -> found.family() == code / 100)
        .orElse(
            code >= 200 && code < 600
                ? EnhancedStatus.ofReplyCode(code)
                : new EnhancedStatus(4, 4, 0));
  }

  private static DeliveryOutcome down(String status, String reason) {
    return new DeliveryOutcome.Deferred(EnhancedStatus.find(status).orElseThrow(), reason, true);
  }

  private static String reply(SMTPTransport transport) {
    var reply = transport.getLastServerResponse();
    return reply == null ? "" : reply.strip();
  }

  private static String text(Exception e) {
    return e.getMessage() == null ? "" : e.getMessage().strip();
  }

  private static String cause(MessagingException e) {
    var cause = e.getNextException() == null ? e : e.getNextException();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /// An idle connection that still answers, else a fresh one.
  private Connection connection() throws MessagingException {
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      if (kept.transport().isConnected()) {
        return kept;
      }
      drop(kept.transport());
    }
    var protocol = server.security() == MailServer.Security.TLS ? "smtps" : "smtp";
    var transport = (SMTPTransport) session.getTransport(protocol);
    transport.connect(server.host(), server.port(), server.user(), server.password());
    return new Connection(transport, 0);
  }

  private void giveBack(Connection connection) {
    if (closed || connection.mails() >= MAILS_PER_CONNECTION) {
      drop(connection.transport());
    } else {
      idle.addFirst(connection);
    }
  }

  private static void drop(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // It was gone already.
      return;
    }
  }

  /// Closes the connections that are not in use; those in use are closed when their mail is
  /// through.
  @Override
  public void close() {
    closed = true;
    for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      drop(kept.transport());
    }
  }
}
