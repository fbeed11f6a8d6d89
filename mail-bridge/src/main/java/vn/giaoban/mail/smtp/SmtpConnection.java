package vn.giaoban.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to a mail server. Angus opens it (greeting, STARTTLS, login) and reads answers;
/// the envelope is written here, in one go where the server allows it (RFC 2920): a mail then costs
/// two round trips instead of four, and is not copied on its way.
final class SmtpConnection extends SMTPTransport {
  private final Sockets sockets;
  private @Nullable OutputStream out;
  private int mails;
  private long usedAt = System.nanoTime();

  /// How far a mail came.
  sealed interface Answer {
    /// Taken.
    record Taken(String reply) implements Answer {}

    /// The server's code and words, and what it said them to.
    record Refused(Stage stage, int code, String reply) implements Answer {}
  }

  /// What the server was asked.
  enum Stage {
    SENDER,
    RECIPIENT,
    CONTENT
  }

  SmtpConnection(Session session, boolean tls, Sockets sockets) {
    super(session, null, tls ? "smtps" : "smtp", tls);
    this.sockets = sockets;
  }

  /// Takes the connection over from Angus, once it is open.
  void opened() throws MessagingException {
    try {
      var socket = sockets.last();
      socket.setTcpNoDelay(true);
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new MessagingException("no stream", e);
    }
  }

  int mails() {
    return mails;
  }

  long idleNanos() {
    return System.nanoTime() - usedAt;
  }

  /// Hands over one message, under the lock that Angus reads answers with; [#abort] needs none.
  ///
  /// @param begun set when the message itself is under way; before, another try does no harm
  /// @throws IOException when the connection broke; [MessagingException] the same
  synchronized Answer handOver(Envelope envelope, MimeMessage message, AtomicBoolean begun)
      throws IOException, MessagingException {
    mails++;
    var refused = begin(envelope);
    usedAt = System.nanoTime();
    if (refused != null) {
      return refused;
    }
    begun.set(true);
    var body = new BodyStream(stream());
    message.writeTo(body);
    body.end();
    var code = answer();
    usedAt = System.nanoTime();
    return code / 100 == 2
        ? new Answer.Taken(reply())
        : new Answer.Refused(Stage.CONTENT, code, reply());
  }

  /// Everything up to `DATA`.
  ///
  /// @return null when the server waits for the message
  private Answer.@Nullable Refused begin(Envelope envelope) throws IOException, MessagingException {
    var commands = List.of(mail(envelope), recipient(envelope), "DATA");
    Answer.Refused refused = null;
    var atOnce = supportsExtension("PIPELINING");
    if (atOnce) {
      write(String.join("\r\n", commands) + "\r\n");
    }
    for (var stage : Stage.values()) {
      if (!atOnce) {
        write(commands.get(stage.ordinal()) + "\r\n");
      }
      var code = answer();
      var good = stage == Stage.CONTENT ? code == 354 : code / 100 == 2;
      if (!good && refused == null) {
        refused = new Answer.Refused(stage, code, reply());
        if (!atOnce) {
          break;
        }
      } else if (good && refused != null && stage == Stage.CONTENT) {
        // It wants a message for nobody: an empty one ends that (RFC 2920 section 3.1).
        write(".\r\n");
        answer();
      }
    }
    if (refused != null && refused.code() != 421) {
      reset();
    }
    return refused;
  }

  /// The server's next answer.
  ///
  /// @throws IOException when it has hung up instead
  private int answer() throws IOException, MessagingException {
    var code = readServerResponse();
    if (code < 0) {
      throw new IOException("closed by the server");
    }
    return code;
  }

  private void reset() throws IOException, MessagingException {
    write("RSET\r\n");
    answer();
  }

  private String mail(Envelope envelope) {
    var line = new StringBuilder("MAIL FROM:<").append(envelope.from()).append('>');
    if (supportsExtension("SIZE")) {
      line.append(" SIZE=").append(envelope.size());
    }
    if (supportsExtension("DSN")) {
      line.append(" RET=HDRS ENVID=").append(xtext(envelope.id()));
    }
    return line.toString();
  }

  private String recipient(Envelope envelope) {
    return "RCPT TO:<"
        + envelope.to()
        + ">"
        + (supportsExtension("DSN") ? " NOTIFY=FAILURE,DELAY" : "");
  }

  private void write(String commands) throws IOException {
    var stream = stream();
    stream.write(commands.getBytes(StandardCharsets.UTF_8));
    stream.flush();
  }

  private OutputStream stream() throws IOException {
    var stream = out;
    if (stream == null) {
      throw new IOException("not open");
    }
    return stream;
  }

  private String reply() {
    var reply = getLastServerResponse();
    return reply == null ? "" : reply.strip();
  }

  /// Ends it whatever anybody is waiting for; the socket below TLS, whose close would wait, too.
  void abort() {
    for (Socket socket : sockets.all()) {
      try {
        socket.close();
      } catch (IOException e) {
        // It was gone already.
        continue;
      }
    }
  }
}
