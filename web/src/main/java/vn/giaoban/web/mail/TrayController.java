package vn.giaoban.web.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.tray.Tray;
import vn.giaoban.scheduler.tray.TrayFiling;
import vn.giaoban.web.language.Reader;
import vn.giaoban.web.security.Caller;

/// The secretary's tray: mail to the office that the program did not understand, or would not
/// decide alone.
@RestController
@RequestMapping("/api/mail/inbox")
@Tag(name = "mail")
class TrayController {
  private static final int MOST = 500;

  /// Mail comes from outside this server: the tray is looked at this often while somebody watches.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// Proxies close a connection that is silent for a minute.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final InboxRows rows;
  private final Tray tray;
  private final TrayFiling filing;
  private final TrayViews views;

  TrayController(InboxRows rows, Tray tray, TrayFiling filing, TrayViews views) {
    this.rows = rows;
    this.tray = tray;
    this.filing = filing;
    this.views = views;
  }

  /// @param waiting how many mails are in the tray
  record TrayNews(long waiting) {}

  /// @param substitute state of whoever was named, `APPROVED` or `WAITING`; null: nobody was
  record Taken(String unit, String name, String partStat, @Nullable String substitute) {}

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Mail that waits for the secretary, newest first, at most 500",
      description =
          "With `settled=true` what was dealt with, the latest first. With `Accept:"
              + " text/event-stream` a `tray` event with the number at once and whenever the tray"
              + " changes.")
  Mono<List<TrayItem>> tray(
      @Parameter(description = "what was dealt with instead") @RequestParam(defaultValue = "false")
          boolean settled,
      @RequestHeader HttpHeaders headers) {
    var language = Reader.language(headers);
    return (settled ? rows.settled(MOST) : rows.tray(MOST))
        .map(mails -> mails.stream().map(mail -> views.of(mail, language)).toList());
  }

  @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(hidden = true)
  Flux<ServerSentEvent<TrayNews>> follow() {
    var news =
        Flux.interval(Duration.ZERO, LOOK)
            .onBackpressureDrop()
            .concatMap(_ -> rows.trayState(), 1)
            .distinctUntilChanged(InboxRows.TrayState::stamp)
            .map(state ->
                ServerSentEvent.builder(new TrayNews(state.count())).event("tray").build());
    return Flux.merge(
        news,
        Flux.interval(HEARTBEAT)
            .onBackpressureDrop()
            .map(_ -> ServerSentEvent.<TrayNews>builder().comment("").build()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One mail of the tray, or one that was there")
  Mono<TrayItem> one(@PathVariable UUID id, @RequestHeader HttpHeaders headers) {
    return tray.find(id).map(mail -> views.of(mail, Reader.language(headers)));
  }

  @GetMapping("/{id}/raw")
  @Operation(summary = "A mail as it came")
  Mono<ResponseEntity<byte[]>> raw(@PathVariable UUID id) {
    return tray.find(id)
        .flatMap(_ -> rows.raw(id))
        .map(raw -> file(raw, MediaType.APPLICATION_OCTET_STREAM, id + ".eml"));
  }

  @GetMapping("/{id}/attachments/{index}")
  @Operation(
      summary = "A file that came with a mail",
      description = "It is always downloaded, never shown: it is foreign.")
  Mono<ResponseEntity<byte[]>> attachment(@PathVariable UUID id, @PathVariable int index) {
    return filing
        .file(id, index)
        .map(found ->
            file(
                found.content(),
                MediaType.APPLICATION_OCTET_STREAM,
                found.attachment().fileName()));
  }

  private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(content);
  }

  @PostMapping("/{id}/settle")
  @Operation(
      summary = "The secretary has dealt with it: taken as an answer, or laid by",
      description =
          "With briefing, unit and partStat it is taken as that unit's answer, by the meeting's"
              + " rule on substitutes; without a body it is laid by.")
  Mono<ResponseEntity<Taken>> settle(
      @PathVariable UUID id,
      @RequestBody(required = false) TrayForms.@Nullable Settling settling,
      Caller caller) {
    return Mono.defer(() -> {
      var decided = settling == null ? null : settling.decided();
      return decided == null
          ? tray.layBy(id, caller.username()).thenReturn(ResponseEntity.noContent().<Taken>build())
          : tray.answer(id, decided, caller.username())
              .map(answered ->
                  ResponseEntity.ok(
                      new Taken(
                          answered.invitation().recipient().code(),
                          answered.invitation().recipient().name(),
                          answered.invitation().partStat().name(),
                          answered.substitute())));
    });
  }

  @PostMapping("/{id}/assign")
  @Operation(summary = "It is about another briefing or unit; it stays in the tray")
  Mono<TrayItem> assign(
      @PathVariable UUID id,
      @RequestBody TrayForms.Assigning form,
      @RequestHeader HttpHeaders headers) {
    return Mono.defer(() -> tray.assign(id, form.briefingId(), form.recipient()))
        .map(mail -> views.of(mail, Reader.language(headers)));
  }

  @PostMapping("/{id}/time")
  @Operation(
      summary = "Takes the time it proposes, or refuses it",
      description =
          "Taken, the meeting is moved and every invitee is told. Refused, the sender is told that"
              + " the meeting stays when it is. A clash is told as by `PATCH /api/briefings/{id}`.")
  Mono<TrayItem> time(
      @PathVariable UUID id,
      @RequestBody TrayForms.Deciding form,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return Mono.defer(() ->
            form.taken()
                ? tray.takeTime(id, form.forced(), caller.username()).then(tray.find(id))
                : tray.refuseTime(id, form.words(), caller.username()))
        .map(mail -> views.of(mail, Reader.language(headers)));
  }

  @PostMapping("/{id}/file")
  @Operation(
      summary = "Files its papers with a meeting, an item or the request they answer",
      description = "Each is checked as an upload is.")
  Mono<TrayItem> file(
      @PathVariable UUID id,
      @RequestBody TrayForms.Filing form,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return Mono.defer(() -> filing.file(id, form.read(), caller.username()))
        .map(mail -> views.of(mail, Reader.language(headers)));
  }

  @PostMapping("/{id}/answer")
  @Operation(
      summary = "Writes back to the sender, in the conversation, and takes it out of the tray")
  Mono<TrayItem> answer(
      @PathVariable UUID id,
      @RequestBody TrayForms.Words form,
      @RequestHeader HttpHeaders headers,
      Caller caller) {
    return Mono.defer(() -> tray.reply(id, form.read(), caller.username()))
        .map(mail -> views.of(mail, Reader.language(headers)));
  }

  /// @param left what could not be taken back: `LETTER` has left, `DOCUMENTS` stay with the
  ///   meeting; null: all was
  record Undone(TrayItem item, @Nullable String left) {}

  @PostMapping("/{id}/undo")
  @ResponseStatus(HttpStatus.OK)
  @Operation(summary = "Takes back what was done with it; it is in the tray again")
  Mono<Undone> undo(@PathVariable UUID id, @RequestHeader HttpHeaders headers, Caller caller) {
    return tray.undo(id, caller.username())
        .map(done -> new Undone(views.of(done.mail(), Reader.language(headers)), done.left()));
  }
}
