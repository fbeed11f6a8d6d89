package vn.giaoban.web.mail;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.giaoban.mail.address.MailAddress;
import vn.giaoban.mail.embedded.EmbeddedMailServer;
import vn.giaoban.mail.embedded.MailFiles;
import vn.giaoban.mail.imap.Folders;
import vn.giaoban.mail.imap.ImapAccount;
import vn.giaoban.mail.imap.InboxReader;
import vn.giaoban.mail.imip.OutgoingMail;
import vn.giaoban.mail.smtp.AccessTokens;
import vn.giaoban.mail.smtp.DeliveryOutcome;
import vn.giaoban.mail.smtp.MailServer;
import vn.giaoban.mail.smtp.OAuthTokens;
import vn.giaoban.mail.smtp.SmtpOptions;
import vn.giaoban.mail.smtp.SmtpSender;
import vn.giaoban.web.settings.Settings;

/// The mail servers we speak to: those of the settings, or our own. Ours is started beside the rest
/// of the application, so nobody waits for it who does not send mail.
@Component
public class PostOffice implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

  private static final int KEPT_MESSAGES = 20_000;
  private static final Duration POLL = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Settings settings;
  private final MailAddress office;
  private final IncomingPost incoming;
  private final InstantSource clock;
  private final CompletableFuture<SmtpSender> sender = new CompletableFuture<>();
  private final CompletableFuture<MailFiles> files = new CompletableFuture<>();
  private @Nullable EmbeddedMailServer embedded;
  private volatile @Nullable InboxReader reader;
  private volatile boolean running;

  PostOffice(Settings settings, IncomingPost incoming, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.office =
        MailAddress.read(settings.mailFrom())
            .orElseThrow(() -> new IllegalArgumentException("mailFrom: no mailbox"));
    this.incoming = incoming;
  }

  /// The office's own address: who invites, and where answers come.
  public MailAddress office() {
    return office;
  }

  /// Whether mail is kept on this machine, by our own server.
  public boolean isEmbedded() {
    return settings.smtpUrl() == null;
  }

  /// Whether mail can be handed over.
  boolean isOpen() {
    return sender.isDone() && !sender.isCompletedExceptionally();
  }

  /// Hands one mail to the server. Blocks; for virtual threads.
  DeliveryOutcome send(OutgoingMail mail) throws InterruptedException {
    return await(sender).send(mail);
  }

  /// The mailboxes of our own server; empty when mail is the province's. May block a moment after
  /// the start.
  Optional<MailFiles> mailboxes() {
    return isEmbedded() ? Optional.of(await(files)) : Optional.empty();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("mail is not available", e);
    }
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform().name("post-office").daemon().start(this::open);
  }

  private synchronized void open() {
    if (!running) {
      return;
    }
    try {
      var smtp = settings.smtpUrl();
      var imap = settings.imapUrl();
      if (smtp != null && imap != null) {
        serve(MailServer.parse(smtp.toString()), MailServer.parse(imap.toString()));
        return;
      }
      var mailboxes = new MailFiles(settings.data().resolve("mail"), KEPT_MESSAGES);
      files.complete(mailboxes);
      var server = new EmbeddedMailServer(mailboxes, office, 0, 0);
      embedded = server;
      serve(server.smtp(), server.imap());
    } catch (IOException | RuntimeException e) {
      LOG.error("Mail cannot be sent or read", e);
      files.completeExceptionally(e);
      sender.completeExceptionally(e);
    }
  }

  private void serve(MailServer smtp, MailServer imap) throws IOException {
    var tokens = tokens();
    var mail = settings.mail();
    sender.complete(
        new SmtpSender(
            smtp,
            SmtpOptions.usual(office.domain(), mail.connections())
                .with(tokens, Signatures.of(mail, office))));
    var folders = isEmbedded() ? Folders.only("INBOX") : folders(imap);
    // A password in its URL says that the mailbox is opened by it.
    var account = new ImapAccount(imap, imap.password() == null ? tokens : null);
    var inbox =
        new InboxReader(
            account,
            folders,
            incoming.mailbox(isEmbedded() ? "embedded" : imap + "/", folders),
            isEmbedded() ? Duration.ofSeconds(2) : POLL,
            mail.inbound().largest());
    reader = inbox;
    incoming.afterwards(inbox::dealtWith);
    inbox.start();
  }

  /// Those of the settings; without any, the one that the URL names.
  private Folders folders(MailServer imap) {
    var inbound = settings.mail().inbound();
    return new Folders(
        inbound.folders().isEmpty()
            ? List.of(imap.path().isEmpty() ? "INBOX" : imap.path())
            : inbound.folders(),
        inbound.processed(),
        inbound.unclear());
  }

  /// Where tokens come from; null: passwords are used.
  private @Nullable AccessTokens tokens() {
    var oauth = settings.mail().oauth();
    return oauth == null || isEmbedded()
        ? null
        : new OAuthTokens(
            new OAuthTokens.Access(
                oauth.tokenUrl(),
                oauth.clientId(),
                oauth.clientSecret(),
                oauth.refreshToken(),
                oauth.scope()),
            clock);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (reader != null) {
      reader.close();
    }
    if (isOpen()) {
      sender.join().close();
    }
    if (embedded != null) {
      embedded.close();
    }
  }

  /// There before whoever sends starts, and still there when he has stopped.
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 1;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
