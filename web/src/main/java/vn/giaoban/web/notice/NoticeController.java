package vn.giaoban.web.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.invitation.Recipient;
import vn.giaoban.scheduler.notice.Notice;
import vn.giaoban.scheduler.notice.NoticeForm;
import vn.giaoban.scheduler.notice.Notices;
import vn.giaoban.web.security.Caller;

/// Short letters of the office's to all or some of those who are invited.
@RestController
@RequestMapping("/api/briefings/{id}/notices")
@Tag(name = "notices", description = "Short letters of the office's to invitees of a briefing")
class NoticeController {
  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  /// What the office writes.
  ///
  /// @param id names the notice, so that asking twice sends once; absent: a new one
  /// @param units codes of those it is for; absent: all who are invited
  record NoticeRequest(
      @Nullable UUID id,
      @Schema(example = "Đổi điểm cầu dự họp") @Nullable String subject,
      @Schema(example = "Điểm cầu cụm 2 chuyển sang hội trường Trung tâm Chính trị.")
          @Nullable String text,
      @Schema(example = "[\"14215\"]") @Nullable List<String> units) {
    NoticeForm form() {
      return new NoticeForm(
          id == null ? UUID.randomUUID() : id,
          subject == null ? "" : subject.replaceAll("\\p{Cntrl}+", " "),
          text == null ? "" : text,
          units == null ? List.of() : units.stream().filter(Objects::nonNull).toList());
    }
  }

  /// How it would look.
  ///
  /// @param shownTo name of the recipient whose letter is shown
  /// @param recipients how many mails would leave
  /// @param withoutAddress names of those that cannot be written to
  record PreviewView(
      String shownTo,
      String subject,
      String text,
      String html,
      int recipients,
      List<String> withoutAddress) {
    static PreviewView of(Notices.Preview preview) {
      var letter = preview.letter();
      return new PreviewView(
          preview.shown().name(),
          letter.subject(),
          letter.text(),
          letter.html(),
          preview.audience().reachable().size(),
          preview.audience().withoutAddress().stream().map(Recipient::name).toList());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Sends a notice",
      description =
          "One mail for each recipient waits in the outbox; it joins the conversation of the"
              + " briefing's other mails. What became of each is in the journal.")
  @ApiResponse(responseCode = "202", description = "the notice with its counts")
  @ApiResponse(responseCode = "409", description = "nobody to write to, or called off")
  @ApiResponse(responseCode = "422", description = "no subject, no text, or an unknown unit")
  Mono<Notice> send(@PathVariable UUID id, @RequestBody NoticeRequest request, Caller caller) {
    return notices.send(id, request.form(), caller.username());
  }

  @PostMapping("/preview")
  @Operation(summary = "How a notice would look, and whom it would go to; nothing is sent")
  @ApiResponse(responseCode = "200", description = "subject, text and HTML of the first letter")
  Mono<PreviewView> preview(@PathVariable UUID id, @RequestBody NoticeRequest request) {
    return notices.preview(id, request.form()).map(PreviewView::of);
  }

  @GetMapping
  @Operation(summary = "The notices that were sent, with what became of their mails")
  Mono<List<Notice>> list(@PathVariable UUID id) {
    return notices.ofBriefing(id);
  }
}
