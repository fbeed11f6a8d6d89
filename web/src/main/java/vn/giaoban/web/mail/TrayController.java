package vn.giaoban.web.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.Refusal.FieldFault;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.inbox.InboxMail;
import vn.giaoban.scheduler.inbox.InboxService;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.language.Texts;
import vn.giaoban.web.language.Times;
import vn.giaoban.web.security.Caller;

/// Mail to the office that the program did not understand, or would not decide alone.
@RestController
@RequestMapping("/api/mail/inbox")
@Tag(name = "mail")
class TrayController {
  private final InboxService inbox;
  private final Texts texts;

  TrayController(InboxService inbox, Texts texts) {
    this.inbox = inbox;
    this.texts = texts;
  }

  /// @param kind `reply`, `counter`, `report`, `receipt`, `automatic`, `letter` or `mail`
  /// @param reasonText why it is here, for people
  /// @param briefing which briefing it seems to be about
  /// @param unit whose it seems to be
  /// @param partStat the answer it seems to be
  record Item(
      UUID id,
      OffsetDateTime receivedAt,
      String kind,
      String reason,
      String reasonText,
      @Nullable String from,
      @Nullable String fromName,
      String subject,
      String text,
      @Nullable UUID briefing,
      @Nullable String briefingTitle,
      @Nullable String unit,
      @Nullable String unitName,
      @Nullable PartStat partStat) {}

  /// How the secretary reads it; without a unit it is laid by.
  record Settling(
      @Nullable UUID briefing,
      @Nullable String unit,
      @Nullable String partStat,
      @Nullable String comment) {}

  @GetMapping
  @Operation(summary = "Mail that waits for the secretary, newest first, at most 200")
  Mono<List<Item>> tray(@RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return inbox.tray().map(mails -> mails.stream().map(mail -> item(mail, language)).toList());
  }

  private Item item(InboxMail mail, Locale language) {
    var key = "inbox.reason." + mail.reason();
    return new Item(
        mail.id(),
        java.util.Objects.requireNonNull(Times.local(mail.receivedAt())),
        mail.kind(),
        mail.reason(),
        texts.text(language, texts.has(language, key) ? key : "inbox.reason.other"),
        mail.from(),
        mail.fromName(),
        mail.subject(),
        mail.text(),
        mail.briefingId(),
        mail.briefingTitle(),
        mail.recipient(),
        mail.recipientName(),
        mail.partStat());
  }

  @GetMapping("/{id}/raw")
  @Operation(summary = "A mail as it came")
  Mono<ResponseEntity<byte[]>> raw(@PathVariable UUID id) {
    return inbox
        .raw(id)
        .map(raw ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".eml\"")
                .body(raw));
  }

  @PostMapping("/{id}/settle")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "The secretary has dealt with it",
      description = "With briefing, unit and partStat it is taken as that unit's answer.")
  Mono<Void> settle(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Settling settling,
      Caller caller) {
    return Mono.defer(() -> inbox.settle(id, decided(settling), caller.username()));
  }

  private static InboxService.@Nullable Decided decided(@Nullable Settling settling) {
    if (settling == null || (settling.unit() == null && settling.partStat() == null)) {
      return null;
    }
    var faults = new ArrayList<FieldFault>();
    var status = Answers.read(settling.partStat());
    if (settling.briefing() == null) {
      faults.add(FieldFault.of("briefing", "not-null"));
    }
    if (settling.unit() == null) {
      faults.add(FieldFault.of("unit", "not-null"));
    }
    if (status == null) {
      faults.add(FieldFault.of("partStat", "part-stat"));
    }
    if (settling.briefing() == null || settling.unit() == null || status == null) {
      throw new RefusedException(Refusal.invalid(faults));
    }
    return new InboxService.Decided(
        settling.briefing(), settling.unit(), status, settling.comment());
  }
}
