package vn.giaoban.mail.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.mail.imap.Arrived;
import vn.giaoban.mail.imap.Folders;
import vn.giaoban.mail.imap.ImapAccount;
import vn.giaoban.mail.imap.Inbox;
import vn.giaoban.mail.imap.InboxReader;
import vn.giaoban.mail.smtp.AccessTokens;
import vn.giaoban.mail.smtp.MailServer;

/// The mailbox reader with the IMAP server that most provinces run.
@Timeout(120)
class DovecotIT {
  /// So rare a look that nothing here arrives by it.
  private static final Duration SELDOM = Duration.ofMinutes(2);

  private static final String TOKEN = "token-123";

  @TempDir static Path directory;

  private static DovecotServer dovecot;
  private static HttpServer tokens;

  @BeforeAll
  static void start() throws Exception {
    tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    tokens.createContext(
        "/",
        exchange -> {
          var good = String.valueOf(exchange.getRequestURI().getQuery()).endsWith("=" + TOKEN);
          var body = "{\"email\": \"oauth\"}".getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(good ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    tokens.start();
    dovecot =
        DovecotServer.start(
            directory, URI.create("http://127.0.0.1:" + tokens.getAddress().getPort() + "/"));
  }

  @AfterAll
  static void stop() throws Exception {
    dovecot.close();
    tokens.stop(0);
  }

  private static Store store(String user) throws MessagingException {
    var server = dovecot.server(user);
    var store = Session.getInstance(new Properties()).getStore("imap");
    store.connect(server.host(), server.port(), user, server.password());
    return store;
  }

  /// Puts messages into a folder, as a delivery does.
  private static void deliver(String user, String folder, String... subjects) throws Exception {
    deliverText(user, folder, "Nội dung", subjects);
  }

  private static void deliverText(String user, String folder, String text, String... subjects)
      throws Exception {
    try (var store = store(user)) {
      var to = store.getFolder(folder);
      if (!to.exists()) {
        to.create(Folder.HOLDS_MESSAGES);
      }
      var messages = new Message[subjects.length];
      for (var i = 0; i < subjects.length; i++) {
        messages[i] =
            new MimeMessage(
                null,
                new ByteArrayInputStream(
                    """
                    From: xa@tinh.example\r
                    To: vanphong@tinh.example\r
                    Subject: %s\r
                    \r
                    %s\r
                    """
                        .formatted(subjects[i], text)
                        .getBytes(UTF_8)));
      }
      to.appendMessages(messages);
    }
  }

  private static List<String> subjects(String user, String folder) throws Exception {
    try (var store = store(user)) {
      var open = store.getFolder(folder);
      if (!open.exists()) {
        return List.of();
      }
      open.open(Folder.READ_ONLY);
      return Arrays.stream(open.getMessages())
          .map(message -> {
            try {
              return message.getSubject();
            } catch (MessagingException e) {
              throw new IllegalStateException(e);
            }
          })
          .toList();
    }
  }

  private static String next(KeptMail kept) throws InterruptedException {
    Arrived message = kept.fresh.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a message within 20 s").isNotNull();
    return KeptMail.subject(Objects.requireNonNull(message).raw());
  }

  private static InboxReader reader(String user, KeptMail kept, String... folders) {
    return new InboxReader(
        new ImapAccount(dovecot.server(user)),
        new Folders(List.of(folders), null, null),
        kept,
        SELDOM,
        InboxReader.USUAL_LARGEST);
  }

  @Test
  void severalFoldersAreReadEachInOrderAndIdleTellsOfWhatComes() throws Exception {
    deliver("several", "INBOX", "mot", "hai");
    deliver("several", "Báo cáo.Xã", "ba");
    var kept = new KeptMail();
    try (var reader = reader("several", kept, "INBOX", "Báo cáo/Xã")) {
      reader.start();
      var first = List.of(next(kept), next(kept), next(kept));
      assertThat(first).containsExactlyInAnyOrder("mot", "hai", "ba");
      assertThat(first).containsSubsequence("mot", "hai");

      deliver("several", "INBOX", "bon");
      assertThat(next(kept)).isEqualTo("bon");
      deliver("several", "Báo cáo.Xã", "nam");
      assertThat(next(kept)).isEqualTo("nam");
    }
    assertThat(kept.again).isEmpty();
    assertThat(kept.fresh).isEmpty();
  }

  @Test
  void aServerThatIsKilledIsReadOnWhenItIsBack() throws Exception {
    deliver("killed", "INBOX", "truoc");
    var kept = new KeptMail();
    try (var reader = reader("killed", kept, "INBOX")) {
      reader.start();
      assertThat(next(kept)).isEqualTo("truoc");

      dovecot.kill();
      assertThat(kept.broken.poll(20, TimeUnit.SECONDS)).isNotNull();
      dovecot.start();
      deliver("killed", "INBOX", "sau");

      assertThat(next(kept)).isEqualTo("sau");
      assertThat(kept.again).isEmpty();
    }
  }

  @Test
  void aMailboxThatWasBuiltAnewIsReadFromTheStartAndNothingIsLostOrKeptTwice() throws Exception {
    deliver("anew", "INBOX", "mot", "hai");
    var kept = new KeptMail();
    try (var reader = reader("anew", kept, "INBOX")) {
      reader.start();
      assertThat(List.of(next(kept), next(kept))).containsExactly("mot", "hai");
    }
    var before = kept.position("INBOX").uidValidity();
    dovecot.kill();
    dovecot.forget("anew");
    dovecot.start();
    deliver("anew", "INBOX", "ba");

    try (var reader = reader("anew", kept, "INBOX")) {
      reader.start();
      assertThat(next(kept)).isEqualTo("ba");
    }
    assertThat(kept.position("INBOX").uidValidity()).isNotEqualTo(before);
    assertThat(kept.again).containsExactlyInAnyOrder("mot", "hai");
  }

  @Test
  void whatWasLookedAtIsMovedAndMovesOnceMoreWhenItIsDealtWith() throws Exception {
    deliver("moving", "INBOX", "ro", "chua-ro", "de-yen");
    var kept = new KeptMail();
    kept.targets.put("ro", Inbox.Target.PROCESSED);
    kept.targets.put("chua-ro", Inbox.Target.UNCLEAR);
    try (var reader =
        new InboxReader(
            new ImapAccount(dovecot.server("moving")),
            new Folders(List.of("INBOX"), "Giao ban/Đã xử lý", "Giao ban/Cần xem"),
            kept,
            SELDOM,
            InboxReader.USUAL_LARGEST)) {
      reader.start();
      var first = Objects.requireNonNull(kept.moved.poll(20, TimeUnit.SECONDS));
      var second = Objects.requireNonNull(kept.moved.poll(20, TimeUnit.SECONDS));
      assertThat(List.of(first.getKey(), second.getKey()))
          .containsExactlyInAnyOrder("ro", "chua-ro");
      assertThat(subjects("moving", "INBOX")).containsExactly("de-yen");
      assertThat(subjects("moving", "Giao ban.Đã xử lý")).containsExactly("ro");
      assertThat(subjects("moving", "Giao ban.Cần xem")).containsExactly("chua-ro");

      kept.targets.put("chua-ro", Inbox.Target.PROCESSED);
      reader.dealtWith();
      assertThat(kept.moved.poll(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(subjects("moving", "Giao ban.Đã xử lý")).containsExactly("ro", "chua-ro");
      assertThat(subjects("moving", "Giao ban.Cần xem")).isEmpty();
    }
  }

  @Test
  void ofWhatIsTooLargeOnlyTheHeaderIsLoaded() throws Exception {
    deliverText("large", "INBOX", "x".repeat(900) + "\r\n" + "y".repeat(900), "to");
    deliver("large", "INBOX", "nho");
    var kept = new KeptMail();
    try (var reader =
        new InboxReader(
            new ImapAccount(dovecot.server("large")), Folders.only("INBOX"), kept, SELDOM, 1_000)) {
      reader.start();
      var large = Objects.requireNonNull(kept.fresh.poll(20, TimeUnit.SECONDS));
      assertThat(KeptMail.subject(large.raw())).isEqualTo("to");
      assertThat(large.whole()).isFalse();
      assertThat(large.octets()).isGreaterThan(1_800);
      assertThat(new String(large.raw(), UTF_8)).doesNotContain("xxx").endsWith("\r\n\r\n");
      assertThat(next(kept)).isEqualTo("nho");
    }
    assertThat(subjects("large", "INBOX")).containsExactly("to", "nho");
  }

  @Test
  void aMailboxOpensByATokenAndAsksForAnotherWhenThatIsRefused() throws Exception {
    deliver("oauth", "INBOX", "thu");
    var server = dovecot.server("oauth");
    var kept = new KeptMail();
    var account =
        new ImapAccount(
            new MailServer(
                server.host(), server.port(), server.security(), server.user(), null, ""),
            new AccessTokens() {
              private volatile boolean renewed;

              @Override
              public String token() {
                return renewed ? TOKEN : "old";
              }

              @Override
              public void refused(String token) {
                renewed = token.equals("old");
              }
            });
    try (var reader = new InboxReader(account, "INBOX", kept, SELDOM)) {
      reader.start();
      assertThat(next(kept)).isEqualTo("thu");
    }
    assertThat(kept.broken).hasSize(1);
  }
}
