package vn.giaoban.web.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.mail.embedded.MailFiles;
import vn.giaoban.mail.embedded.StoredMail;
import vn.giaoban.mail.mime.MimeReading;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;

/// The mailboxes of our own mail server, for trial and demonstration; not there when mail is the
/// province's.
@RestController
@RequestMapping("/api/mail")
@Tag(name = "mail", description = "The embedded mail server's mailboxes; the office's tray")
class MailboxController {
  private final PostOffice post;
  private final UnitReply replies;
  private final DatabaseClient database;

  MailboxController(PostOffice post, UnitReply replies, DatabaseClient database) {
    this.post = post;
    this.replies = replies;
    this.database = database;
  }

  /// @param name of the unit whose mailbox it is; null when nobody's in particular
  record Box(String address, @Nullable String name, int messages, int unseen) {}

  /// A line of a mailbox.
  record Line(
      String id, String from, String subject, @Nullable OffsetDateTime date, boolean seen) {}

  /// @param partStat `ACCEPTED`, `TENTATIVE` or `DECLINED`
  record Reply(@Nullable String partStat, @Nullable String comment) {}

  @GetMapping("/boxes")
  @Operation(summary = "The mailboxes that have mail, by address")
  Mono<List<Box>> boxes() {
    return blocking(() -> files().boxes())
        .flatMap(boxes ->
            names(boxes.stream().map(MailFiles.Mailbox::address).toList())
                .map(names ->
                    boxes.stream()
                        .map(box ->
                            new Box(
                                box.address(),
                                box.address().equalsIgnoreCase(post.office().address())
                                    ? post.office().name()
                                    : names.get(box.address()),
                                box.messages(),
                                box.unseen()))
                        .toList()));
  }

  private Mono<Map<String, String>> names(List<String> addresses) {
    return addresses.isEmpty()
        ? Mono.just(Map.of())
        : database
            .sql(
                """
                SELECT lower(email) AS address, min(name) AS name FROM unit
                WHERE lower(email) = ANY(:addresses) AND valid @> current_date
                GROUP BY lower(email)\
                """)
            .bind("addresses", addresses.toArray(String[]::new))
            .map(row ->
                Map.entry(
                    String.valueOf(row.get("address", String.class)),
                    String.valueOf(row.get("name", String.class))))
            .all()
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  @GetMapping("/boxes/{address}")
  @Operation(summary = "The messages of one mailbox, newest first, at most 200")
  Mono<List<Line>> lines(@PathVariable String address) {
    return blocking(() -> {
      var lines = new ArrayList<Line>();
      for (var mail : files().messages(address).stream().limit(200).toList()) {
        lines.add(line(mail));
      }
      return lines;
    });
  }

  private static Line line(StoredMail mail) throws IOException {
    var head = MimeReading.read(MailFiles.head(mail));
    return new Line(
        Long.toString(mail.id()),
        head.header("From").orElse(""),
        head.header("Subject").orElse(""),
        MailboxReading.date(head),
        mail.seen());
  }

  @GetMapping("/messages/{id}")
  @Operation(summary = "One message, opened; it counts as read")
  Mono<MailboxMessage> message(@PathVariable long id) {
    return blocking(() -> {
      var mail = mail(id);
      if (!mail.box().equalsIgnoreCase(post.office().address())) {
        // What the office has read is what its reader has taken.
        files().markSeen(id);
      }
      return MailboxReading.open(id, Files.readAllBytes(mail(id).file()), true);
    });
  }

  @GetMapping("/messages/{id}/parts/{part}")
  @Operation(summary = "One attached file")
  Mono<ResponseEntity<byte[]>> part(@PathVariable long id, @PathVariable int part) {
    return blocking(() -> {
      var leaves = MimeReading.read(Files.readAllBytes(mail(id).file())).leaves();
      if (part < 0 || part >= leaves.size()) {
        throw notThere();
      }
      var leaf = leaves.get(part);
      var disposition =
          ContentDisposition.attachment()
              .filename(leaf.fileName(), java.nio.charset.StandardCharsets.UTF_8)
              .build();
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_OCTET_STREAM)
          .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
          .body(leaf.octets());
    });
  }

  @PostMapping("/messages/{id}/reply")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Answers an invitation as the mailbox's owner would",
      description =
          "Sends an iTIP REPLY by SMTP to whoever invited; it comes back through the mailbox of the"
              + " office like any other.")
  Mono<Void> reply(@PathVariable long id, @RequestBody Reply reply) {
    return blocking(
            () -> {
              var mail = mail(id);
              replies.send(mail, reply.partStat(), reply.comment());
              return true;
            })
        .then();
  }

  private MailFiles files() {
    return post.mailboxes()
        .orElseThrow(
            () -> new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "mail-not-embedded")));
  }

  private StoredMail mail(long id) {
    return files().find(id).orElseThrow(MailboxController::notThere);
  }

  private static RefusedException notThere() {
    return new RefusedException(Refusal.of(Refusal.Kind.NOT_FOUND, "no-such-mail"));
  }

  private static <T> Mono<T> blocking(Callable<T> work) {
    return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
  }
}
