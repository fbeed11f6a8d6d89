package vn.giaoban.web.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A mail server whose mailboxes are calendars: what it has taken is an entry by recipient, `UID`
/// and `SEQUENCE`, as calendars keep it, and a message by `Message-ID`.
final class CalendarSink implements AutoCloseable {
  final Map<String, Set<String>> entries = new ConcurrentHashMap<>();
  final Map<String, Set<String>> messages = new ConcurrentHashMap<>();
  final AtomicInteger taken = new AtomicInteger();

  private final ServerSocket socket;
  private final long thinkNanos;

  /// @param thinkNanos how long the server thinks about each mail
  CalendarSink(long thinkNanos) throws IOException {
    this.thinkNanos = thinkNanos;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    var recipient = "";
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
      client.setTcpNoDelay(true);
      say(client, "220 ready");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
          case "EHLO" -> say(client, "250-sink\r\n250 PIPELINING");
          case "RCPT" -> {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(client, "250 ok");
          }
          case "DATA" -> {
            say(client, "354 go on");
            var text = new StringBuilder();
            var next = in.readLine();
            for (; next != null && !next.equals("."); next = in.readLine()) {
              text.append(next).append('\n');
            }
            if (next == null) {
              // Cut off before the dot: nothing was taken (RFC 5321 section 4.1.1.10).
              return;
            }
            take(recipient, text.toString());
            LockSupport.parkNanos(thinkNanos);
            say(client, "250 ok");
          }
          default -> say(client, "250 ok");
        }
      }
    } catch (IOException e) {
      // The client was killed.
      return;
    }
  }

  private void take(String recipient, String text) {
    var calendar = text.substring(text.indexOf("text/calendar"));
    calendar = calendar.substring(calendar.indexOf("\n\n") + 2, calendar.indexOf("\n--"));
    var body =
        new String(Base64.getMimeDecoder().decode(calendar), StandardCharsets.UTF_8)
            .replace("\r\n ", "");
    entries
        .computeIfAbsent(recipient, _ -> ConcurrentHashMap.newKeySet())
        .add(property(body, "UID") + "/" + property(body, "SEQUENCE"));
    messages
        .computeIfAbsent(recipient, _ -> ConcurrentHashMap.newKeySet())
        .add(property(text, "Message-ID"));
    taken.incrementAndGet();
  }

  private static String property(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ":"))
        .findFirst()
        .orElseThrow()
        .substring(name.length() + 1)
        .strip();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
