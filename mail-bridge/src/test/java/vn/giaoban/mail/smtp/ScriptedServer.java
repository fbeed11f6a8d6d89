package vn.giaoban.mail.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// An SMTP server that answers each verb as told, `250 ok` otherwise; `drop` hangs up, `stall` says
/// nothing any more. Several answers parted by `|` are given in turn, the last for ever.
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, String> answers;
  final AtomicInteger connections = new AtomicInteger();
  final List<String> lines = new CopyOnWriteArrayList<>();
  final AtomicInteger messages = new AtomicInteger();

  ScriptedServer(Map<String, String> answers) throws IOException {
    this(answers, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  ScriptedServer(Map<String, String> answers, ServerSocket socket) {
    this.answers = new ConcurrentHashMap<>(answers);
    this.socket = socket;
    Thread.ofVirtual().start(this::accept);
  }

  MailServer server() {
    return MailServer.parse("smtp://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      say(client, answers.getOrDefault("GREETING", "220 ready"));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        var verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
        if (verb.equals("DATA") && !answers.containsKey("DATA")) {
          say(client, "354 go on");
          for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {}
          messages.incrementAndGet();
          verb = "DOT";
        }
        var answer = next(verb);
        if (answer.equals("stall")) {
          in.lines().forEach(lines::add);
          return;
        }
        if (answer.equals("drop")) {
          return;
        }
        say(client, answer);
      }
    } catch (IOException e) {
      return;
    }
  }

  private String next(String verb) {
    var all = answers.getOrDefault(verb, "250 ok").split("\\|", 2);
    if (all.length > 1) {
      answers.put(verb, all[1]);
    }
    return all[0];
  }

  int port() {
    return socket.getLocalPort();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
